"""ipykernel's own kernel, with sockets that are handed in instead of opened."""

import sys

import zmq
from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

PORTS = {"shell_port": 1, "stdin_port": 2, "control_port": 3, "iopub_port": 4}


class HandedInKernelApp(IPKernelApp):
    """A kernel on listening sockets that exist already; no connection file, no heartbeat."""

    listening: tuple[int, ...] = ()

    def init_connection_file(self):
        self.connection_file = "none"

    def write_connection_file(self, **kwargs):
        """There is nobody to read it: the worker knows the sockets and the key."""

    def init_heartbeat(self):
        """The worker is told when the kernel ends."""

    def _try_bind_socket(self, s, port):
        s.setsockopt(zmq.USE_FD, self.listening[port - 1])
        s.bind(f"ipc:///nowhere/{port}")
        return port


def run(fds: list[int], key: str) -> None:
    """Serve the kernel protocol on the listening sockets `fds` (in the order of PORTS) until told to stop."""
    sys.argv = ["ipykernel_launcher"]
    config = Config()
    config.Session.key = key.encode()
    config.HandedInKernelApp.transport = "ipc"
    for name, port in PORTS.items():
        config.HandedInKernelApp[name] = port
    HandedInKernelApp.listening = tuple(fds)
    app = HandedInKernelApp.instance(config=config)
    app.initialize(["--HistoryManager.hist_file=:memory:"])
    app.start()
