"""The pages beside the lectures: the start page's map, the glossary, the lecturer's page."""

import re
from collections import Counter

import lecture_notebooks
import pytest

from utils.demos.lecture_00.course_map import LECTURES

FOLDER = lecture_notebooks.LECTURES
WRITTEN = [lecture for lecture in LECTURES if (FOLDER / lecture.file).exists()]


def text_of(page: str) -> str:
    return "\n\n".join(cell.source for cell in lecture_notebooks.read(page).cells)


@pytest.mark.parametrize("lecture", LECTURES, ids=lambda lecture: lecture.number)
def test_the_start_page_names_every_lecture_and_links_those_that_exist(lecture):
    page = text_of("start.ipynb")
    linked = f"| {lecture.number} | [{lecture.title}]({lecture.file}): {lecture.question} |"
    assert (linked in page) == (lecture in WRITTEN)
    assert lecture.title in page


@pytest.mark.parametrize("page", ["start.ipynb", "glossary.ipynb", "for_the_lecturer.ipynb"])
def test_every_link_of_a_page_leads_somewhere(page):
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text_of(page))]
    assert links
    assert [link for link in links if not link.startswith("http") and not (FOLDER / link).exists()] == []


def test_the_glossary_is_in_order_and_names_a_term_once():
    terms = [term.lower() for term in re.findall(r"^\| \*\*(.+?)\*\* \|", text_of("glossary.ipynb"), re.MULTILINE)]
    assert len(terms) > 60
    assert terms == sorted(set(terms))


@pytest.mark.parametrize("lecture", WRITTEN, ids=lambda lecture: lecture.number)
def test_lectures_link_to_the_glossary(lecture):
    assert "](glossary.ipynb)" in text_of(lecture.file)


PART = r"(Opening|Recap|\d+ ·)"


def minutes_of(lecture) -> dict[str, int]:
    """What the lecture's table says, by its parts: "Opening", "1 ·", …, "Recap"."""
    table = text_of(lecture.file).split("| section | minutes |", 1)[1].split("\n\n", 1)[0]
    return {part: int(minutes) for part, minutes in re.findall(rf"^\| {PART}.* \| (\d+) \|$", table, re.MULTILINE)}


def minutes_of_the_notes(lecture) -> dict[str, int]:
    """The same, added up from what stands first in each of its notes."""
    found, part = Counter(), "Opening"
    for cell in lecture_notebooks.read(lecture.file).cells:
        if begins := re.match(rf"## {PART}", cell.source):
            part = begins.group(1)
        if lecture_notebooks.slide_type(cell) == "notes":
            found[part] += int(re.search(r"(\d+) minutes?", cell.source).group(1))
    return dict(found)


@pytest.mark.parametrize("lecture", WRITTEN, ids=lambda lecture: lecture.number)
def test_the_table_of_minutes_adds_up_the_notes(lecture):
    assert minutes_of(lecture) == minutes_of_the_notes(lecture)


@pytest.mark.parametrize("lecture", WRITTEN, ids=lambda lecture: lecture.number)
def test_the_pages_give_the_minutes_of_the_lecture(lecture):
    longest = int(re.search(r"Together (\d+) minutes", text_of(lecture.file)).group(1))
    assert sum(minutes_of(lecture).values()) == longest
    assert re.search(rf"\]\({lecture.file}\): .* \| {longest} \|", text_of("start.ipynb"))
    assert re.search(rf"\]\({lecture.file}\) \| {longest} \|", text_of("for_the_lecturer.ipynb"))


@pytest.mark.parametrize("lecture", WRITTEN, ids=lambda lecture: lecture.number)
def test_the_lecturers_page_says_what_the_notes_say_to_skip(lecture):
    skip = re.search(r"What to skip when late: (.+?)\.(?:\s|$)", text_of(lecture.file)).group(1)
    assert f"| {skip} |" in text_of("for_the_lecturer.ipynb")
