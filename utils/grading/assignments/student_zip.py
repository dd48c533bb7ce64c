"""The course as students receive it: one file in _build/, the same bytes from the same course."""

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from utils.grading.assignments.release import is_current
from utils.grading.course_folder import GradingError, settings

NAME = "neural-networks-course"
FOLDERS = ("exercises", "lectures", "utils")
FILES = ("CITATION.cff", "LICENSE", "environment.yml", "pyproject.toml", "setup.py")
# The instructor's and the maintainer's rooms, the commands that need them, and the lecturer's page.
LEFT_OUT = (
    "lectures/for_the_lecturer.ipynb",
    "utils/grading",
    "utils/bench",
    *(f"utils/course/{name}.py" for name in ("maintain", "machine", "screenshot")),
)
# start.ipynb's sentence for the lecturer goes with the page.
SENTENCE = b" If you teach from these notebooks, read [the page for the lecturer](for_the_lecturer.ipynb)."
TARGETS = ("help", "lab", "slides", "clean", "course-env", "python")
FOR_THE_INSTRUCTOR = "# ---- The rest concerns the instructor alone"
README = """# Neural networks, hands on

An interactive Jupyter course: nine lectures to play with, and exercises that tell you precisely what is wrong.

With Python 3.11 or newer and `make`, in this folder:

```
make lab
```

It installs into `.venv` the first time, a few minutes, and opens the course in JupyterLab. Without make, or with conda
anywhere:

```
conda env create -f environment.yml
conda activate neural-networks-course
pip install --no-deps -e .
course lab
```

Start on `lectures/start.ipynb`, the map of the course, and follow its links. In an exercise, write your answer where it
says so, run the cell below it, and read the message: it names what is wrong. *Validate* in the notebook's toolbar runs
all visible tests. Hand in the notebook of the exercise as your course tells you.

Code: BSD 3-Clause. Text and figures: CC BY 4.0. See [LICENSE](LICENSE); to cite, see [CITATION.cff](CITATION.cff).
"""


def student_zip(root: str | Path = ".") -> Path:
    """Pack the course in `root` and return the file, which is there whole or not at all.

    Raises GradingError where `exercises/` is not what `solutions/` gives today: with answers in it, say.
    """
    root = Path(root).resolve()
    settings(root)  # or this is no course
    if not is_current(root):
        raise GradingError("exercises/ is not what solutions/ gives today. Run `make exercises` first.")
    target = root / "_build" / f"{NAME}.zip"
    target.parent.mkdir(exist_ok=True)
    draft = target.with_suffix(".partial")
    with zipfile.ZipFile(draft, "w") as archive:
        for name, content in sorted(contents(root)):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", date_time=(1980, 1, 1, 0, 0, 0))  # no clock in the bytes
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    os.replace(draft, target)
    return target


def contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file that students receive."""
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            name = path.relative_to(root).as_posix()
            hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(root).parts)
            if path.is_file() and not hidden and path.suffix != ".partial" and not name.startswith(LEFT_OUT):
                yield name, path.read_bytes().replace(SENTENCE, b"")
    for name in FILES:
        yield name, (root / name).read_bytes()
    yield "README.md", README.encode()
    yield "Makefile", makefile((root / "Makefile").read_text(encoding="utf-8")).encode()
    config = (root / "nbgrader_config.py").read_text(encoding="utf-8")
    yield "nbgrader_config.py", (config[: config.index(FOR_THE_INSTRUCTOR)].rstrip() + "\n").encode()


def makefile(text: str) -> str:
    """The Makefile with the targets that students can use."""
    paragraphs = text.strip().split("\n\n")
    ours = [part for part in paragraphs if not (rule := re.match(r"([\w-]+):(?!=)", part)) or rule[1] in TARGETS]
    return re.sub(r"^\.PHONY:.*", ".PHONY: " + " ".join(TARGETS), "\n\n".join(ours), flags=re.MULTILINE) + "\n"
