"""From a student's folder to a job: stages one and two, and the key under which the result is remembered."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from utils.grading import jobs
from utils.grading.isolation.limits import Limits
from utils.grading.reasons import REJECTED, Rejected
from utils.grading.submissions.canonical import Canonical
from utils.grading.submissions.ingest import TIME, Submission, ingest
from utils.grading.submissions.lint import suspicious
from utils.grading.submissions.normalise import choose, normalise
from utils.grading.submissions.similar import sketch
from utils.grading.submissions.whose import has_variants, stated, ticket

VERSION = 1  # of the pipeline: what was graded by another one is graded again


@dataclass(frozen=True)
class Assignment:
    """Everything that is the same for all students."""

    name: str
    notebooks: list[Canonical]
    source: Path
    limits: Limits
    sandbox: str
    nbclient: dict
    kept_files: list[str]
    late: str = ""  # what decides about late penalties

    def key(self) -> str:
        """A digest of all that decides about grades, apart from the submission."""
        settings = [VERSION, self.limits.to_dict(), self.nbclient, self.kept_files, self.late]
        digest = hashlib.sha256(json.dumps(settings).encode())
        for notebook in self.notebooks:
            digest.update(notebook.key().encode())
        for name, content in jobs.our_files(self.source).items():
            digest.update(f"{name} {len(content)} ".encode() + content)
        return digest.hexdigest()


@dataclass
class Prepared:
    """A submission on its way: its normalised notebooks, a job for each, and what was noticed."""

    student: str
    key: str
    submission: Submission
    notebooks: dict[str, NotebookNode]
    files: dict[str, bytes]
    rejected: Rejected | None = None


def prepare(assignment: Assignment, assignment_key: str, folder: Path, student: str) -> Prepared:
    """Read, judge and normalise one submission; never raises for what a student did."""
    submission, notebooks, files = Submission(student), {}, {}
    rejected, key = None, "rejected"
    try:
        submission = ingest(folder, student)
        key = fingerprint(assignment_key, submission)
        names = {canonical.name for canonical in assignment.notebooks}
        for canonical in assignment.notebooks:
            try:
                cells = choose(canonical, submission, names - {canonical.name})
            except Rejected as reason:
                if len(names) == 1:
                    raise
                rejected = reason  # of several notebooks those that can be graded are; nbgrader gives the others zero
                submission.note(reason.code, canonical.name)
                continue
            notebooks[canonical.name] = normalise(canonical, cells, submission)
        if notebooks:
            rejected = None
        ours = jobs.our_files(assignment.source)
        if has_variants(assignment.notebooks):
            ours |= ticket(student)
        fixed = [*ours, *(f"{name}.ipynb" for name in names), TIME]
        theirs = {name: content for name, content in submission.files.items() if not in_the_way(name, fixed)}
        for name in submission.files.keys() - theirs.keys():
            submission.note("ODD_FILES", name)
        files = jobs.working_folder(theirs, ours, assignment.kept_files)
        if has_variants(assignment.notebooks) and (other := stated(notebooks.values(), student)):
            submission.note("OTHER_VARIANT", other)
        if words := suspicious([source for notebook in notebooks.values() for source in written(notebook)]):
            submission.note("SUSPICIOUS", ", ".join(words)[:200])
    except Rejected as reason:
        rejected, key = reason, f"{key} {reason}"  # another reason the next time is news
    except Exception as error:  # a trick we did not foresee is this student's problem, not everybody's
        rejected = Rejected("NOT_A_NOTEBOOK", f"{type(error).__name__}: {error}"[:200])
    return Prepared(student, key, submission, notebooks, files, rejected)


def in_the_way(name: str, fixed: list[str]) -> bool:
    """Whether a file called `name` would have to be a folder, or lie in a file, beside the `fixed` ones."""
    return any(one.startswith(f"{name}/") or name.startswith(f"{one}/") for one in fixed)


def written(notebook: NotebookNode) -> list[str]:
    """The sources of all cells the student wrote."""
    return [cell.source for cell in notebook.cells if not (marks := cell.metadata.get("nbgrader")) or marks["solution"]]


def code(notebook: NotebookNode) -> list[str]:
    """The sources of the student's code cells."""
    mine = set(written(notebook))
    return [cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.source in mine]


def fingerprint(assignment_key: str, submission: Submission) -> str:
    digest = hashlib.sha256(f"{assignment_key} {submission.timestamp}".encode())
    for kind in (submission.notebooks, submission.files):
        for name, content in sorted(kind.items()):
            digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def entry(assignment: Assignment, prepared: Prepared, status: str, results: dict[str, dict]) -> dict:
    """What the journal remembers of a submission."""
    reasons = list(prepared.submission.reasons)
    if status == REJECTED and prepared.rejected:
        reasons.append((prepared.rejected.code, prepared.rejected.detail))
    for result in results.values():
        reasons += [(result["ended"], "")] if result["ended"] else []
        late = result["ended"] == "CELL_TIME"  # that says it all
        reasons += [(note, "") for note in result["notes"] if not (late and note == "CELL_INTERRUPTED")]
        findings = sorted({finding for _, finding in result["findings"]})
        reasons += [("TAMPERED", finding) for finding in findings]
    return {
        "assignment": assignment.name,
        "student": prepared.student,
        "key": prepared.key,
        "status": status,
        "reasons": reasons,
        "seconds": round(sum(result["total"] for result in results.values()), 3),
        "sketch": sketch([source for notebook in prepared.notebooks.values() for source in code(notebook)]),
    }
