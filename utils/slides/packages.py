"""What a deck inlines from npm packages: fetched once, pinned in packages.json, the sha512 checked at every use."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from functools import cache
from pathlib import Path

from utils.slides.error import SlidesError

PINS = json.loads(Path(__file__).with_name("packages.json").read_text())


def folder() -> Path:
    """Where fetched packages are kept: the user's cache, shared by every clone of the course."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "neural-networks-course" / "slides"


@cache
def read(package: str, member: str) -> bytes:
    """The file `member` of a pinned package, such as read("reveal.js", "dist/reveal.js").

    Raises SlidesError if the package has to be fetched and cannot be, or if it is not the one that was pinned.
    """
    with tarfile.open(_tarball(package)) as tar:
        return tar.extractfile(f"package/{member}").read()


def fetch(*names: str) -> None:
    """Have these packages here, or all, so that nothing runs for minutes before one turns out to be missing.

    Raises SlidesError as `read` does.
    """
    for package in names or PINS:
        _tarball(package)


def licences() -> list[str]:
    """One line per inlined package: name, version, licence."""
    return [f"{name} {pin['version']} ({pin['licence']})" for name, pin in PINS.items()]


def _tarball(package: str) -> Path:
    version = PINS[package]["version"]
    kept = folder() / f"{package.strip('@').replace('/', '-')}-{version}.tgz"
    if not kept.exists():
        _fetch(f"{package}@{version}", kept)
    digest = base64.b64encode(hashlib.sha512(kept.read_bytes()).digest()).decode()
    if PINS[package]["integrity"] != f"sha512-{digest}":
        kept.unlink()
        raise SlidesError(
            f"{package} {version} is not the package that was pinned (sha512 differs); it was thrown away"
        )
    return kept


def _fetch(spec: str, kept: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SlidesError(
            f"npm not found: it is needed once, to fetch {spec}; install Node.js (Debian: sudo apt-get install npm)"
        )
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Fetched beside its place and then renamed: two builds at once must not read half a file.
    with tempfile.TemporaryDirectory(dir=kept.parent) as place:
        done = subprocess.run([npm, "pack", spec, "--silent"], cwd=place, capture_output=True, text=True)
        if done.returncode:
            said = (done.stderr.strip() or "no reason given").splitlines()[-1]
            raise SlidesError(f"npm could not fetch {spec}: {said}")
        next(Path(place).glob("*.tgz")).replace(kept)
