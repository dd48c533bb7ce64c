"""nbgrader opens its gradebook nine times for every submission, each time with a database engine of its own.

An engine remembers the queries that it has compiled: with one for the whole run the coordinator needs 0.78 of its time.
"""

from contextlib import contextmanager
from functools import cache

from nbgrader import api


@contextmanager
def one_engine():
    """While it lasts, all gradebooks of one address share an engine; each opens and closes its own connections."""
    create = api.create_engine
    api.create_engine = cache(create)
    try:
        yield
    finally:
        api.create_engine = create
