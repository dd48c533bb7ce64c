"""Who runs the jobs: processes on this machine, or a dask cluster; either way a `concurrent.futures.Executor`."""

import contextlib
import multiprocessing
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for

from utils.grading.errors import GradingError, SandboxBrokenError
from utils.grading.isolation import sandbox, worker_start
from utils.grading.isolation.execute import execute

ATTEMPTS = 3


class Workers:
    """Runs jobs and hands back (tag, result) as they finish; a job whose worker broke is tried again."""

    def __init__(self, jobs: int, scheduler: str | None = None):
        self.jobs, self.scheduler = jobs, scheduler
        self.cluster = None
        self.executor = self.start()
        self.running: dict[Future, tuple[object, str, int]] = {}

    def start(self) -> Executor:
        if self.scheduler is None:
            # Spawned, not forked: the coordinator has threads and open databases.
            context = multiprocessing.get_context("spawn")
            return ProcessPoolExecutor(self.jobs, mp_context=context, initializer=worker_start.start)
        self.cluster = connected(self.scheduler)
        return self.cluster.get_executor(pure=False)

    def try_out(self, tier: str) -> bool:
        """Whether the sandbox `tier` works wherever jobs will run."""
        return all(self.cluster.run(sandbox.works, tier).values()) if self.cluster else sandbox.works(tier)

    @property
    def full(self) -> bool:
        """Whether another job would only wait, and take memory."""
        return len(self.running) >= 2 * self.size()

    def size(self) -> int:
        """How many jobs can run at a time."""
        return max(1, len(self.cluster.scheduler_info()["workers"])) if self.cluster else self.jobs

    def submit(self, tag, job: str, attempt: int = 1) -> None:
        try:
            future = self.executor.submit(execute, job)
        except BrokenExecutor:
            self.executor.shutdown(wait=False, cancel_futures=True)
            self.executor = self.start()
            future = self.executor.submit(execute, job)
        self.running[future] = (tag, job, attempt)

    def finished(self) -> list[tuple[object, str | None, str]]:
        """Wait for at least one job: its tag, its result or None, and why there is none."""
        if not self.running:
            return []
        done, _ = wait_for(self.running, return_when="FIRST_COMPLETED")
        results = []
        for future in done:
            tag, job, attempt = self.running.pop(future)
            try:
                results.append((tag, future.result(), ""))
            except Exception as error:
                if attempt < ATTEMPTS and self.worth_another(error):
                    self.submit(tag, job, attempt + 1)
                else:
                    results.append((tag, None, f"{type(error).__name__}: {error}"))
        return results

    def worth_another(self, error: Exception) -> bool:
        """Whether the machinery failed, not the job."""
        if self.cluster is None:
            return isinstance(error, SandboxBrokenError | BrokenExecutor)
        from distributed import KilledWorker

        return not isinstance(error, KilledWorker)  # dask has let several workers die of it

    def close(self) -> None:
        """End the workers, and whatever they run."""
        if self.cluster is not None:
            self.cluster.close()
            return
        processes = list((getattr(self.executor, "_processes", None) or {}).values())
        if not self.running:
            self.executor.shutdown()
            return
        self.executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:  # somebody pressed Ctrl-C, or we failed: what runs is not wanted any more
            with contextlib.suppress(OSError):
                process.terminate()
                process.join(10)


def connected(address: str):
    """The client of the dask scheduler at `address`. Raises GradingError where nobody there works for us."""
    try:
        from distributed import Client
    except ImportError as error:
        raise GradingError("--scheduler needs dask: pip install distributed, the same version everywhere.") from error
    try:
        cluster = Client(address)
    except (OSError, ValueError) as error:
        raise GradingError(f"No dask scheduler answers at {address}: {error}") from error
    if not cluster.scheduler_info()["workers"]:
        cluster.close()
        raise GradingError(f"The scheduler at {address} has no workers yet. Start some: dask worker {address}")
    return cluster
