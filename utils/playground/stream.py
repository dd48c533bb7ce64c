"""Pictures in a row for the views that play: each gets as many as it has room for, so that none pile up.

Between two pictures the kernel hears whatever else is asked of it. A view that draws nothing makes no room, and
what has no view is not computed.
"""

import asyncio


class Stream:
    """`send(view, ask)` makes one picture for the question `ask` of a view, sends it, and says whether to go on."""

    def __init__(self, send):
        self.send = send
        self.room: dict[str, tuple[int, int]] = {}  # view: its question, and how many pictures it has room for
        self.task = None

    def grant(self, view: str, ask: int, count: int) -> None:
        """Room for `count` pictures more, in answer to `ask`; what was left of an earlier question is forgotten."""
        before, left = self.room.get(view, (ask, 0))
        self.room[view] = ask, count + (left if before == ask else 0)
        if self.task is None or self.task.done():
            self.task = asyncio.get_running_loop().create_task(self._play())

    def stop(self, view: str) -> None:
        self.room.pop(view, None)

    async def _play(self) -> None:
        while self.room:
            for view, (ask, left) in list(self.room.items()):
                if left and self.send(view, ask):
                    self.room[view] = ask, left - 1
                else:
                    self.stop(view)
            await asyncio.sleep(0)
