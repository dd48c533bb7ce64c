"""What of a solution, a hidden test or a marking guide survives in a student version?

Code is compared by syntax tree, so that other spacing, other brackets or another cell do not hide it; comments and
answers in words by runs of words. Every string of the student version is searched: sources, outputs, metadata.
"""

import ast
import io
import re
import textwrap
import tokenize
from collections.abc import Iterator

SMALLEST = 6  # nodes: `s * (1 - s)` has 5 and counts as part of `return s * (1 - s)`; `np.exp(x)` alone gives nothing away
WORDS = 6  # so many words in a row are a quotation

SECRET = re.compile(r"^.*BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)^.*END \1", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)


def leaks(source, release) -> set[str]:
    """Pieces of code and runs of words that are secret in the notebook `source` and stand in the notebook `release`."""
    code, words = set(), set()
    for secret in secrets(source):
        code |= trees(secret)
        words |= quotations(secret if not trees(secret) else "\n".join(comments(secret)))
    found = set()
    for text in strings(release):
        found |= {ast.unparse(ast.parse(piece)) for piece in code & _all_trees(text)}
        found |= words & quotations(text)
    return found
