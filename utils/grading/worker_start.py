"""What a worker process does before anything else. It imports nothing that takes time."""

import sys

from . import namespaces


def start() -> None:
    """End with the coordinator, and do without a grammar that no notebook needs.

    jsonschema compiles one for international web addresses where the package `rfc3987_syntax` is installed: a second
    or two. It takes an ImportError for an answer.
    """
    namespaces.die_with_parent()
    sys.modules.setdefault("rfc3987_syntax", None)
