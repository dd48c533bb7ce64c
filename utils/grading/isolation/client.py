"""nbclient, talking to a kernel that may be hostile: counted bytes, a hard end, no cell loses what others earned."""

import asyncio
import time

import zmq
import zmq.asyncio
from jupyter_client.asynchronous import AsyncKernelClient
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode

from utils.grading.isolation.kernel_app import PORTS

OVERHEAD = 300  # bytes that an output costs beyond its text
GRACE = 10  # seconds that an interrupted cell has to come to its end


class KernelEnded(Exception):
    """The kernel cannot go on; `reason` is a code of `reasons`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Connection(AsyncKernelClient):
    """A client of the kernel that listens at `place`, and knows from its owner whether it lives."""

    def __init__(self, place: str, key: str, largest: int):
        super().__init__(transport="ipc", ip=place, **PORTS)
        self.session.key = key.encode()
        self.session.check_pid = False
        self.context.set(zmq.MAX_SOCKETS, 64)
        self.context.setsockopt(zmq.LINGER, 0)
        self.context.setsockopt(zmq.MAXMSGSIZE, largest)
        self.ended = False
        self.allow_stdin = False

    async def is_alive(self):
        return not self.ended

    async def ready(self, seconds: float) -> None:
        """Wait until the kernel answers on both channels. Raises KernelEnded if it does not in time."""
        self.start_channels(stdin=False, hb=False, control=False)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not self.ended:
            self.kernel_info()
            if await self.shell_channel.socket.poll(1000) and await self.iopub_channel.socket.poll(1000):
                return
        raise KernelEnded("NO_KERNEL")

    def close(self) -> None:
        for channel in (self.shell_channel, self.iopub_channel):
            channel.socket.close(linger=0)
        self.context.destroy(linger=0)


class Client(NotebookClient):
    """Runs cells as nbgrader's own Execute does, within limits on output."""

    def __init__(self, nb, kc, interrupt, limits: dict, **traits):
        super().__init__(nb, **traits)
        self.on_cell_executed = record_error
        self.kc, self.km = kc, self  # all that nbclient asks of a manager is interrupt_kernel
        self.interrupt, self.limits = interrupt, limits
        self.received = self.kept = 0
        self.dropped = self.exits = self.late = self.interrupted = False

    async def interrupt_kernel(self):
        self.late = self.interrupted = True
        self.interrupt()

    def process_message(self, msg, cell, cell_index):
        size = OVERHEAD + sum(len(frame) for frame in msg["buffers"]) + weigh(msg["content"])
        self.received += size
        if self.received > self.limits["output"]:
            raise KernelEnded("OUTPUT_FLOOD")
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "error", "update_display_data"):
            self.kept += size
            if self.kept > self.limits["kept_output"]:
                self.dropped = True
                self.kept -= size
                if not self.shorten(msg, cell):
                    return None
        return super().process_message(msg, cell, cell_index)

    def shorten(self, msg, cell) -> bool:
        """Cut what is too long, but never what decides the points: an error, a warning, the value of a cell."""
        content = msg["content"]
        if msg["msg_type"] == "error":
            content["evalue"], content["traceback"] = content["evalue"][:1000], []
            return True
        if msg["msg_type"] == "execute_result":
            content["data"] = {"text/plain": str(content["data"].get("text/plain", ""))[:1000]}
            return True
        if msg["msg_type"] == "stream" and content["name"] == "stderr":
            content["text"] = content["text"][:100]
            return not any(output.get("name") == "stderr" for output in cell.outputs)
        return False

    async def run_cell(self, cell, index: int, deadline: float) -> None:
        """Run one cell. Raises KernelEnded if the kernel died, hung, or spoke nonsense."""
        if time.monotonic() > deadline:
            raise KernelEnded("NOTEBOOK_TIME")
        self.late = False
        seconds = min(self.timeout or float("inf"), deadline - time.monotonic())
        try:
            # The client's own clock may be stopped by a kernel that answers with nonsense; this one cannot.
            await asyncio.wait_for(
                self.async_execute_cell(cell, index, execution_count=self.code_cells_executed + 1),
                seconds + GRACE,
            )
        except KernelEnded:
            raise
        except DeadKernelError:  # nbclient takes the end of our patience for the kernel's end
            raise KernelEnded("KERNEL_DIED" if self.kc.ended else "CELL_TIME") from None
        except TimeoutError:
            raise KernelEnded("CELL_TIME") from None
        except Exception as error:
            raise KernelEnded("CELL_TIME" if self.late else "BAD_MESSAGE") from error
        if self.exits:
            raise KernelEnded("EXITED")

    async def _async_poll_for_reply(self, *arguments):
        message = await super()._async_poll_for_reply(*arguments)
        payload = message["content"].get("payload") or []
        self.exits = any(part.get("source") == "ask_exit" for part in payload)
        return message


def record_error(cell, cell_index, execute_reply) -> None:
    """Put an error that only the reply tells of into the outputs, word for word as nbgrader's Execute does.

    Without it a cell that ran out of time, or whose traceback was suppressed, would look right. It is repeated here
    because to import nbgrader takes a worker longer than three submissions.
    """
    content = execute_reply["content"]
    if content["status"] != "error":
        return
    if any(output.output_type == "error" and output.ename == content["ename"] for output in cell.outputs):
        return
    traceback = content["traceback"] or ["ERROR: An error occurred while showtraceback was disabled"]
    error = {"output_type": "error", "ename": content["ename"], "evalue": content["evalue"], "traceback": traceback}
    cell.outputs.append(NotebookNode(error))


def weigh(value) -> int:
    """Roughly how many bytes a piece of JSON holds."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(len(key) + weigh(part) for key, part in value.items())
    if isinstance(value, list):
        return sum(map(weigh, value))
    return 8
