"""Pictures in a row for the views that play: each gets as many as it has room for, so that none pile up.

Between two pictures the kernel hears whatever else is asked of it. A view that draws nothing makes no room, and
what has no view is not computed.
"""

import asyncio
from dataclasses import dataclass


@dataclass
class Row:
    """The pictures in answer to question `ask` of a view: `sent` so far, and room for them up to number `upto`."""

    ask: int
    upto: int
    sent: int = 0


class Stream:
    """`send(view, ask, number)` makes one picture, sends it, and says whether to go on; always under `lock`.

    JupyterLab's messages come by one thread or another, so the row is played in the loop of whichever spoke last.
    """

    def __init__(self, send, lock):
        self.send, self.lock = send, lock
        self.rows: dict[str, Row] = {}
        self.loop = self.task = None

    def begin(self, view: str, ask: int, upto: int) -> None:
        """A new question ends the row of the one before; its own has room up to picture number `upto`."""
        with self.lock:
            self.rows.pop(view, None)
            if upto > 0:
                self.rows[view] = Row(ask, upto)
                self._wake()

    def grant(self, view: str, ask: int, upto: int) -> None:
        """Room up to picture number `upto`, unless another question has been asked since."""
        with self.lock:
            row = self.rows.get(view)
            if row and row.ask == ask:
                row.upto = max(row.upto, upto)
                self._wake()

    def _wake(self) -> None:
        loop = asyncio.get_running_loop()
        if self.loop is not loop:
            self.loop = loop
            self.task = loop.create_task(self._play(loop))

    async def _play(self, loop) -> None:
        while self._round(loop):
            await asyncio.sleep(0)

    def _round(self, loop) -> bool:
        """One picture for every view that has room; is there room for another round?"""
        with self.lock:
            if self.loop is not loop:
                return False
            self.loop = None  # should a picture fail, whoever speaks next begins anew
            for view, row in self.rows.items():
                if row.sent < row.upto:
                    row.sent += 1
                    if not self.send(view, row.ask, row.sent):
                        row.upto = row.sent
            if any(row.sent < row.upto for row in self.rows.values()):
                self.loop = loop
            return self.loop is loop
