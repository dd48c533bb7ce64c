"""The warm Python inside the sandbox: it has the course's packages loaded and forks a Jupyter kernel on request.

It talks to the worker outside over one socket, in JSON. A request carries the submission's files and four listening
sockets, on which the kernel will speak; their names stay outside, so the sandbox needs no shared folder. Per kernel
there are two processes: number 1 of its namespaces, which obeys the worker, and the kernel, which owns nothing.
"""

import importlib
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
from contextlib import suppress

from utils.grading.isolation import namespaces, sandbox, syscalls
from utils.grading.isolation.limits import STACKS

MESSAGE = 1 << 16
# What a module loads when it is first used: once here, not in every kernel. For torch's first step it is two seconds.
AT_FIRST_USE = {
    "numpy": ["numpy.random", "numpy.ma"],
    "torch": ["torch._dynamo"],
    "utils.plots": ["matplotlib.backends.backend_agg", "matplotlib.figure"],
}


def main(control: socket.socket) -> None:
    """Answer requests until the worker hangs up."""
    setup = json.loads(control.recv(MESSAGE))
    if setup["user"]:
        os.setgroups([])
        os.setgid(setup["user"])
        os.setuid(setup["user"])
    load(["ipykernel.kernelapp", "ipykernel.ipkernel", "IPython.core.completer", *setup["preload"]])
    send(control, event="ready", isolated=setup["isolate"] and can_isolate())
    while message := receive(control):
        request, fds = message
        if request["do"] == "start":
            serve(control, request, fds)


def load(modules: list[str]) -> None:
    """Import what a kernel or the assignment will want; what is not there will be the notebook's own error."""
    for name in modules:
        with suppress(Exception):
            importlib.import_module(name)
    for name, later in AT_FIRST_USE.items():
        if name in modules:
            load(later)


def can_isolate() -> bool:
    """Whether the system allows namespaces within the sandbox; else every submission needs a sandbox of its own."""
    child = os.fork()
    if child == 0:
        try:
            namespaces.unshare()
            os._exit(0)
        except OSError:
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def send(control: socket.socket, **message) -> None:
    control.send(json.dumps(message).encode())


def receive(control: socket.socket) -> tuple[dict, list[int]] | None:
    text, fds, _, _ = socket.recv_fds(control, MESSAGE, 8)
    return (json.loads(text), fds) if text else None


def serve(control: socket.socket, request: dict, fds: list[int]) -> None:
    """Start one kernel, pass on the worker's orders, report its end; everything it left behind ends with it."""
    orders_read, orders = os.pipe()
    report, report_write = os.pipe()
    middle = os.fork()
    if middle == 0:
        control.close()
        os.close(orders)
        os.close(report)
        guarded(lambda: separate(request, fds, orders_read, report_write), report_write)
    for fd in (orders_read, report_write, *fds):
        os.close(fd)
    if request["isolate"]:
        os.waitpid(middle, 0)
    send(control, event="started")
    open_orders = True
    while True:
        ready, _, _ = select.select([report, control] if open_orders else [report], [], [])
        if report in ready:
            break
        message = receive(control)
        if message is None or message[0]["do"] == "kill":
            os.close(orders)
            open_orders = False
        elif message[0]["do"] == "interrupt":
            os.write(orders, b"i")
    # Number 1 reports, and ends; the pipe closes when the last process of the namespace is gone.
    text = b""
    while part := os.read(report, MESSAGE):
        text += part
    os.close(report)
    if open_orders:
        os.close(orders)
    if not request["isolate"]:
        os.waitpid(middle, 0)
    send(control, event="ended", how=text.decode(errors="replace")[:2000])


def guarded(work, report: int) -> None:
    """Run `work` in a forked process; whatever happens, do not return into the parent's code."""
    try:
        work()
    except BaseException as error:
        os.write(report, f"infrastructure {type(error).__name__}: {error}".encode()[:1000])
    finally:
        os._exit(1)


def separate(request: dict, fds: list[int], orders: int, report: int) -> None:
    if request["isolate"]:
        namespaces.unshare()
        if os.fork():
            os._exit(0)
        namespaces.fresh_folders(request["folders"], request["limits"]["disk"], request["keep"])
        namespaces.fresh_proc()
        namespaces.last_of_its_kind()
    else:
        namespaces.adopt_orphans()
    os.chdir(request["folders"][0])
    if os.path.isdir(sandbox.FONTS):
        shutil.copytree(sandbox.FONTS, os.environ["MPLCONFIGDIR"], dirs_exist_ok=True)
    with open(fds.pop(), "rb") as file:
        write(json.load(file))
    kernel = os.fork()
    if kernel == 0:
        for fd in (orders, report):
            os.close(fd)
        guarded(lambda: run_kernel(request, fds), 2)
    for fd in fds:
        os.close(fd)
    namespaces.hide()
    supervise(kernel, orders, report, request["isolate"])


def write(files: dict[str, str]) -> None:
    """Lay out the working folder; the worker has checked the names."""
    from base64 import b64decode

    for name, content in files.items():
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "wb") as file:
            file.write(b64decode(content))


def supervise(kernel: int, orders: int, report: int, isolated: bool) -> None:
    """Wait for the kernel's end or the worker's order to end it; then take everything else down."""
    alive = os.pidfd_open(kernel)
    while True:
        ready, _, _ = select.select([alive, orders], [], [])
        if alive in ready:
            break
        if os.read(orders, 1) == b"i":
            os.kill(kernel, signal.SIGINT)
        else:
            os.kill(kernel, signal.SIGKILL)
            orders = alive
    status = os.waitstatus_to_exitcode(os.waitpid(kernel, 0)[1])
    os.write(report, f"status {status}".encode())
    if not isolated:
        end_children()
    os._exit(0)


def end_children() -> None:
    """Kill what is left where no namespace does it: orphans became our children, so repeat until there are none."""
    import psutil

    while children := psutil.Process().children(recursive=True):
        for child in children:
            try:
                child.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(children, timeout=1)


def run_kernel(request: dict, fds: list[int]) -> None:
    """Become the kernel: no rights, no way to use more than its share, random numbers of its own."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    limits = request["limits"]
    if request["isolate"]:
        namespaces.drop_capabilities()
    syscalls.forbid()
    with open("/proc/self/statm") as file:
        taken = int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    for name, value in (
        # Not the address space: the kernel's threads reserve a gigabyte of it that they never use.
        (resource.RLIMIT_DATA, taken + limits["memory"] + STACKS),
        (resource.RLIMIT_CPU, limits["cpu"]),
        (resource.RLIMIT_FSIZE, limits["file"]),
        (resource.RLIMIT_NOFILE, 128),
        (resource.RLIMIT_CORE, 0),
        *([(resource.RLIMIT_NPROC, limits["processes"])] if request["isolate"] else []),
    ):
        resource.setrlimit(name, (value, value))
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    if "torch" in sys.modules:
        sys.modules["torch"].seed()
    from utils.grading.isolation.kernel_app import run

    run(fds, request["key"])


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
