"""A notebook that is run with warnings as errors, and what must not stand in its outputs then."""

import re

STRICT = 'import warnings; warnings.simplefilter("error")'  # the first cell
FAULT = re.compile(r"^\w*(Error|Warning|Exception): ")


def assert_clean(notebook) -> None:
    """Nothing went to stderr, and no output is an error in words."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", f"{cell.source}\n{output.text}"
            words = output.get("data", {}).get("text/plain", "")
            assert not FAULT.match(words), f"{cell.source}\n{words}"
