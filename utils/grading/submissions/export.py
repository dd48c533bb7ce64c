"""The files in what Moodle or Canvas exports, a zip or the folder it unpacks to; nothing of it is trusted."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from utils.grading.errors import GradingError
from utils.grading.reasons import Rejected
from utils.grading.submissions.ingest import LARGEST_ALL, named_well, read

MOST = 100 * LARGEST_ALL
REGULAR = (0, 8)  # the kinds of an entry that are files; others are links and devices
ENCRYPTED = 1
DAMAGE = (ValueError, OSError, EOFError, RuntimeError, lzma.LZMAError, zlib.error, zipfile.BadZipFile)


def files(export: Path, refused: list[str]) -> Iterator[tuple[str, bytes]]:
    """Path and content of every ordinary file, as long as they are not too much altogether; others go to `refused`.

    Raises GradingError for what is neither a folder nor a zip.
    """
    if export.is_dir():
        yield from in_folder(export, refused)
        return
    try:
        archive = zipfile.ZipFile(export)
    except (OSError, zipfile.BadZipFile) as error:
        raise GradingError(f"{export} is neither a folder nor a zip file: {error}") from error
    with archive:
        yield from in_zip(archive, refused)


def in_folder(folder: Path, refused: list[str]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        try:
            yield name, read(path, LARGEST_ALL)
        except Rejected:
            refused.append(name)


def in_zip(archive: zipfile.ZipFile, refused: list[str]) -> Iterator[tuple[str, bytes]]:
    total = 0
    for info in archive.infolist():
        if info.is_dir():
            continue
        total += info.file_size
        try:
            if not ordinary(info) or info.file_size > LARGEST_ALL or total > MOST:
                raise ValueError(info.filename)
            content = archive.read(info)
        except DAMAGE:  # damaged, or packed in some odd way
            refused.append(info.filename)
            continue
        yield info.filename, content


def ordinary(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file that leads nowhere else and needs no password."""
    parts = info.filename.split("/")
    named = all(part not in ("", ".", "..") and named_well(part) for part in parts)
    return named and (info.external_attr >> 28) in REGULAR and not info.flag_bits & ENCRYPTED
