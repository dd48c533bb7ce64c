"""What students do to their notebook: (name, change, points expected, codes expected)."""

import copy

from nbformat.v4 import new_code_cell, new_markdown_cell
from small_course import DOUBLE, FULL, cell

NOTHING_FOR_SQUARE = FULL | {"square-test": 0.0, "both-test": 0.0}


def deleted(*grade_ids):
    def change(notebook):
        notebook.cells = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in grade_ids]

    return change


def copied(grade_id, **new):
    def change(notebook):
        extra = copy.deepcopy(cell(notebook, grade_id))
        extra.update(new)
        notebook.cells.insert(notebook.cells.index(cell(notebook, grade_id)), extra)

    return change


def moved(grade_id, place):
    def change(notebook):
        moving = cell(notebook, grade_id)
        notebook.cells.remove(moving)
        notebook.cells.insert(place, moving)

    return change


def edited(grade_id, **new):
    def change(notebook):
        cell(notebook, grade_id).update(new)

    return change


def marks(name, /, **new):
    def change(notebook):
        cell(notebook, name).metadata["nbgrader"].update(new)

    return change


def tagged(*tags):
    def change(notebook):
        for each in notebook.cells:
            each.metadata["tags"] = list(tags)

    return change


def unmarked(*grade_ids):
    def change(notebook):
        for each in notebook.cells:
            if not grade_ids or each.metadata.get("nbgrader", {}).get("grade_id") in grade_ids:
                each.metadata = {}
                each["id"] = f"new-{notebook.cells.index(each)}"

    return change


def retyped(grade_id, cell_type):
    def change(notebook):
        old = cell(notebook, grade_id)
        new = (new_code_cell if cell_type == "code" else new_markdown_cell)(
            old.source, metadata=old.metadata, id=old.id
        )
        notebook.cells[notebook.cells.index(old)] = new

    return change


def faked_outputs(notebook):
    cell(notebook, "square").source = "pass"
    for each in notebook.cells:
        if each.cell_type == "code":
            each.outputs = [
                {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "3"}}
            ]


def half_a_surrogate(notebook):
    cell(notebook, "why").source = "half \ud83d a face"


def scripts(notebook):
    script = "<script>window.stolen = document.cookie</script><img src=x onerror='window.stolen = 1'>"
    cell(notebook, "why").source = f"{script} [click](javascript:window.stolen=1)"
    notebook.cells.insert(2, new_code_cell(f"from IPython.display import HTML\nHTML({script!r})"))
    notebook.cells.insert(2, new_markdown_cell(f"<svg onload='window.stolen=1'></svg>{script}"))


def prints_tests(notebook):
    spy = "get_ipython().events.register('post_run_cell', lambda result: print(In[-1]))"
    notebook.cells.insert(2, new_code_cell(spy))


CASES = [
    ("honest", lambda notebook: None, FULL, set()),
    ("half", edited("square", source="def square(x):\n    return 2 * x"), FULL | {"square-test": 0.0}, set()),
    (
        "hidden-wrong",
        edited("square", source="def square(x):\n    return 3 * x"),
        FULL | {"square-test": 0.0, "both-test": 1.0},
        set(),
    ),
    ("prints-hidden", prints_tests, FULL, set()),
    ("unsolved", edited("square", source="raise NotImplementedError"), NOTHING_FOR_SQUARE, set()),
    ("syntax-error", edited("square", source="def square(x:"), NOTHING_FOR_SQUARE, set()),
    ("magics", edited("square", source="%matplotlib inline\n!true\ndef square(x):\n    return x * x"), FULL, set()),
    (
        "warning-in-test",
        edited("double", source="import sys\ndef double(x):\n    print('!', file=sys.stderr)\n    return 2 * x"),
        FULL | {"double-test": 0.0, "both-test": 0.0},
        set(),
    ),
    ("scripts", scripts, FULL, set()),
    ("faked-outputs", faked_outputs, NOTHING_FOR_SQUARE, set()),
    ("surrogate", half_a_surrogate, FULL, set()),
    ("skip-execution", tagged("skip-execution", "no-cell-carries-this-tag", "raises-exception"), FULL, set()),
    (
        "skip-execution-wrong",
        lambda n: (tagged("skip-execution", "no-cell-carries-this-tag")(n), edited("square", source="")(n)),
        NOTHING_FOR_SQUARE,
        set(),
    ),
    ("test-deleted", deleted("square-test"), FULL, {"TEST_DELETED"}),
    ("all-tests-deleted", deleted("double-test", "square-test", "both-test", "setup"), FULL, {"TEST_DELETED"}),
    ("answer-deleted", deleted("square"), NOTHING_FOR_SQUARE, {"ANSWER_MISSING"}),
    ("text-deleted", deleted("why"), FULL, {"ANSWER_MISSING"}),
    ("test-edited", edited("square-test", source="pass"), FULL, {"TEST_EDITED"}),
    (
        "test-edited-wrong",
        lambda n: (edited("square-test", source="pass")(n), edited("square", source="")(n)),
        NOTHING_FOR_SQUARE,
        {"TEST_EDITED"},
    ),
    ("test-copied", copied("square-test"), FULL, {"CELL_COPIED"}),
    ("answer-copied", copied("square", source="def square(x):\n    return 0"), FULL, {"CELL_COPIED"}),
    (
        "answer-copied-stub-last",
        lambda n: (copied("square")(n), n.cells[n.cells.index(cell(n, "square")) + 1].update(source="")),
        FULL,
        {"CELL_COPIED"},
    ),
    ("test-moved-up", moved("square-test", 0), FULL, {"CELL_MOVED"}),
    ("answer-moved-down", moved("double", 7), FULL, {"CELL_MOVED"}),
    ("test-as-text", retyped("square-test", "markdown"), FULL, {"CELL_RETYPED"}),
    ("answer-as-text", retyped("square", "markdown"), FULL, {"CELL_RETYPED"}),
    ("text-as-code", retyped("why", "code"), FULL, {"CELL_RETYPED"}),
    ("more-points", marks("double-test", points=100), FULL, {"METADATA_CHANGED"}),
    ("negative-points", marks("double-test", points=-5), FULL, {"METADATA_CHANGED"}),
    ("points-nonsense", marks("double-test", points="many"), FULL, {"METADATA_CHANGED"}),
    ("not-graded", marks("square-test", grade=False, locked=False, solution=True), FULL, {"METADATA_CHANGED"}),
    (
        "unlocked",
        lambda n: (marks("square-test", locked=False)(n), edited("square-test", source="pass")(n)),
        FULL,
        {"TEST_EDITED"},
    ),
    ("old-schema", marks("square-test", schema_version=1), FULL, set()),
    ("new-schema", marks("square-test", schema_version=99), FULL, set()),
    ("odd-schema", marks("square-test", schema_version="x", more={"a": [1]}), FULL, set()),
    ("unknown-id", marks("square", grade_id="nobody"), FULL, {"ANSWER_FOUND"}),
    ("id-of-another", marks("square", grade_id="double"), FULL, {"CELL_COPIED", "ANSWER_FOUND"}),
    ("id-is-a-list", marks("square", grade_id=["square"]), FULL, {"ANSWER_FOUND"}),
    ("answer-unmarked", unmarked("square"), FULL, {"ANSWER_FOUND"}),
    ("all-unmarked", unmarked(), FULL, {"ANSWER_FOUND", "METADATA_CHANGED"}),
    ("duplicate-cell-ids", lambda n: [c.update(id="same") for c in n.cells], FULL, set()),
    (
        "no-cells",
        lambda n: n.cells.clear(),
        {"double-test": 0.0, "square-test": 0.0, "both-test": 0.0},
        {"ANSWER_MISSING", "TEST_DELETED"},
    ),
    ("more-cells", lambda n: n.cells.extend(new_code_cell(f"a{i} = {i}", id=f"m{i}") for i in range(100)), FULL, set()),
    (
        "other-kernel",
        lambda n: n.metadata.update(kernelspec={"name": "../../bin/sh", "display_name": "x"}),
        FULL,
        set(),
    ),
    ("forged-metadata", lambda n: n.metadata.update(widgets={"x": 1}, nbgrader={"score": 9}), FULL, set()),
]
assert DOUBLE
