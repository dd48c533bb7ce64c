"""What students get back: nbgrader's feedback page, without hidden tests and without anything that runs."""

import json
import re
import shutil
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

import nbformat
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import ClearHiddenTests
from nbgrader.utils import is_locked
from traitlets.config import Config

from utils.grading.course_folder import GradingError, course_directory, replace_folder, run, settings
from utils.grading.journal import Journal
from utils.grading.reasons import REJECTED
from utils.grading.results.hidden import hidden_lines, without_hidden
from utils.grading.results.safe_html import harden
from utils.grading.results.tables import sentences

CLEANED, FRESH = ".grading/cleaned", ".grading/feedback"
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)


class Feedback(GenerateFeedback):
    """GenerateFeedback for the notebooks of one folder."""

    def __init__(self, coursedir, folder: Path, **kwargs):
        super().__init__(coursedir=coursedir, **kwargs)
        self.folder = folder

    def init_notebooks(self):
        self.assignments = {str(self.folder): [str(path) for path in sorted(self.folder.glob("*.ipynb"))]}
        self.notebooks = []


def feedback(assignment: str, root: str | Path = ".", students: list[str] | None = None) -> list[str]:
    """Write feedback/STUDENT/ASSIGNMENT/*.html for everybody who was graded or rejected; return their names.

    Earlier pages stay until there are new ones. Raises GradingError where nothing was graded yet, for those of
    `students` who were not, and, after all others have theirs, for pages that could not be made.
    """
    root = Path(root).resolve()
    config = settings(root)
    harden(config)
    entries = Journal(root).read(assignment)
    if missing := sorted(set(students or entries) - set(entries)):
        raise GradingError(f"Nothing of {', '.join(missing)} was graded for {assignment} yet.")
    if not entries:
        raise GradingError(f"Nothing of {assignment} was graded yet: course grade {assignment}.")
    chosen, failures = sorted(students or entries), []
    for student in chosen:
        course = course_directory(root, config)
        final = Path(course.format_path(course.feedback_directory, student, assignment))
        fresh = Path(course.format_path(FRESH, student, assignment))
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            if entries[student]["status"] == REJECTED:
                refuse(assignment, entries[student], fresh)
            else:
                convert(assignment, student, entries[student], root, config)
            replace_folder(final, fresh)
        except Exception as error:  # whatever it is, the others get their pages
            failures.append(f"{student}: {error}")
    if failures:
        raise GradingError(f"Feedback for {len(chosen) - len(failures)} of {len(chosen)}. " + " ".join(failures))
    return chosen


def refuse(assignment: str, entry: dict, fresh: Path) -> None:
    """A page that says why there are no grades."""
    fresh.mkdir(parents=True)
    text = f"<!DOCTYPE html><meta charset='utf-8'><title>{escape(assignment)}</title><h1>Not graded</h1>"
    (fresh / f"{assignment}.html").write_text(f"{text}<p>{escape(sentences(entry))}</p>", encoding="utf-8")


def convert(assignment: str, student: str, entry: dict, root: Path, config: Config) -> None:
    """nbgrader's own page, in the folder FRESH."""
    course = course_directory(root, config)
    graded = Path(course.format_path(course.autograded_directory, student, assignment))
    course.autograded_directory, course.feedback_directory = CLEANED, FRESH
    cleaned = Path(course.format_path(CLEANED, student, assignment))
    shutil.rmtree(cleaned, ignore_errors=True)
    cleaned.mkdir(parents=True)
    for path in sorted(graded.glob("*.ipynb")):
        notebook = clean(nbformat.read(path, as_version=4), config)
        if words := sentences(entry):
            notebook.cells.insert(0, nbformat.v4.new_markdown_cell(f"**About your submission.** {words}"))
        (cleaned / path.name).write_text(json.dumps(notebook), encoding="utf-8")
    converter = Feedback(course, cleaned, config=config)
    run(converter, f"nbgrader could not write feedback for {student}")
    fresh = Path(course.format_path(FRESH, student, assignment))
    allowed = policy(page_without_student(converter))
    for page in fresh.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("<head>", f"<head>\n{allowed}", 1), encoding="utf-8")
    shutil.rmtree(cleaned.parent)


def clean(notebook: NotebookNode, config: Config) -> NotebookNode:
    """`notebook` without hidden tests, neither in cells nor in what they put out."""
    marks = ClearHiddenTests(config=config)
    secrets = hidden_lines(notebook, marks.begin_test_delimeter, marks.end_test_delimeter)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [without_hidden(output, secrets) for output in cell.outputs]
    for cell in notebook.cells:
        if is_locked(cell):  # a student may have written the marks, too
            marks._remove_hidden_test_region(cell)
    return notebook


def policy(page: str) -> str:
    """A rule for the browser: only the scripts of `page`, a page without a student in it, may run."""
    inline, hosts = set(), set()
    for attributes, body in SCRIPT.findall(page):
        source = re.search(r'src="(https://[^"]+)"', attributes)
        if source:
            # MathJax loads its parts from folders beside its own.
            hosts.add(source.group(1).split("?")[0].rsplit("/", 2)[0] + "/")
        elif body.strip():
            inline.add(f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'")
    scripts = " ".join(sorted(inline | hosts)) or "'none'"
    looks = "img-src data:; style-src 'unsafe-inline' https:; font-src https: data:"
    rule = f"default-src 'none'; {looks}; script-src {scripts}"
    return f'<meta http-equiv="Content-Security-Policy" content="{rule}">'


def page_without_student(converter: GenerateFeedback) -> str:
    """The feedback page of a notebook without cells: all that stands in it is the template's."""
    exporter = converter.exporter_class(config=converter.config)
    exporter.register_preprocessor(CSSHTMLHeaderPreprocessor, enabled=True)
    marks = {"notebook": "", "score": 0.0, "max_score": 0.0, "late_penalty": 0.0}
    return exporter.from_notebook_node(nbformat.v4.new_notebook(), resources={"nbgrader": marks})[0]
