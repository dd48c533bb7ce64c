"""What the README tells an instructor to copy is whole: the manifest's names fit together, its files exist."""

import re
from pathlib import Path

import pytest

from utils.grading import reasons
from utils.grading.isolation import sandbox

FOLDER = Path(sandbox.__file__).parents[1]
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
