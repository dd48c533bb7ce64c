"""What a worker process does before anything else. It imports nothing that takes time."""

import multiprocessing
import os
import sys

from utils.grading.isolation import namespaces


def start() -> None:
    """End with the coordinator, and do without a grammar that no notebook needs.

    jsonschema compiles one for international web addresses where the package `rfc3987_syntax` is installed: a second
    or two. It takes an ImportError for an answer.
    """
    namespaces.die_with_parent()
    parent = multiprocessing.parent_process()
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)  # it was killed before we could ask to end with it
    sys.modules.setdefault("rfc3987_syntax", None)
