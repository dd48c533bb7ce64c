"""nbgrader's settings, read by its own commands and by JupyterLab's *Validate* when they start in this folder."""

c = get_config()  # noqa: F821  (nbgrader hands it in)

c.CourseDirectory.course_id = "neural-networks"

# A graded cell takes well under a second; a minute forgives a slow machine and still ends an endless loop.
c.Execute.timeout = 60
c.Execute.startup_timeout = 120
c.Execute.iopub_timeout = 60  # where the machine is busy, output comes late; after 4 s nbgrader would give up
c.Execute.shutdown_kernel = "immediate"  # nothing to save in there, so do not wait for a polite goodbye
# By default a cell tagged "skip-execution" is not run and, having no error, earns full marks. Nobody uses this tag.
c.Execute.skip_cells_with_tag = "no-cell-carries-this-tag"

# ---- The rest concerns the instructor alone; `course student-zip` leaves it out. ----
from pathlib import Path  # noqa: E402

from utils.grading import gradebook  # noqa: E402
from utils.grading.results.safe_html import harden  # noqa: E402

# `solutions/` is the only copy that is written by hand. `exercises/` is generated from it. What an instructor collects
# and grades (`submitted/`, `autograded/`, `feedback/`, `gradebook.db`) stays out of version control.
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

# What a student finds where the solution stood. The message is what an unsolved cell says when it runs.
c.ClearSolutions.code_stub = {
    "python": '# YOUR CODE HERE\nraise NotImplementedError("This part is still open: your code goes here.")'
}
c.ClearSolutions.text_stub = "*Your answer here. Double-click this cell to write, Shift-Enter to finish.*"

# Points, due dates and what a late day costs stand in solutions/gradebook.toml.
c.AssignLatePenalties.plugin_class = "utils.grading.late.LatePenalty"
c.LatePenalty.per_day = gradebook.read(Path(__file__).parent).late_penalty_per_day

# Feedback and formgrader show what students wrote: no script of theirs runs in the instructor's browser.
harden(c)
