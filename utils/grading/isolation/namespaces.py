"""A second wall inside the sandbox: Linux namespaces of its own for every submission, in a dozen system calls.

bubblewrap builds the first wall (no network, no foreign file) once per worker. Every submission is then forked from a
warm Python in there, and gets its own users, processes, mounts and shared memory, so that nothing it starts or writes
outlives it, and the Python it was forked from is out of its reach. See namespaces(7), capabilities(7).
"""

import contextlib
import ctypes
import os
import signal
import sys

NEW_MOUNTS, NEW_IPC, NEW_USER, NEW_PROCESSES = 0x00020000, 0x08000000, 0x10000000, 0x20000000
NOSUID, NODEV, NOEXEC, BIND = 2, 4, 8, 0x1000 | 0x4000  # a bind mount with all that is mounted below it
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 36, 38
CAPABILITY_VERSION_3 = 0x20080522

libc = ctypes.CDLL(None, use_errno=True)


def check(result: int, what: str) -> None:
    """Raise OSError with the system's reason if a call failed."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare() -> None:
    """Leave the namespaces of the parent; the next fork is the first process, number 1, of the new ones.

    Raises OSError where the system does not allow user namespaces.
    """
    user, group = os.getuid(), os.getgid()
    check(libc.unshare(NEW_USER | NEW_MOUNTS | NEW_PROCESSES | NEW_IPC), "unshare")
    # A process that changed its user is not dumpable, and then may not write its own maps.
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def fresh_folders(folders: list[str], size: int, keep: list[str]) -> None:
    """Mount an empty file system of at most `size` bytes over each of `folders`; what `keep` names stays to be seen."""
    kept = {path: os.open(path, os.O_PATH) for path in keep if path.startswith(tuple(f"{name}/" for name in folders))}
    for folder in folders:
        options = f"size={size},nr_inodes=20000,mode=0700".encode()
        check(libc.mount(b"tmpfs", folder.encode(), b"tmpfs", NOSUID | NODEV, options), f"mount {folder}")
    for path, fd in kept.items():
        os.makedirs(path, exist_ok=True)
        check(libc.mount(f"/proc/self/fd/{fd}".encode(), path.encode(), None, BIND, None), f"mount {path}")
        os.close(fd)


def fresh_proc() -> bool:
    """Show only the new namespace's processes in /proc, where the system lets us; else the sandbox's stay visible."""
    return libc.mount(b"proc", b"/proc", b"proc", NOSUID | NODEV | NOEXEC, None) == 0


def last_of_its_kind() -> None:
    """No user namespaces below this one: in them a process would have every right again, to mount folders, say."""
    with contextlib.suppress(OSError), open("/proc/sys/user/max_user_namespaces", "w") as file:
        file.write("0")


def drop_capabilities() -> None:
    """Give up every right the namespace gave, for good."""
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    check(libc.capset(ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)())), "capset")


def hide() -> None:
    """Let no process of the same user read or trace this one."""
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of grandchildren whose parent ended, where there is no namespace to catch them."""
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent() -> None:
    """End when the parent ends, even if it is killed: no worker is left behind. Linux only; elsewhere nothing."""
    if sys.platform == "linux":
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
