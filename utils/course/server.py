"""A JupyterLab in the background, for tests and screenshots: started on a free port, stopped at the end."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_lab(folder: Path, timeout: float = 60):
    """Serve `folder` in JupyterLab without a token on localhost; yields its address, such as http://127.0.0.1:8899.

    Settings and workspaces go to a folder inside `folder`, so that the user's own stay untouched.
    Raises RuntimeError with the server's last words if it does not answer within `timeout` seconds.
    """
    address = f"http://127.0.0.1:{(port := free_port())}"
    private = folder / ".jupyter-private"
    private.mkdir(exist_ok=True)
    log = private / "server.log"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.port={port}", "--allow-root"]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0"]
    command += [f"--LabApp.{name}={private}" for name in ("user_settings_dir", "workspaces_dir")]
    command += ["--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    env = os.environ | {"JUPYTER_CONFIG_DIR": str(private), "JUPYTER_RUNTIME_DIR": str(private / "runtime")}
    with open(log, "w") as out:
        server = subprocess.Popen(command, cwd=folder, env=env, stdout=out, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + timeout
        while not answers(address):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"JupyterLab did not start in {folder}:\n{log.read_text()[-2000:]}")
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api/status", timeout=2) as reply:
            return "started" in json.load(reply)
    except (urllib.error.URLError, OSError):
        return False
