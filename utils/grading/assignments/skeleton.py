"""A small exercise that works, to make another from: every kind of cell once, in the house's order."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

HOW = "## How this notebook works"


def notebook(name: str, how: str) -> NotebookNode:
    """The exercise `name`, with the text `how` for its second cell, the same in all exercises."""
    parts = [part.strip("\n") for part in CELLS.replace("TITLE", name.replace("_", " ")).split("\n%% ")[1:]]
    cells = [cell(*part.split("\n", 1)) for part in parts]
    cells.insert(1, new_markdown_cell(how, id="how"))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def cell(head: str, source: str) -> NotebookNode:
    """A cell from its line `KIND NAME [POINTS]`: text, code, or one of nbgrader's: locked, answer, test, question."""
    kind, name, *points = head.split()
    new = new_markdown_cell if kind in ("text", "question") else new_code_cell
    result = new(source.strip("\n"), id=name)
    if kind in ("locked", "answer", "test", "question"):
        marks = {"cell_type": result.cell_type, "grade": kind in ("test", "question"), "grade_id": name}
        marks |= {"locked": kind in ("locked", "test")}
        marks |= {"points": int(points[0])} if points else {}
        marks |= {"schema_version": 3, "solution": kind in ("answer", "question"), "task": False}
        result.metadata["nbgrader"] = marks
    if kind == "test" or name == "warm-up-self-check":
        result.metadata["jupyter"] = {"source_hidden": True}
    return result


CELLS = r'''
%% text title
# Exercise: TITLE

What it is about and why it matters, in two sentences.

**You will be able to**

- write the mean of the squares of an array,
- say what the mean hides.

**Time** about 20 minutes. **You need** NumPy arrays.

| part | | points | minutes |
|---|---|---|---|
| – | warm-up | – | 5 |
| 1 | the mean of the squares | 2 | 10 |
| 2 | in words | 2 | 5 |

%% locked setup
import numpy as np

from utils import checks

%% text warm-up
## Warm-up (5 minutes, no points)

No code: guess. Replace the `None` by a number, run the cell, then run the one below, which is folded: it holds the
answer.

%% code warm-up-guesses
guesses = {
    "the mean of the squares of 1, 2, 3 and 4": None,
}

%% code warm-up-self-check
# Self-check: run me. My answers are folded away.
for question, right in zip(guesses, [7.5], strict=True):
    guess = guesses[question]
    if guess is None:
        verdict = "still open"
    elif abs(guess - right) < 1e-9:
        verdict = "yes"
    else:
        verdict = "not yet"
    print(f"{question:48} {verdict}")

%% text part-1
## Part 1: the mean of the squares (2 points, 10 minutes)

Write `mean_square(x)`, the mean of the squares of all entries of the array `x`, which may have any shape.

<details><summary>Hint 1: in which order?</summary>

Read the name from right to left: square first.

</details>

<details><summary>Hint 2: all entries at once</summary>

An array to the power 2 is taken entry by entry, and `np.mean` needs no axis here.

</details>

%% answer mean-square
def mean_square(x):
    """The mean of the squares of all entries of x."""
    ### BEGIN SOLUTION
    # Squared entry by entry; the mean over all axes is one number.
    return np.mean(np.asarray(x) ** 2)
    ### END SOLUTION

%% test mean-square-values 2
# 2 points: four numbers in a row, then a table
checks.function(
    mean_square,
    np.array([1.0, 2.0, 3.0, 4.0]),
    expected=7.5,
    known={
        "this is the sum of the squares. Divide by how many there are": 30.0,
        "this is the square of the mean. Square first": 6.25,
    },
)
checks.function(mean_square, np.array([[0.0, 2.0], [-4.0, 2.0]]), expected=6.0)
### BEGIN HIDDEN TESTS
wave = np.cos(np.linspace(0.0, 6.0, 21)).reshape(7, 3)
checks.function(mean_square, wave, expected=np.vdot(wave, wave) / 21, note="(Inputs you have not seen.)")
### END HIDDEN TESTS

%% text part-2
## Part 2: in words (2 points, 5 minutes)

Two arrays have the same mean of squares. Name one thing that may differ between them, and give two such arrays. A
person reads this part.

<details><summary>Hint 1</summary>

What does squaring do to a sign?

</details>

%% question in-words 2
**Model answer**

The signs may differ, since squaring forgets them: the arrays (3, 4) and (3, -4) share the value 12.5.

**Marking guide**

- 1 point: a property that the mean of squares really forgets, such as signs, order, or how the sum is shared out.
- 1 point: two arrays that show it.

%% text end
**Worth remembering:** a mean of squares knows how large the numbers are, and nothing about their signs.
'''
