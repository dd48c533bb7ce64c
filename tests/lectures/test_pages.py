"""The pages beside the lectures: the start page's map, the glossary, the lecturer's page."""

import re

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


def minutes_of(lecture) -> int:
    table = text_of(lecture.file).split("| section | minutes |", 1)[1].split("\n\n", 1)[0]
    return sum(int(minutes) for minutes in re.findall(r"\| (\d+) \|$", table, re.MULTILINE))


@pytest.mark.parametrize("lecture", WRITTEN, ids=lambda lecture: lecture.number)
def test_the_pages_give_the_minutes_of_the_lecture(lecture):
    longest = int(re.search(r"Together (\d+) minutes", text_of(lecture.file)).group(1))
    assert minutes_of(lecture) == longest
    assert re.search(rf"\]\({lecture.file}\): .* \| {longest} \|", text_of("start.ipynb"))
    assert re.search(rf"\]\({lecture.file}\) \| {longest} \|", text_of("for_the_lecturer.ipynb"))


@pytest.mark.parametrize("lecture", WRITTEN, ids=lambda lecture: lecture.number)
def test_the_lecturers_page_says_what_the_notes_say_to_skip(lecture):
    skip = re.search(r"What to skip when late: (.+?)\.(?:\s|$)", text_of(lecture.file)).group(1)
    assert f"| {skip} |" in text_of("for_the_lecturer.ipynb")
