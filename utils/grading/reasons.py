"""Every way a submission can be unusual: a code for tables, one sentence for the student."""

OK, REPAIRED, REJECTED = "OK", "REPAIRED", "REJECTED"

# What keeps a submission from being graded.
REJECTIONS = {
    "NOT_A_FOLDER": "Your submission is not an ordinary folder with files in it.",
    "NO_NOTEBOOK": "There is no notebook in your submission that belongs to this assignment.",
    "NOT_A_FILE": "Your notebook is a link or a device, not an ordinary file. Hand in the file itself.",
    "TOO_BIG": "Your submission is too big. Clear the outputs (Kernel, Restart and clear) and hand in again.",
    "EMPTY": "Your notebook is an empty file. Save it in Jupyter and hand in again.",
    "TRUNCATED": "Your notebook breaks off in the middle; perhaps the upload did not finish. Hand in again.",
    "CONFLICTED": "Your notebook holds the marks of a git merge conflict (<<<<<<<). Resolve it and hand in again.",
    "NOT_A_NOTEBOOK": "Your file is not a Jupyter notebook. Hand in the .ipynb file itself.",
    "NEWER_FORMAT": "Your notebook has a format that we cannot read yet. Save it with the course's JupyterLab.",
    "INFRASTRUCTURE": "Our grader failed on your submission, repeatedly. That is not your fault; we look into it.",
}
# What was mended or left out before grading.
REPAIRS = {
    "RENAMED": "Your notebook has another name than the one we gave it; we found it by its content.",
    "MORE_NOTEBOOKS": "There are several notebooks in your submission; we graded the one that fits.",
    "OLD_FORMAT": "Your notebook has an old format, which we converted.",
    "ENCODING": "Your notebook was not saved as UTF-8; special characters may have suffered.",
    "STRANGE_CELLS": "Some cells of your notebook are damaged, and we left them out.",
    "TEST_EDITED": "You changed a cell that belongs to us; we put the original back.",
    "TEST_DELETED": "A cell that belongs to us was missing; we put it back.",
    "CELL_COPIED": "A graded cell occurs more than once; we graded the last one with an answer.",
    "CELL_MOVED": "Graded cells were not in their order; we put them back.",
    "CELL_RETYPED": "A graded cell had another type; we put that back.",
    "METADATA_CHANGED": "The points or other data of a graded cell were changed; we put them back.",
    "ANSWER_FOUND": "An answer cell had lost its identity; we found it by its content.",
    "ANSWER_MISSING": "An answer cell is missing, so it counts as not answered.",
    "SHADOWING": "A file has the name of a Python module that the tests need; we left it out.",
    "ODD_FILES": "Links, devices and files with odd names were left out.",
    "BAD_TIMESTAMP": "The time of your submission cannot be read; we count it as on time.",
}
# What happened while it ran. The points earned before stay.
ENDINGS = {
    "CELL_TIME": "A cell took too long and could not be interrupted, so the cells after it did not run.",
    "NOTEBOOK_TIME": "The whole notebook took too long, so the last cells did not run.",
    "CPU_TIME": "The notebook used up its processor time, so the last cells did not run.",
    "MEMORY": "The notebook used too much memory, so the cells from there on did not run.",
    "OUTPUT_FLOOD": "A cell printed far too much, so the cells from there on did not run.",
    "EXITED": "A cell ended Python with exit() or quit(), so the cells after it did not run.",
    "KERNEL_DIED": "Python ended in the middle of a cell, so the cells from there on did not run.",
    "KILLED": "Python was killed in the middle of a cell, so the cells from there on did not run.",
    "SEGFAULT": "Python crashed in the middle of a cell, so the cells from there on did not run.",
    "BAD_MESSAGE": "A cell disturbed how Python talks to us, so the cells from there on did not run.",
}
NOTES = {
    "CELL_INTERRUPTED": "A cell took too long and was interrupted.",
    "BAD_VALUE": "A test gave a value that is no number of points, so it counts as failed.",
    "NOISY": "Your cells printed a great deal; we kept the first part.",
}
# For the instructor: the points may not mean what they say.
FLAGS = {
    "TAMPERED": "Something the tests rely on was changed while the notebook ran.",
    "OTHER_VARIANT": "The notebook states another student, so its numbers are not those of whoever handed it in.",
    "SUSPICIOUS": "The code mentions what only somebody who wants to influence the grading needs.",
}

SENTENCES = REJECTIONS | REPAIRS | ENDINGS | NOTES | FLAGS


class Rejected(Exception):
    """This submission cannot be graded; `code` is one of REJECTIONS."""

    def __init__(self, code: str, detail: str = ""):
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code, self.detail = code, detail
