"""The map of the course: every entry leads to a section that exists, and no written lecture is missing from it."""

import re

import pytest
from lecture_notebooks import LECTURES as FOLDER
from lecture_notebooks import NUMBERED, headings, read

from utils.demos.lecture_00.course_map import LECTURES, OUTLINE, Outline, outline_tree

LINKS = Outline(FOLDER).links()


@pytest.mark.parametrize(("file", "heading"), LINKS)
def test_a_link_leads_somewhere(file, heading):
    assert (FOLDER / file).is_file()
    found = [words for cell in read(file).cells if cell.cell_type == "markdown" for _, words in headings(cell.source)]
    assert not heading or heading in found


def test_every_written_lecture_is_on_the_map_under_its_own_title():
    known = {lecture.file: f"Lecture {lecture.number} · {lecture.title}" for lecture in LECTURES}
    for name in NUMBERED:
        assert headings(read(name).cells[0].source)[0] == (1, known[name])
        assert name[:2] == "00" or any(file == name for file, _ in LINKS)


def test_the_shown_list_holds_exactly_these_links():
    shown = re.findall(r"\]\(([^)]+)\)", Outline(FOLDER)._repr_markdown_())
    assert shown == [f"{file}#{heading.replace(' ', '-')}".rstrip("#") for file, heading in LINKS]


def test_unwritten_lectures_are_named_without_a_link(tmp_path):
    (tmp_path / LECTURES[4].file).touch()
    text = Outline(tmp_path)._repr_markdown_()
    assert f"[04 Backpropagation]({LECTURES[4].file})" in text
    assert text.count("](") == 1
    assert "08 Network architectures (still being written)" in text


def test_the_tree_is_the_decks_outline():
    assert [entry.level for entry in OUTLINE] == [0, 1, 2, 3, 3, 0, 1, 1, 0]
    assert {index for entry in OUTLINE for index in entry.lectures} == set(range(1, 9))
    for index, lecture in enumerate(LECTURES):
        assert lecture.number == f"{index:02d}"
        assert lecture.question in outline_tree(index).alt


def test_the_title_names_the_authors_as_the_deck_does():
    title = read(LECTURES[0].file).cells[0].source
    places = (
        "Institute for Theoretical and Experimental Physics",
        "National Research Nuclear University MEPhI (Moscow Engineering Physics Institute)",
        "Moscow Institute of Physics and Technology",
        "Lebedev Physical Institute of the Russian Academy of Sciences",
        "Novosibirsk State University",
    )
    for words in (
        "Olga Razuvaeva<sup>1,2</sup>",
        "Sergey Korpachev<sup>3,4</sup>",
        "Stepan Zakharov<sup>5</sup>",
        *places,
    ):
        assert words in title
