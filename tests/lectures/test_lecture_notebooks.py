"""Every notebook of lectures/ runs from top to bottom without a warning, is stored bare, and reads as slides."""

import re

import nbformat
import pytest
from lecture_notebooks import EVERY, LECTURES, NUMBERED, headings, read, slide_type
from nbclient import NotebookClient
from strict import STRICT, assert_clean

SLIDE_TYPES = {"slide", "subslide", "fragment", "notes", "skip", "-"}


@pytest.mark.parametrize("name", sorted({*EVERY} - {*NUMBERED}))  # the lectures: tests/slides/deck_tests.py
def test_runs_without_a_warning(name):
    notebook = read(name)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(STRICT))
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(LECTURES)}}).execute()
    assert_clean(notebook)


@pytest.mark.parametrize("name", EVERY)
def test_is_stored_bare(name):
    notebook = read(name)
    assert notebook.metadata.kernelspec == {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    }
    assert notebook.metadata.language_info == {"name": "python"}
    ids = [cell.get("id") for cell in notebook.cells]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    for cell in notebook.cells:
        assert cell.get("execution_count") is None, cell.source
        assert not cell.get("outputs"), cell.source


@pytest.mark.parametrize("name", EVERY)
def test_code_cells_are_short(name):
    for cell in read(name).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 15, cell.source


@pytest.mark.parametrize("name", EVERY)
def test_links_lead_to_files(name):
    for cell in read(name).cells:
        for target in re.findall(r"\]\(([^)\s]+)\)", cell.source) if cell.cell_type == "markdown" else []:
            if not re.match(r"[a-z]+:|#", target):
                assert (LECTURES / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("name", NUMBERED)
def test_reads_as_slides(name):
    titles = []
    for cell in read(name).cells:
        assert slide_type(cell) in SLIDE_TYPES, cell.source
        if slide_type(cell) in ("slide", "subslide"):
            found = headings(cell.source) if cell.cell_type == "markdown" else []
            assert found, f"a slide must begin with a heading:\n{cell.source}"
            assert len(found) == 1, f"one heading a slide:\n{cell.source}"
            titles.append(found[0][1])
    assert len(set(titles)) == len(titles), sorted(t for t in titles if titles.count(t) > 1)


@pytest.mark.parametrize("name", NUMBERED)
def test_every_section_has_notes_for_the_lecturer(name):
    notes = None
    for cell in read(name).cells:
        if slide_type(cell) == "slide":
            assert notes is not False, f"no notes before:\n{cell.source}"
            notes = False
        elif slide_type(cell) == "notes":
            assert re.search(r"\d+ minutes?", cell.source), cell.source
            notes = True
    assert notes
