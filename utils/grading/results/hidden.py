"""Hidden tests leave traces in outputs: a traceback shows them, a student's code can print them. Take them out."""

import re

from nbformat import NotebookNode
from nbgrader.utils import is_locked

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
ARROW = re.compile(r"^-+>\s*\d*\s?(.*)$")
TELLING = 12  # characters: a shorter line says nothing about a test
NOTICE = "(left out: it showed a hidden test)"


def hidden_lines(notebook: NotebookNode, begin: str, end: str) -> set[str]:
    """The lines of all hidden tests, stripped, and the lines that mark them."""
    secrets, visible = set(), set()
    for cell in notebook.cells:
        inside = False
        for line in cell.source.split("\n"):
            if is_locked(cell) and (begin in line or end in line):
                inside = begin in line
                secrets.add(line.strip())
            elif cell.cell_type == "code" and line.strip():
                (secrets if inside else visible).add(line.strip())
    return secrets - visible


def without_hidden(output: NotebookNode, secrets: set[str]) -> NotebookNode:
    """`output`, or what may be shown of it."""
    telling = [line for line in secrets if len(line) >= TELLING]
    if output.output_type == "error":
        return error_without_hidden(output, secrets, telling)
    if output.output_type == "stream":
        if any(line in output.text for line in telling):
            output.text = NOTICE
    elif any(
        line in str(value) or line in str(value).replace("\\n", "\n")
        for line in telling
        for value in output.data.values()
    ):
        output.data = NotebookNode({"text/plain": NOTICE})
    return output


def error_without_hidden(output: NotebookNode, secrets: set[str], telling: list[str]) -> NotebookNode:
    lines = [line for part in output.traceback for line in part.split("\n")]
    plain = [ANSI.sub("", line) for line in lines]
    at_fault = {match.group(1).strip() for line in plain if (match := ARROW.match(line.strip()))}
    if at_fault & secrets or any(line in output.evalue for line in telling):
        output.evalue = ""
        output.traceback = [f"{output.ename}: a hidden test failed."]
        return output
    shown = [line for line, text in zip(lines, plain, strict=True) if not any(secret in text for secret in telling)]
    output.traceback = ["\n".join(shown)]
    return output
