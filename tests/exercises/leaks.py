"""What of a solution, a hidden test or a marking guide survives in a student version?

Code is compared by syntax tree, so that other spacing, brackets or another cell do not hide it; code that does not
parse where it stands, comments and answers in words are compared by runs of words. Every string of the student version
is searched: sources, outputs, metadata.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from textwrap import dedent

SMALLEST = 5  # nodes of a syntax tree: `s * (1 - s)` has so many; `np.exp(x)` has fewer and gives nothing away
WORDS = 6  # so many words in a row are a quotation
LINE = re.compile(
    r"(?=.{20}).*([-+*/=]|return)"
)  # a line of code that is worth finding in a text: long, and it computes

SECRET = re.compile(r"^[^\n]*BEGIN (SOLUTION|HIDDEN TESTS)[^\n]*\n(.*?)^[^\n]*END \1", re.DOTALL | re.MULTILINE)
CODE_IN_TEXT = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)


def leaks(source, release) -> set[str]:
    """What is secret in the notebook `source` and stands somewhere in the notebook `release`."""
    code, prose = secrets(source)
    trees = set().union(*map(_trees, code))
    words = set().union(*map(_runs_of_words, [*prose, *(_comments(piece) for piece in code)]))
    lines = {line for piece in code for line in map(_squeezed, piece.splitlines()) if LINE.match(line)}
    found = set()
    for text in _strings(release):
        found |= trees & set().union(*map(_trees, _possible_code(text)))
        found |= words & _runs_of_words(text)
        found |= {line for line in lines if line in _squeezed(text)}
    return found


def secrets(source) -> tuple[list[str], list[str]]:
    """Code of all solutions and hidden tests, and the answers in words with their marking guides."""
    code, prose = [], []
    for cell in source.cells:
        regions = [dedent(region) for _, region in SECRET.findall(cell.source)]
        if cell.cell_type == "code":
            code += regions
        elif cell.metadata.get("nbgrader", {}).get("solution"):
            prose += regions or [cell.source]
    return code, prose


def _strings(node) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def _possible_code(text: str) -> list[str]:
    return [dedent(text), *(dedent(block or inline) for block, inline in CODE_IN_TEXT.findall(text))]


def _trees(text: str) -> set[str]:
    """Every statement and expression in `text` that is not too small, in Python's own spelling."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except SyntaxError:
        return set()
    return {ast.unparse(node) for node in nodes if isinstance(node, ast.stmt | ast.expr) and _size(node) >= SMALLEST}


def _size(node: ast.AST) -> int:
    return sum(isinstance(part, ast.stmt | ast.expr) for part in ast.walk(node))


def _comments(code: str) -> str:
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return "\n".join(token.string for token in tokens if token.type == tokenize.COMMENT)


def _runs_of_words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
