"""Code that only somebody who wants to influence the grading has a use for."""

import re

SUSPICIOUS = re.compile(
    r"(?i:nbgrader|variant\.json)|gradebook|ast_transformers|input_transformers|set_custom_exc|__builtins__|\bbuiltins\.\w+\s*=[^=]"
    r"|AssertionError\s*=[^=]|HIDDEN TESTS|\bIn\s*\[\s*-|\b_ih\b|\bf_back\b|_getframe|/proc/|ptrace|run_line_magic"
    r"|sys\.modules\s*\[|\bsettrace\b|get_ipython\(\)\.(?!system|run_line)|nest_asyncio|post_run_cell|pre_run_cell"
)


def suspicious(sources: list[str]) -> list[str]:
    """The telling words in a student's cells, each once."""
    return sorted({match.group(0).strip() for source in sources for match in SUSPICIOUS.finditer(source)})
