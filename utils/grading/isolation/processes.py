"""How much memory a process and everything below it has, cheaply: it is asked five times a second."""

import contextlib
import os
import re

FIELDS = re.compile(rb"^(VmSize|RssAnon):\s*(\d+) kB", re.MULTILINE)
# "from-to rights offset device inode" of memory that processes share; it stays when they say they need it no more.
SHARED = re.compile(rb"^([0-9a-f]+)-([0-9a-f]+) \S+ \S+ \S+ (\d+) +/dev/zero", re.MULTILINE)


def descendants(pid: int) -> list[int]:
    """All processes below `pid`, also those that have moved to namespaces of their own."""
    found, unseen = [], [pid]
    while unseen:
        parent = unseen.pop()
        with contextlib.suppress(OSError):  # it may end while we look
            for thread in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{thread}/children") as file:
                    children = [int(child) for child in file.read().split()]
                found += children
                unseen += children
    return found


def memory(pid: int) -> tuple[int, int]:
    """Bytes in memory that the processes below `pid` have for themselves, and bytes of addresses they have reserved."""
    found = {b"VmSize": 0, b"RssAnon": 0}
    for process in descendants(pid):
        with contextlib.suppress(OSError), open(f"/proc/{process}/status", "rb") as file:
            for name, size in FIELDS.findall(file.read()):
                found[name] += 1024 * int(size)
    return found[b"RssAnon"], found[b"VmSize"]


def shared(pid: int) -> int:
    """Bytes of anonymous memory that the processes below `pid` share, each piece once, touched or not.

    It takes a millisecond a process. Memory of other kinds that could be shared is in folders of limited size or
    refused (syscalls.py).
    """
    pieces = {}
    for process in descendants(pid):
        with contextlib.suppress(OSError), open(f"/proc/{process}/maps", "rb") as file:
            for start, end, inode in SHARED.findall(file.read()):
                pieces[inode] = max(pieces.get(inode, 0), int(end, 16) - int(start, 16))
    return sum(pieces.values())
