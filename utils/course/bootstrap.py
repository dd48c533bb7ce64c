"""Make `.venv` and install the course into it; the only file that runs before anything is installed.

It needs nothing but Python's standard library, and parses on any Python 3.6 so that it can say which one is needed.
A stamp inside `.venv`, written last, says what was installed: without it a `.venv` counts as half-made and is rebuilt.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys

NEEDED = (3, 11)
GIGABYTES = 4  # what a full install takes on disk (PyTorch's CPU build is 1 GB of it), with room to unpack
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
OURS = os.path.join(VENV, "made-by-the-course")  # its text says by which Python and for which folder
STAMPS = {"course": os.path.join(VENV, "installed-course"), "dev": os.path.join(VENV, "installed-dev")}
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))

NO_NETWORK = re.compile(
    r"NewConnectionError|Failed to establish|name resolution|ConnectTimeout|ReadTimeout|ProxyError|"
    r"Connection refused|Network is unreachable|Name or service not known|getaddrinfo failed|SSLError|"
    r"from versions: none"  # what pip says of every package when it has no registry to ask
)
NO_SPACE = re.compile(r"No space left on device|Errno 28|Disk quota exceeded|not enough space", re.IGNORECASE)


def main(arguments=None):
    """Install what is asked for unless it is there already; exit status 0, or 1 after one line that says why."""
    parser = argparse.ArgumentParser(description="Install the course into .venv")
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    wanted = "dev" if parser.parse_args(arguments).dev else "course"
    try:
        check_python(sys.version_info)
        if not is_installed(wanted):
            install(wanted)
    except Problem as problem:
        print(f"course: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("course: interrupted; the next `make` starts the installation again", file=sys.stderr)
        return 1
    return 0


class Problem(Exception):
    """Something the user can mend; the message is one line that says how."""


def check_python(version):
    if tuple(version[:2]) < NEEDED:
        needed, here = (".".join(str(part) for part in v[:2]) for v in (NEEDED, version))
        raise Problem(
            f"Python {needed} or newer is needed, this is {here}; name a newer one: make lab PYTHON=python3.12"
        )


def fingerprint():
    """The list of packages, in short: when it changes, pip runs again."""
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def identity():
    """What a `.venv` is tied to: its scripts hold the path of the folder, its packages fit one Python."""
    return f"{sys.version}\n{ROOT}\n"


def text_of(path):
    if not os.path.exists(path):
        return None
    with open(path) as file:
        return file.read()


def is_ours_and_runs():
    return text_of(OURS) == identity() and os.path.exists(PYTHON)


def is_installed(wanted):
    """Whether `.venv` holds what is wanted, whole and of today; the tests' packages include the course's."""
    return is_ours_and_runs() and any(text_of(STAMPS[name]) == fingerprint() for name in (wanted, "dev"))


def install(wanted):
    if os.path.lexists(VENV) and not os.path.exists(OURS):
        raise Problem("the folder .venv was not made by the course; move it away and run make again")
    # Whoever had the tests' packages keeps them when the list of packages changes.
    if os.path.exists(STAMPS["dev"]):
        wanted = "dev"
    whole = is_ours_and_runs() and any(os.path.exists(stamp) for stamp in STAMPS.values())
    # "Installed" means the stamp is there: it goes first and comes back last.
    for stamp in STAMPS.values():
        if os.path.exists(stamp):
            os.remove(stamp)
    if not whole and os.path.exists(VENV):
        print("Removing a .venv that is half-made or of another Python", flush=True)
        shutil.rmtree(VENV)
    check_space()
    try:
        if not whole:
            make_venv()
        pip_install(".[dev]" if wanted == "dev" else ".")
        with open(STAMPS[wanted], "w") as file:
            file.write(fingerprint())
    except OSError as error:
        raise Problem(explain(str(error))) from error


def check_space():
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < GIGABYTES and not os.path.exists(VENV):
        raise Problem(f"the disk is full: the course needs {GIGABYTES} GB, {free:.1f} GB are free here")


def make_venv():
    print(f"Making .venv with Python {sys.version.split()[0]}", flush=True)
    os.mkdir(VENV)
    with open(OURS, "w") as file:
        file.write(identity())
    made = subprocess.run([sys.executable, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if made.returncode:
        text = made.stdout.decode(errors="replace")
        if "ensurepip" in text:
            raise Problem("this Python has no venv module; install it (Debian: sudo apt-get install python3-venv)")
        raise Problem(explain(text))


def pip_install(what):
    """Run pip, one line of progress at a time on a terminal; the whole of what it said goes to `.venv/install.log`."""
    print("Installing the course into .venv: a few minutes and about 2 GB the first time", flush=True)
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-compile", "--editable", what]
    pip = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = []
    for line in pip.stdout:
        said.append(line.decode(errors="replace"))
        if sys.stdout.isatty():
            print("\r\033[K" + said[-1].strip()[:78], end="", flush=True)
    if sys.stdout.isatty():
        print("\r\033[K", end="", flush=True)
    text = "".join(said)
    status = pip.wait()
    with open(os.path.join(VENV, "install.log"), "w", encoding="utf-8") as file:
        file.write(text)
    if status < 0:
        raise Problem("the installation was stopped; run make again")
    if status:
        raise Problem(f"{explain(text)} (all that pip said: .venv/install.log)")
    compile_packages()


def compile_packages():
    """What pip would do on one core, on all of them. Packages hold files for other Pythons: that some fail is usual."""
    command = [PYTHON, "-m", "compileall", "-q", "-j", "0", VENV]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def explain(text):
    """The one line a person needs out of what pip or the system said."""
    if NO_SPACE.search(text):
        return f"the disk is full: the course needs {GIGABYTES} GB; make room and run make again"
    if NO_NETWORK.search(text):
        return "no network: the package registry cannot be reached; connect and run make again"
    errors = [line.strip() for line in text.splitlines() if "ERROR" in line or "error:" in line.lower()]
    return f"the installation failed: {(errors or text.strip().splitlines() or ['no reason given'])[-1]}"


if __name__ == "__main__":
    sys.exit(main())
