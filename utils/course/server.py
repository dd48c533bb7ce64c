"""A JupyterLab in the background, for tests and screenshots: started on a free port, stopped at the end."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_lab(folder: Path, timeout: float = 180):
    """Serve `folder` in JupyterLab without a token on localhost; yields its address, such as http://127.0.0.1:8899.

    Settings and workspaces go to a folder inside `folder`, so that the user's own stay untouched.
    Raises RuntimeError with the server's last words if it does not answer within `timeout` seconds.
    """
    address = f"http://127.0.0.1:{(port := free_port())}"
    private = folder / ".jupyter-private"
    settings = private / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True, exist_ok=True)
    # All cells on the page at once: what is tested and pictured must be there without scrolling to it.
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    log = private / "server.log"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.port={port}", "--allow-root"]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0"]
    command += [f"--LabApp.{name}={private}" for name in ("user_settings_dir", "workspaces_dir")]
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


APPS = {"JupyterLab": "lab/tree", "Notebook 7": "notebooks"}  # where each opens a notebook
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
IDLE = f"{PANEL} [data-status='idle']"


def open_notebook(page, address: str, notebook: str, timeout: float = 120, app: str = "JupyterLab") -> None:
    """Open `notebook` in the Playwright `page` and wait until its kernel is ready.

    `notebook` is its path below the served folder, `timeout` in seconds, `app` one of APPS. Raises Playwright's
    TimeoutError if it takes longer.
    """
    # A busy lab may ask which kernel the notebook wants before it has heard of any: the first, or the one that came.
    question = page.locator(".jp-Dialog", has_text="Select Kernel")
    idle = page.locator(IDLE)

    def answer(dialog):
        dialog.locator(".jp-mod-reject" if idle.count() else ".jp-mod-accept").last.click()

    page.add_locator_handler(question, answer, no_wait_after=True)
    # A lab of its own: notebooks opened before stay closed.
    page.goto(f"{address}/{APPS[app]}/{notebook}?reset", timeout=1000 * timeout)
    page.locator(f"{PANEL} .jp-Notebook .jp-Cell").first.wait_for(timeout=1000 * timeout)
    idle.first.wait_for(timeout=1000 * timeout)


def open_and_run(page, address: str, notebook: str, timeout: float = 120, app: str = "JupyterLab") -> None:
    """Open `notebook` in the Playwright `page`, run all its cells and wait for the end.

    `notebook`, `timeout` and `app` are those of `open_notebook`. Raises RuntimeError with the message if a
    cell fails, Playwright's TimeoutError if it takes longer.
    """
    from playwright.sync_api import TimeoutError as Late  # here, because who only opens a lab has no Playwright

    open_notebook(page, address, notebook, timeout, app)
    _run_all(page)
    end = time.monotonic() + timeout
    while True:
        with suppress(Late):
            page.wait_for_function(ALL_DONE, arg=PANEL, timeout=5000)
            break
        if time.monotonic() > end:
            raise Late(f"{notebook} is not done after {timeout} s")
        # A lab that is still loading may swallow the click, or drop its kernel with all that was to run.
        if page.locator(IDLE).count() or not page.evaluate(WAITING, PANEL):
            _run_all(page)
    errors = page.locator(f"{PANEL} {ERROR}")
    if errors.count():
        raise RuntimeError(f"a cell of {notebook} fails: {errors.first.inner_text()[-500:]}")


def _run_all(page) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


ERROR = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']"
WAITING = "panel => [...document.querySelectorAll(`${panel} .jp-InputPrompt`)].some(p => p.textContent.includes('*'))"
# Every code cell has its number, or one has failed and none is waiting any more: waiting cells show [*].
ALL_DONE = (
    """panel => {
    const prompts = [...document.querySelectorAll(`${panel} .jp-CodeCell .jp-InputPrompt`)].map(p => p.textContent);
    const failed = document.querySelector(`${panel} ERROR`);
    const waiting = prompts.some(text => text.includes('*'));
    return prompts.length > 0 && (prompts.every(text => /[0-9]/.test(text)) || (failed && !waiting));
}"""
).replace("ERROR", ERROR)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api/status", timeout=2) as reply:
            return "started" in json.load(reply)
    except (urllib.error.URLError, OSError):
        return False
