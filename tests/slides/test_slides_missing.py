"""Without a browser, Playwright or Node.js a command says so in one line, at once, and an earlier deck stays."""

import sys

import pytest
from click.testing import CliRunner

from utils import browser
from utils.course import main, maintain
from utils.slides import packages

NO_BROWSER = "no Chromium found: install one with `sudo apt-get install chromium`"
NO_NODE = "npm not found: it is needed once, to fetch"


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A deck and a handout of an earlier run, on a machine with an empty PATH and nothing fetched yet."""
    for module in (main, maintain):
        monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(module, "lectures", lambda names: [tmp_path / "lectures" / "03_never_run.ipynb"])
    (tmp_path / "lectures").mkdir()
    files = [tmp_path / "_build" / room / "03_never_run.html" for room in ("slides", "handouts")]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_text("from before")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return files


@pytest.mark.parametrize("command", [["check-slides", "03"], ["slides", "--pdf", "03"], ["handout", "03"]])
@pytest.mark.parametrize(
    ("path", "playwright", "line"),
    [
        (None, True, NO_BROWSER),
        ("chromium", True, NO_NODE),
        ("chromium", False, f"install it with `{sys.executable} -m pip install playwright`"),
    ],
    ids=["no browser", "no node", "no playwright"],
)
def test_what_is_missing_is_said_in_one_line(kept, monkeypatch, command, path, playwright, line):
    if playwright:
        monkeypatch.setattr(browser, "find", lambda: path)
    else:
        monkeypatch.setitem(sys.modules, "playwright", None)
        monkeypatch.setattr(browser, "find_spec", lambda name: None)
    done = CliRunner().invoke(main.cli, command)
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
    assert line in done.output
    assert [file.read_text() for file in kept] == ["from before"] * 2


def test_slides_need_no_browser_but_node(kept):
    done = CliRunner().invoke(main.cli, ["slides", "03"])
    assert done.output.startswith(f"Error: {NO_NODE}")
    assert not packages.folder().is_dir()
