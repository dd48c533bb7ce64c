"""The second tier: a container per submission, where there is Docker or Podman and no bubblewrap.

The whole job goes in through stdin and the whole result comes back through stdout, which also works where the
containers live in a virtual machine (macOS, Windows). README.md says how to build the image.
"""

import json
import os
import shutil
import subprocess

from utils.grading.errors import SandboxBrokenError

IMAGE = os.environ.get("GRADING_IMAGE", "course-grading")
OVERHEAD = 120  # seconds for the container's start and end
NOBODY = "65534:65534"


def program() -> str | None:
    """The container program of this machine."""
    return shutil.which("docker") or shutil.which("podman")


def works() -> bool:
    """Whether a container of our image starts."""
    name = program()
    if name is None:
        return False
    command = [*walls(name, memory=512_000_000, processes=64), IMAGE, "python", "-c", "print(6 * 7)"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=OVERHEAD, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.stdout.strip() == "42"


def walls(name: str, *, memory: int, processes: int) -> list[str]:
    """The command up to the image: no network, nothing to write on but memory, no rights."""
    limits = ["--memory", str(memory), "--memory-swap", str(memory), "--pids-limit", str(processes), "--cpus", "1"]
    empty = ["--tmpfs", "/tmp:size=200m,mode=1777"]
    rights = ["--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", NOBODY]
    return [name, "run", "--rm", "-i", "--network", "none", "--read-only", *empty, *rights, *limits]


def execute_in_container(job: str) -> str:
    """`execute.execute` in a container of its own. Raises SandboxBrokenError where that fails."""
    request = json.loads(job)
    limits = request["limits"]
    # The worker, its warm Python and the kernel share the container's memory.
    command = walls(program() or "docker", memory=limits["memory"] + 500_000_000, processes=limits["processes"] + 32)
    try:
        answer = subprocess.run(
            [*command, IMAGE, "python", "-m", "utils.grading.isolation.execute"],
            input=json.dumps(request | {"sandbox": "none"}),
            capture_output=True,
            text=True,
            timeout=limits["notebook"] + OVERHEAD,
            check=True,
        )
        json.loads(answer.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise SandboxBrokenError(f"The container failed: {error}") from error
    return answer.stdout
