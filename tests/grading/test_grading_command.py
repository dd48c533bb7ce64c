"""The commands from the terminal: options, exit codes, what is said, and the bar that moves."""

import io
import re
import zipfile

import pytest
from click.testing import CliRunner
from small_course import NAME, answered, hand_in, make_course, released

from utils.grading import engine
from utils.grading.command import collect, feedback, grade
from utils.grading.isolation import sandbox
from utils.grading.journal import Journal
from utils.grading.progress import Progress


@pytest.fixture(scope="module")
def course(bwrap, tmp_path_factory):
    root = make_course(tmp_path_factory.mktemp("course"))
    hand_in(root, "ada", answered(released(root)))
    (hand_in(root, "bob") / f"{NAME}.ipynb").write_text("{")
    return root


def run(command, root, *arguments):
    return CliRunner().invoke(command, [NAME, "--course-dir", str(root), *arguments])


class BrokenWorkers:
    """Workers whose machinery fails at every job."""

    def __init__(self, jobs, scheduler):
        self.tags, self.full = [], False

    def try_out(self, tier):
        return True

    def submit(self, tag, job):
        self.tags.append(tag)

    def finished(self):
        return [(self.tags.pop(), None, "the machine is on fire")]

    def close(self):
        pass


def test_who_has_an_earlier_release_edited_nothing(bwrap, tmp_path):
    root = make_course(tmp_path)
    hand_in(root, "ada", answered(released(root)))
    source = root / "solutions" / NAME / f"{NAME}.ipynb"
    text = source.read_text()
    changed = text.replace("near(square(3), 9)", "near(square(4), 16)").replace('"points": 3', '"points": 4')
    assert changed.count("16") + changed.count('"points": 4') > text.count("16") + text.count('"points": 4')
    source.write_text(changed)
    done = run(grade, root, "-j", "1")
    assert "ada: 8 of 10 points" in done.output
    assert Journal(root).read(NAME)["ada"]["reasons"] == []


def test_our_own_failure_is_exit_code_1_and_is_made_good_by_the_next_run(course, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(engine, "Workers", BrokenWorkers)
        failed = run(grade, course, "--student", "ada")
    assert failed.exit_code == 1
    assert "ada: NOT GRADED. INFRASTRUCTURE: Our grader failed on your submission" in failed.output
    assert Journal(course).read(NAME)["ada"]["status"] == "REJECTED"
    mended = run(grade, course, "-j", "1", "--student", "ada")
    assert mended.exit_code == 0, mended.output
    assert "Student code runs in: bubblewrap" in mended.output
    assert "ada: 7 of 9 points" in mended.output
    assert "bob" not in mended.output


def test_a_rejected_submission_is_exit_code_2_and_pages_are_written(course):
    result = run(grade, course, "-j", "1", "--feedback")
    assert result.exit_code == 2
    assert "bob: NOT GRADED. TRUNCATED" in result.output
    assert "feedback for 2 student(s)" in result.output
    assert (course / "grades" / NAME / "report.html").is_file()
    again = run(feedback, course, "--student", "ada")
    assert again.exit_code == 0
    assert "feedback for 1 student(s)" in again.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--student", "nobody"], "Nothing of nobody in submitted"),
        (["--sandbox", "docker"], r"No sandbox here.*--no-sandbox"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_1(course, monkeypatch, arguments, words):
    monkeypatch.setattr(sandbox, "works", lambda tier: False)
    result = run(grade, course, *arguments)
    assert result.exit_code == 1
    assert re.search(words, result.output)


def test_an_unknown_assignment_is_named(course):
    result = CliRunner().invoke(grade, ["nothing", "--course-dir", str(course)])
    assert result.exit_code == 1
    assert "Unknown assignment: nothing" in result.output


def test_collecting_lists_whom_it_does_not_know(course, tmp_path):
    (tmp_path / "roster.csv").write_text("id,first_name,last_name,email\nal,Ada,Lovelace,ada@example.org\n")
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as export:
        for name in ("Ada Lovelace_1", "Nobody Known_2"):
            export.writestr(f"{name}_assignsubmission_file_/{NAME}.ipynb", "{}")
    result = run(collect, course, str(tmp_path / "moodle.zip"), "--roster", str(tmp_path / "roster.csv"))
    assert result.exit_code == 2
    assert "1 student(s) matched." in result.output
    assert "UNMATCHED: Nobody Known" in result.output


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("watched", [True, False])
def test_the_bar_has_counts_and_time_left(monkeypatch, watched):
    screen = Screen() if watched else io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    progress = Progress(3)
    progress.bar.mininterval = 0
    progress.add({"status": "OK", "reasons": [["TAMPERED", ""]]})
    progress.add({"status": "REJECTED", "reasons": []})
    progress.close()
    if watched:
        assert "2/3" in screen.getvalue()
        assert re.search(r"\d\d:\d\d<\d\d:\d\d", screen.getvalue())
        assert "ok=1, flagged=1, rejected=1" in screen.getvalue()
    else:
        assert screen.getvalue() == ""
