"""What comes in besides a notebook: (name, function(folder, notebook), points or None, codes expected)."""

import json
import os
import zipfile

import nbformat
from small_course import FULL, NAME

FILE = f"{NAME}.ipynb"


def text(change, name=FILE, encoding="utf-8"):
    """Write `change(the notebook as text)`."""

    def write(folder, notebook):
        content = change(nbformat.writes(notebook))
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))

    return write


def data(change):
    """Write what `change(the notebook as a dictionary)` left of it."""

    def change_text(content):
        notebook = json.loads(content)
        return json.dumps(change(notebook) or notebook)

    return text(change_text)


def beside(name, content=b"", also=None):
    def write(folder, notebook):
        text(str)(folder, notebook)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return write


def link(target, name=FILE):
    def write(folder, notebook):
        os.symlink(target, folder / name)

    return write


def link_beside(folder, notebook):
    text(str)(folder, notebook)
    os.symlink("/etc/passwd", folder / "data.txt")
    os.symlink("/", folder / "everything")


def in_a_folder_of_its_name(folder, notebook):
    """What unpacking a zip of one notebook and a photograph gives."""
    (folder / FILE).mkdir()
    text(str)(folder / FILE, notebook)
    (folder / FILE / "photo.png").write_bytes(b"png")


def device(folder, notebook):
    os.mkfifo(folder / FILE)


def linked_folder(folder, notebook):
    folder.rmdir()
    other = folder.parents[2] / "elsewhere"
    other.mkdir()
    text(str)(other, notebook)
    os.symlink(other, folder)


def several(folder, notebook):
    text(str, "small (1).ipynb")(folder, notebook)
    text(lambda content: content.replace("grade_id", "no_id"), "scratch.ipynb")(folder, notebook)


def huge(folder, notebook):
    with open(folder / FILE, "wb") as file:
        file.truncate(10**12)


def heavy_outputs(notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 10_000_000}]


def version_3(folder, notebook):
    old = nbformat.convert(notebook, 3)
    (folder / FILE).write_text(json.dumps(old))


def too_new(notebook):
    notebook["nbformat"] = 5


def newer_minor(notebook):
    notebook["nbformat_minor"] = 99


def odd_cells(notebook):
    notebook["cells"] += [
        None,
        7,
        [],
        {"cell_type": "quantum"},
        {"cell_type": "code", "source": 3},
        {"cell_type": "code"},
    ]


def no_metadata_in(notebook):
    for cell in notebook["cells"][:1]:
        cell["metadata"] = None


def zipped(folder, notebook):
    with zipfile.ZipFile(folder / FILE, "w") as file:
        file.writestr(FILE, nbformat.writes(notebook))


def stamped(stamp):
    return lambda folder, notebook: (text(str)(folder, notebook), (folder / "timestamp.txt").write_bytes(stamp))


CASES = [
    ("empty", text(lambda content: ""), None, {"EMPTY"}),
    ("zeros", text(lambda content: b"\0" * 5000), None, {"EMPTY"}),
    ("truncated", text(lambda content: content[: len(content) // 2]), None, {"TRUNCATED"}),
    (
        "conflicted",
        text(
            lambda content: content.replace('"cells"', '<<<<<<< HEAD\n"cells"\n=======\n>>>>>>> theirs', 1).replace(
                "<<<", "\n<<<", 1
            )
        ),
        None,
        {"CONFLICTED"},
    ),
    ("not-json", text(lambda content: "print('hello')"), None, {"NOT_A_NOTEBOOK"}),
    ("web-page", text(lambda content: "<!DOCTYPE html><title>Log in</title>"), None, {"NOT_A_NOTEBOOK"}),
    ("json-list", text(lambda content: "[]"), None, {"NOT_A_NOTEBOOK"}),
    ("json-nested", text(lambda content: "[" * 200_000), None, {"NOT_A_NOTEBOOK"}),
    ("json-number", text(lambda content: '{"nbformat": 4, "cells": ' + "9" * 10_000 + "}"), None, {"NOT_A_NOTEBOOK"}),
    ("no-format", data(lambda n: n.pop("nbformat") and None), None, {"NOT_A_NOTEBOOK"}),
    ("cells-is-text", data(lambda n: n.update(cells="all")), None, {"NOT_A_NOTEBOOK"}),
    ("too-new", data(too_new), None, {"NEWER_FORMAT"}),
    ("newer-minor", data(newer_minor), FULL, set()),
    ("older", version_3, FULL, {"OLD_FORMAT"}),
    ("odd-cells", data(odd_cells), FULL, {"STRANGE_CELLS"}),
    ("metadata-is-null", data(no_metadata_in), FULL, set()),
    ("byte-order-mark", text(lambda content: b"\xef\xbb\xbf" + content.encode()), FULL, set()),
    ("utf-16", text(str, encoding="utf-16"), FULL, {"ENCODING"}),
    ("latin-1", text(lambda content: content.replace("Because.", "Träge."), encoding="latin-1"), FULL, {"ENCODING"}),
    ("crlf", text(lambda content: content.replace("\n", "\r\n")), FULL, set()),
    ("renamed", text(str, "My Homework (final).ipynb"), FULL, {"RENAMED"}),
    ("extension-added", text(str, f"{FILE}.txt"), FULL, {"RENAMED"}),
    (
        "in-a-subfolder",
        lambda folder, n: ((folder / "small").mkdir(), text(str, f"small/{FILE}")(folder, n)),
        FULL,
        {"RENAMED"},
    ),
    ("several", several, FULL, {"RENAMED", "MORE_NOTEBOOKS"}),
    ("nothing", lambda folder, notebook: None, None, {"NO_NOTEBOOK"}),
    ("only-text", lambda folder, notebook: (folder / "answers.txt").write_text("4"), None, {"NO_NOTEBOOK"}),
    (
        "checkpoint-only",
        lambda folder, n: ((folder / ".ipynb_checkpoints").mkdir(), text(str, f".ipynb_checkpoints/{FILE}")(folder, n)),
        None,
        {"NO_NOTEBOOK"},
    ),
    ("zipped", zipped, None, {"NOT_A_NOTEBOOK"}),
    ("huge", huge, None, {"TOO_BIG"}),
    ("heavy-outputs", data(heavy_outputs), FULL, set()),
    ("link-to-password", link("/etc/shadow"), None, {"NOT_A_FILE"}),
    ("link-to-solution", link("../../../solutions/small/small.ipynb"), None, {"NOT_A_FILE"}),
    ("link-to-itself", link(FILE), None, {"NOT_A_FILE"}),
    ("link-beside", link_beside, FULL, {"ODD_FILES"}),
    ("pipe", device, None, {"NOT_A_FILE"}),
    ("folder-as-notebook", lambda folder, notebook: (folder / FILE).mkdir(), None, {"NO_NOTEBOOK"}),
    ("folder-with-notebook", in_a_folder_of_its_name, FULL, {"RENAMED", "ODD_FILES"}),
    ("folder-as-time", beside("timestamp.txt/now.txt"), FULL, {"ODD_FILES"}),
    ("name-\udcff", text(str), None, {"NOT_A_FOLDER"}),
    ("linked-folder", linked_folder, None, {"NOT_A_FOLDER"}),
    ("shadow-numpy", beside("numpy.py", b"def isclose(*a): return True\n"), FULL, {"SHADOWING"}),
    ("shadow-package", beside("utils/__init__.py", b"raise SystemExit\n"), FULL, {"SHADOWING"}),
    ("shadow-random", beside("random.py", b"raise SystemExit\n"), FULL, {"SHADOWING"}),
    ("sitecustomize", beside("sitecustomize.py", b"import os; os._exit(0)\n"), FULL, {"SHADOWING"}),
    ("own-config", beside("nbgrader_config.py", b"raise SystemExit\n"), FULL, set()),
    ("own-data", beside("numbers.txt", b"9 9 9\n"), FULL, set()),
    ("odd-file-name", beside("new\nline; rm -rf $HOME.txt"), FULL, {"ODD_FILES"}),
    (
        "bytes-in-name",
        lambda folder, n: (text(str)(folder, n), open(os.fsencode(folder) + b"/\xff\xfe.txt", "w").close()),
        FULL,
        {"ODD_FILES"},
    ),
    ("time-garbage", stamped(b"yesterday, honestly"), FULL, {"BAD_TIMESTAMP"}),
    ("time-empty", stamped(b""), FULL, {"BAD_TIMESTAMP"}),
    ("time-bytes", stamped(b"\xff\xfe\0\0"), FULL, {"BAD_TIMESTAMP"}),
    ("time-overflow", stamped(b"99999-01-01 00:00:00"), FULL, {"BAD_TIMESTAMP"}),
    ("time-number", stamped(b"12"), FULL, {"BAD_TIMESTAMP"}),
    ("time-good", stamped(b"2026-01-01 12:00:00.123 Europe/Lisbon"), FULL, set()),
]
# Names of students: each hands in right answers.
STUDENTS = [
    "o'neill",
    "müller",
    "名前",
    "a b",
    "-rf",
    "{0}",
    "[x]*",
    "%s%d",
    "a;b|c",
    "drop table;--",
    "x" * 100,
    "a.b+c",
    "100%",
    "\\d+",
]
