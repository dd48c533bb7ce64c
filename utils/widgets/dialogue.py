"""The kernel's side of a widget's conversation (live.js is the browser's): no question is carried out twice.

JupyterLab hands the messages of one widget now to the kernel's main thread, now to another thread, and a view that has
heard nothing asks again. So whoever answers holds the lock, and the last answer to every view is kept.
"""

from collections.abc import Callable
from threading import RLock

VIEWS = 8  # so many views of a widget are remembered

Answer = tuple[dict, list[bytes]]


class Dialogue:
    """`send(message, buffers)` tells the browser."""

    def __init__(self, send: Callable[[dict, list[bytes]], None]):
        self.send, self.lock = send, RLock()
        self.kept: dict[str, tuple[int, Answer]] = {}

    def hear(self, message: dict, answer: Callable[[dict], Answer]) -> dict | None:
        """Send the answer to a question, made by `answer(content)`. Returns its scene; None if it was sent before."""
        view, ask = message["view"], message["ask"]
        with self.lock:
            before, found = self.kept.pop(view, (0, None))
            new = ask > before
            if new:
                found = answer(message["content"])
            self.kept[view] = max(ask, before), found
            if len(self.kept) > VIEWS:
                del self.kept[next(iter(self.kept))]
            self.tell(view, ask, 0, found)
        return found[0] if new else None

    def tell(self, view: str, ask: int, number: int, answer: Answer) -> None:
        """Send answer `number` to a question: 0, and more of them where a view has room for a row."""
        scene, buffers = answer
        self.send({"view": view, "ask": ask, "number": number, "answer": scene}, buffers)
