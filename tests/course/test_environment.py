"""conda's list, pip's list and Binder's recipe name the same packages."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
CONDA_NAMES = {"matplotlib-base": "matplotlib", "pytorch-cpu": "torch"}
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def conda_packages() -> dict[str, str]:
    lines = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    pairs = (re.fullmatch(r"([\w-]+)\s*(.*)", line).groups() for line in lines)
    return {CONDA_NAMES.get(name, name): bounds for name, bounds in pairs}


def pip_packages() -> dict[str, str]:
    requirements = (Requirement(line) for line in PYPROJECT["dependencies"])
    return {r.name: ",".join(sorted(str(r.specifier).split(","), reverse=True)) for r in requirements}


def test_conda_and_pip_agree():
    conda = conda_packages()
    assert set(conda) - {"python", "pip"} == set(pip_packages())
    for name, bounds in pip_packages().items():
        if name == "torch":  # pip needs one exact version to find a CPU build; conda names the CPU build itself
            assert SpecifierSet(conda[name]).contains(bounds.removeprefix("=="))
        else:
            assert SpecifierSet(conda[name]) == SpecifierSet(bounds), name


def test_python_of_conda_is_allowed():
    version = conda_packages()["python"].removeprefix("=").strip()
    assert SpecifierSet(PYPROJECT["requires-python"]).contains(version)


def test_binder_uses_our_environment_and_installs_utils():
    recipe = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)], capture_output=True, text=True
    )
    text = recipe.stdout + recipe.stderr
    assert recipe.returncode == 0, text[-2000:]
    assert "COPY --chown=0:0 src/binder/environment.yml" in text
    assert '--file "binder/environment.yml"' in text
    assert "RUN ./binder/postBuild" in text
    python = conda_packages()["python"].removeprefix("=").strip()
    # File names in the recipe are escaped: "." is -2e and "-" is -2d.
    assert f"environment.py-{python}-linux".replace("-", "-2d").replace(".", "-2e") in text
    assert "pip install --no-deps --editable ." in (ROOT / "binder/postBuild").read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no links and no executable bits")
def test_binder_files_are_a_link_and_a_script():
    assert os.readlink(ROOT / "binder/environment.yml") == "../environment.yml"
    assert os.access(ROOT / "binder/postBuild", os.X_OK)


@pytest.mark.parametrize("room", ["utils", "utils.demos.scene", "utils.nn", "utils.course.main"])
def test_heavy_libraries_wait_until_used(room):
    code = f"import sys, {room}; print(sorted({{'torch', 'sklearn', 'matplotlib'}} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_dependencies_say_why():
    text = (ROOT / "pyproject.toml").read_text()
    lines = re.findall(r'^    "[\w-]+(?:\[\w+\])?[<>=][^"]*",(.*)$', text, flags=re.MULTILINE)
    assert len(lines) >= 15
    assert all("#" in line for line in lines)
