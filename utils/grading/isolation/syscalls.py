"""System calls that a kernel may not make: they give memory that belongs to no process, where the watch never sees it.

The filter is a program of the system's own little machine, a few jumps long: see seccomp(2) and bpf(4).
"""

import ctypes
import errno
import platform
import struct

from utils.grading.isolation.namespaces import PR_SET_NO_NEW_PRIVS, libc

PR_SET_SECCOMP, FILTER = 22, 2
LOAD, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE = 0, 4  # where they stand in what the filter is shown
OTHER_NUMBERS = 0x40000000  # from here on x86-64 has a second table of the same calls
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
# The architecture's mark, and its numbers for memfd_create, memfd_secret and shmget.
TABLES = {"x86_64": (0xC000003E, 319, 447, 29), "aarch64": (0xC00000B7, 279, 447, 194)}


class Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def forbid() -> None:
    """From now on these calls fail with EPERM, here and in all children; nothing on machines of another kind."""
    if platform.machine() not in TABLES:
        return
    architecture, *numbers = TABLES[platform.machine()]
    tests = [(IF_AT_LEAST, OTHER_NUMBERS), *((IF_EQUAL, number) for number in numbers)]
    last = len(tests) + 4
    lines = [(LOAD, 0, 0, ARCHITECTURE), (IF_EQUAL, 0, last - 2, architecture), (LOAD, 0, 0, NUMBER)]
    lines += [(kind, last - at - 1, 0, value) for at, (kind, value) in enumerate(tests, start=3)]
    lines += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    code = b"".join(struct.pack("HBBI", *line) for line in lines)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_SECCOMP, FILTER, ctypes.byref(Program(len(lines), code)), 0, 0)
