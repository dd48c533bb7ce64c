"""The worker's side of the sandbox: start a warm Python in there, ask it for kernels, hear when they end."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from base64 import b64encode

from utils.grading.errors import SandboxBrokenError
from utils.grading.isolation import folders, fonts, processes, sandbox
from utils.grading.isolation.kernel_app import PORTS
from utils.grading.isolation.limits import Limits

START_SECONDS = 120
NESTED = True  # try namespaces within the sandbox; without them every submission gets a sandbox of its own


class WarmPython:
    """A Python behind the walls of `tier` with the modules `preload` imported."""

    def __init__(self, tier: str, preload: list[str]):
        self.tier = tier
        folders.tidy_up()
        self.folder = folders.new_folder()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = sandbox.inside(tier, ["-m", "utils.grading.isolation.inside", str(theirs.fileno())])
        environment = sandbox.ENVIRONMENT
        if tier == "none":
            environment = environment | {"HOME": self.folder, "TMPDIR": self.folder, "PATH": os.environ["PATH"]}
            environment["MPLCONFIGDIR"] = str(fonts.folder())
        self.errors = open(os.path.join(self.folder, "errors"), "wb+")  # noqa: SIM115  (closed by close)
        with theirs:
            self.process = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self.errors,
            )
        self.control.settimeout(START_SECONDS)
        user = sandbox.user() if tier == "bwrap" else 0
        self.tell(do="setup", user=user, preload=preload, isolate=tier == "bwrap" and NESTED)
        self.isolated = self.hear()["isolated"]

    @property
    def reusable(self) -> bool:
        """Whether the next submission is safe from what this one leaves behind."""
        return self.isolated

    def tell(self, *, fds: tuple[int, ...] = (), **message) -> None:
        try:
            socket.send_fds(self.control, [json.dumps(message).encode()], list(fds))
        except OSError as error:
            raise SandboxBrokenError(f"The sandbox is gone: {error}") from error

    def hear(self) -> dict:
        """The next event. Raises SandboxBrokenError if the Python inside is gone or silent."""
        try:
            text = self.control.recv(1 << 16)
        except OSError as error:
            raise SandboxBrokenError(f"The sandbox does not answer: {error}. {self.last_words()}") from error
        if not text:
            raise SandboxBrokenError(f"The sandbox ended by itself. {self.last_words()}")
        return json.loads(text)

    def last_words(self) -> str:
        self.errors.seek(max(0, self.errors.seek(0, os.SEEK_END) - 2000))
        return self.errors.read().decode(errors="replace")

    def start_kernel(self, files: dict[str, bytes], limits: Limits) -> tuple[str, str]:
        """Fork a kernel with `files` in its working folder; return where it listens and the key of its messages."""
        key, place = secrets.token_hex(16), os.path.join(self.folder, "k")
        with contextlib.ExitStack() as stack:
            fds = []
            for port in PORTS.values():
                path = f"{place}-{port}"
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)
                listening = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
                listening.bind(path)
                listening.listen(16)
                fds.append(listening.fileno())
            content = stack.enter_context(tempfile.TemporaryFile())
            content.write(json.dumps({name: b64encode(data).decode() for name, data in files.items()}).encode())
            content.seek(0)
            fds.append(content.fileno())
            folders = [sandbox.WORK, "/tmp", "/dev/shm"] if self.tier == "bwrap" else [self.folder]
            request = {"isolate": self.isolated, "key": key, "limits": limits.to_dict(), "folders": folders}
            self.tell(do="start", fds=tuple(fds), keep=sandbox.readable(), **request)
            self.hear()
        return place, key

    def memory(self) -> tuple[int, int]:
        """What everything inside has in memory, and what addresses it has reserved, in bytes."""
        return processes.memory(self.process.pid)

    def shared_memory(self) -> int:
        """What is shared inside, in bytes."""
        return processes.shared(self.process.pid)

    def close(self) -> None:
        """End the Python and everything inside."""
        self.control.close()
        self.errors.close()
        if self.tier == "none":  # no wall falls on its children: it ends them itself when its socket closes
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=5)
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
