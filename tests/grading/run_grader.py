"""Grade the small course in a process of its own, which a test may kill: run_grader.py ROOT [JOBS [SCHEDULER]]."""

import sys

from utils.grading.engine import grade
from utils.grading.isolation.limits import Limits

if __name__ == "__main__":
    root, jobs, scheduler = (*sys.argv[1:], None, None)[:3]
    raise SystemExit(
        grade("small", root, jobs=int(jobs or 2), scheduler=scheduler, limits=Limits(cell=120), echo=lambda line: None)
    )
