"""What the README tells an instructor to copy is whole: the manifest's names fit together, its files exist."""

import re
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import nbformat
import pytest

from utils.grading import reasons
from utils.grading.isolation import sandbox
from utils.grading.submissions.canonical import importable

FOLDER = Path(sandbox.__file__).parents[1]
ROOT = FOLDER.parents[1]
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_manifest_fits_together():
    yaml = pytest.importorskip("yaml", reason="for the manifest: pip install pyyaml")
    (block,) = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    cluster = yaml.safe_load(block)
    name, spec = cluster["metadata"]["name"], cluster["spec"]
    (worker,), (scheduler,) = spec["worker"]["spec"]["containers"], spec["scheduler"]["spec"]["containers"]
    assert (worker["args"][0], scheduler["args"][0]) == ("dask-worker", "dask-scheduler")
    assert worker["args"][worker["args"].index("--nthreads") + 1] == "1"  # a thread runs one submission at a time
    assert worker["image"] == scheduler["image"]
    assert worker["securityContext"]["runAsUser"] != 0
    assert {port["targetPort"] for port in spec["scheduler"]["service"]["ports"]} == {
        port["name"] for port in scheduler["ports"]
    }
    assert spec["scheduler"]["service"]["selector"]["dask.org/cluster-name"] == name
    assert f"service/{name}-scheduler 8786" in README


def test_every_file_it_names_exists():
    table = README.split("## How it works")[1].split("## ")[0]
    for line in table.splitlines():
        folder = "".join(re.findall(r"`(\w+/)`", line))
        for name in re.findall(r"`(\w+\.py)`", line):
            assert (FOLDER / folder / name).is_file(), line


def test_every_code_has_one_sentence():
    for code, sentence in reasons.SENTENCES.items():
        assert re.fullmatch(r"[A-Z_]+", code)
        assert 20 < len(sentence) < 130
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_the_container_has_what_the_exercises_use():
    """README installs every package that an exercise, what it uses of ours, and the worker import."""
    (line,) = re.findall(r"^RUN pip install (.*)$", README, flags=re.MULTILINE)
    cells = [cell for path in ROOT.glob("solutions/*/*.ipynb") for cell in nbformat.read(path, as_version=4).cells]
    first = {name for cell in cells if cell.cell_type == "code" for name in importable(cell.source)}
    needed = packages({*first, "utils.grading.isolation.execute"}) - sys.stdlib_module_names
    owners = packages_distributions()
    assert {"numpy", "torch"} <= needed
    assert {
        name for name in needed if not with_requirements(line.split()) & {plain(own) for own in owners[name]}
    } == set()


def packages(modules):
    """Top-level names that are loaded with `modules`; ours are looked through, down to the last."""
    found, unseen, ours = set(), list(modules), set()
    while unseen:
        name = unseen.pop()
        place = ROOT / name.replace(".", "/")
        files = [path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()]
        if not name.startswith("utils"):
            found.add(name.partition(".")[0])
        elif name not in ours:
            ours.add(name)
            unseen += [used for path in files for used in importable(path.read_text(encoding="utf-8"))]
    return found


def with_requirements(names):
    """Distributions, and all that they need."""
    found, unseen = set(), [plain(name) for name in names]
    while unseen:
        name = unseen.pop()
        if name not in found:
            found.add(name)
            with suppress(PackageNotFoundError):  # for another system
                unseen += [
                    plain(re.match(r"[\w.-]+", need)[0]) for need in requires(name) or [] if "extra ==" not in need
                ]
    return found


def plain(name):
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
