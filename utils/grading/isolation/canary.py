"""Statements that must fail and fingerprints that must not change: do the tests still mean what they say?"""

import ast
import json
import secrets
import time

from utils.grading.isolation.client import Connection, KernelEnded

SECONDS = 20


class Canary:
    """Watches one kernel; `modules` are those that tests import."""

    def __init__(self, connection: Connection, modules: list[str]):
        self.connection = connection
        self.modules = modules
        self.reference: dict[str, dict] = {}

    async def look(self) -> list[str]:
        """What has changed since the first look, each as a phrase; [] for an honest notebook."""
        findings = []
        word = secrets.token_hex(8)
        reply = await self.ask(f"assert 0 == 1, {word!r}")
        if (reply.get("ename"), reply.get("evalue")) != ("AssertionError", word):
            findings.append("`assert` no longer fails")
        names = [label[1:-1] for label in self.reference if label.startswith("`")]
        return findings + self.compare(await self.fingerprint(names))

    async def remember(self, names: list[str]) -> None:
        """From now on `names`, which a locked cell has just defined, must stay what they are."""
        now = await self.fingerprint(names) or {}
        self.reference.update({label: value for label, value in now.items() if label.startswith("`")})

    async def fingerprint(self, names: list[str]) -> dict | None:
        place = "__import__('utils.grading.isolation.fingerprint', fromlist=['take'])"
        reply = await self.ask("pass", f"{place}.take(get_ipython(), {self.modules!r}, {names!r})")
        try:
            return json.loads(ast.literal_eval(reply["user_expressions"]["it"]["data"]["text/plain"]))
        except (KeyError, TypeError, ValueError, SyntaxError, RecursionError):
            return None

    def compare(self, now: dict | None) -> list[str]:
        if now is None:
            return ["the kernel no longer answers questions about itself"]
        if not self.reference:
            self.reference = now
        return [
            f"{label} was changed ({', '.join(changed)})"
            for label, before in self.reference.items()
            if (changed := sorted(key for key, value in before.items() if now.get(label, {}).get(key) != value)[:5])
        ]

    async def ask(self, code: str, expression: str | None = None) -> dict:
        """The kernel's reply to `code`, run without a trace in the notebook. Raises KernelEnded if none comes."""
        message = self.connection.execute(
            code,
            silent=True,
            store_history=False,
            stop_on_error=False,
            user_expressions={"it": expression} if expression else {},
        )
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and not self.connection.ended:
            if await self.connection.shell_channel.socket.poll(200):
                reply = await self.connection.shell_channel.get_msg(timeout=1)
                if reply["parent_header"].get("msg_id") == message:
                    return reply["content"]
        raise KernelEnded("KERNEL_DIED" if self.connection.ended else "CELL_TIME")
