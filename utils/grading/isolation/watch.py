"""While a kernel runs: see that it stays within its memory, and hear when it ends."""

import asyncio

from utils.grading.isolation.client import Client
from utils.grading.isolation.kernels import WarmPython
from utils.grading.isolation.limits import STACKS, Limits

EVERY = 0.2  # seconds
SIGNALS = {-24: "CPU_TIME", -9: "KILLED", -11: "SEGFAULT", -6: "SEGFAULT", -7: "SEGFAULT", -4: "SEGFAULT"}


class Watch:
    """Guards the kernel that `python` runs for `client`; afterwards `reason` says why it ended, if it did."""

    def __init__(self, python: WarmPython, limits: Limits, client: Client):
        self.python, self.limits, self.client = python, limits, client
        self.reason: str | None = None
        self.end = asyncio.get_running_loop().create_future()
        self.task: asyncio.Task | None = None
        asyncio.get_running_loop().add_reader(python.control.fileno(), self.hear)

    def guard_memory(self) -> None:
        """From now on, end the kernel if all inside grows beyond the limit: to be called before students' code runs.

        What is there now does not count. A kernel alone never grows so far, its own limit stops it earlier with a
        MemoryError that it survives: part of what that one counts is reserved for stacks and never used.
        """
        self.task = asyncio.ensure_future(self.measure(*self.python.memory()))

    def hear(self) -> None:
        """The Python inside has something to say: only ever that the kernel has ended, or its own end."""
        asyncio.get_running_loop().remove_reader(self.python.control.fileno())
        try:
            how = self.python.hear()["how"]
        except Exception as error:
            how = f"infrastructure {error}"
        self.client.kc.ended = True
        self.end.set_result(how)
        self.reason = self.reason or reason(how)
        if self.client.task_poll_for_reply is not None:
            self.client.task_poll_for_reply.cancel()

    async def measure(self, had: int, reserved: int) -> None:
        most = self.limits.memory + STACKS
        while not self.end.done():
            own, addresses = self.python.memory()
            # Who shares so much has reserved it first.
            shares = self.python.shared_memory() if addresses - reserved > most else 0
            if own - had + shares > most:
                self.reason = "MEMORY"
                self.python.tell(do="kill")
                return
            await asyncio.sleep(EVERY)

    async def finish(self) -> bool:
        """Have the kernel and all it started killed; return whether that is certain."""
        if self.task is not None:
            self.task.cancel()
        if not self.end.done():
            self.python.tell(do="kill")
        try:
            return (await asyncio.wait_for(self.end, 15)).startswith("status")
        except TimeoutError:
            return False


def reason(how: str) -> str:
    """The code for how a kernel ended: "status N" with Python's convention for signals."""
    word, _, rest = how.partition(" ")
    return SIGNALS.get(int(rest), "KERNEL_DIED") if word == "status" else "SANDBOX"
