"""What the tests need from the machine and pip cannot bring: fetched where we may, else named in one line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from utils import browser
from utils.grading.isolation import sandbox


@dataclass(frozen=True)
class Need:
    """A program: whether it is there, its Debian package, another command that fetches it, and what to say without."""

    name: str
    there: Callable[[], bool]
    package: str
    advice: str
    otherwise: tuple[str, ...] = ()


NEEDS = (
    Need(
        "a browser",
        lambda: browser.find() is not None,
        "chromium",
        f"{browser.ADVICE}; until then the browser tests are skipped",
        (sys.executable, "-m", "playwright", "install", "chromium"),
    ),
    Need(
        "a sandbox",
        lambda: sandbox.works("bwrap"),
        "bubblewrap",
        "bubblewrap does not work here: `sudo apt-get install bubblewrap` (Debian; utils/grading/README.md has more); "
        "until then the grading tests are skipped",
    ),
)


def fetch(needs: tuple[Need, ...] = NEEDS) -> list[str]:
    """Fetch what is missing: Debian's package where we are root, else by a command of its own; advice for the rest."""
    return [need.advice for need in needs if not need.there() and not any(attempt(need, way) for way in ways(need))]


def ways(need: Need) -> list[list[list[str]]]:
    """The commands that may fetch it, in the order of trying."""
    found = [[list(need.otherwise)]] if need.otherwise else []
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        found.insert(0, [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", need.package]])
    return found


def attempt(need: Need, commands: list[list[str]]) -> bool:
    print(f"Fetching {need.name} for the tests:", " ".join(commands[-1]), flush=True)
    return all(subprocess.run(command, capture_output=True).returncode == 0 for command in commands) and need.there()
