"""Where student code runs: which walls this machine offers, and the command that puts a Python behind them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import utils
from utils.grading.isolation import container, fonts

TIERS = ("auto", "bwrap", "docker", "none")
WORK = "/submission"
FONTS = "/fonts"  # Matplotlib's list, for every submission to copy
DISK = 200_000_000  # of files, where a submission has the sandbox for itself
# Nothing of the instructor's environment goes in; this does. MPLBACKEND is what a kernel sets for itself, too late for
# a Matplotlib that is loaded already.
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",
    "TMPDIR": "/tmp",
    "USER": "student",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "MPLCONFIGDIR": "/tmp/matplotlib",
    "IPYTHONDIR": "/tmp/ipython",
    "JUPYTER_PLATFORM_DIRS": "1",
    "NBGRADER_EXECUTION": "autograde",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
INSTALL = (
    "No sandbox here, and student code must not run with your rights. On Debian or Ubuntu: sudo apt install bubblewrap "
    "(Ubuntu 23.10 and newer also: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0). Elsewhere: start "
    "Docker or Podman and build the image that utils/grading/README.md describes. On a Linux machine that may be lost: "
    "--no-sandbox."
)


class NoSandboxError(RuntimeError):
    """There is no wall to put student code behind; the message says what to install."""


def choose(wish: str, try_out: Callable[[str], bool] | None = None) -> str:
    """The tier to use for `wish`, one of TIERS, after trying it out: here, or with `try_out` where it will be used.

    Raises NoSandboxError where the wish cannot be met; "auto" never falls back to "none".
    """
    if wish == "none" and sys.platform == "linux":
        return wish
    tried = {"auto": ["bwrap", "docker"], "none": []}.get(wish, [wish])
    for tier in tried:
        if (try_out or works)(tier):
            return tier
    raise NoSandboxError(INSTALL)


def works(tier: str) -> bool:
    """Whether a Python starts behind the walls of `tier`."""
    if tier == "docker":
        return container.works()
    if shutil.which("bwrap") is None:
        return False
    command = inside("bwrap", ["-c", "print(6 * 7)"])
    try:
        answer = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.stdout.strip() == "42"


def user() -> int:
    """The user inside: ourselves, or, where we are root (whom no limit on processes binds), a number nobody has."""
    return 0 if os.getuid() else 1_000_000_000 + os.getpid()


def inside(tier: str, arguments: list[str]) -> list[str]:
    """The command that runs Python with `arguments` behind the walls of `tier`, "bwrap" or "none"."""
    python = [sys.executable, "-I", *arguments]
    return python if tier == "none" else [*bwrap(), "--", *python]


def bwrap() -> list[str]:
    """bubblewrap's part of the command: an almost empty, read-only system without a network."""
    program = shutil.which("bwrap") or "bwrap"
    walls = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    # Root must first become somebody else, inside, which takes these two rights; they are gone with the change.
    rights = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if os.getuid() == 0 else ["--unshare-user"]
    files = ["--ro-bind", "/usr", "/usr", "--proc", "/proc", "--dev", "/dev"]
    for folder in ("/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        if os.path.islink(folder):
            files += ["--symlink", os.readlink(folder), folder]
        elif os.path.isdir(folder):
            files += ["--ro-bind", folder, folder]
    for name in ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "fonts", "localtime"):
        files += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    files += ["--perms", "0755", "--dir", FONTS]
    for folder in (WORK, "/tmp", "/dev/shm"):
        files += ["--perms", "1777", "--size", str(DISK), "--tmpfs", folder]
    for folder in readable():  # after /tmp, where a clone of the course may stand
        for parent in reversed(Path(folder).parents[:-1]):  # bubblewrap would make them for its user alone
            files += ["--perms", "0755", "--dir", str(parent)]
        files += ["--ro-bind", folder, folder]
    for path in fonts.lists():
        files += ["--ro-bind", str(path), f"{FONTS}/{path.name}"]
    files += ["--chdir", WORK, "--remount-ro", "/dev", "--remount-ro", "/"]
    environment = [word for name, value in ENVIRONMENT.items() for word in ("--setenv", name, value)]
    return [program, *walls, *rights, *files, "--die-with-parent", "--new-session", "--clearenv", *environment]


def readable() -> list[str]:
    """What student code may read besides /usr: this Python, its packages, and the course's package `utils`."""
    folders = {os.path.realpath(sys.base_prefix), sys.base_prefix, sys.prefix, str(Path(utils.__file__).parent)}
    return sorted(folder for folder in folders if not folder.startswith("/usr/"))


def describe(tier: str) -> str:
    """The tier in words for the person at the screen."""
    return {
        "bwrap": "bubblewrap (no network, no files but its own)",
        "docker": "a container per submission (no network, no files but its own)",
        "none": "NO SANDBOX: student code has all your rights",
    }[tier]
