"""How much a submission may use while it runs."""

from dataclasses import asdict, dataclass

MB = 1_000_000
STACKS = 200 * MB  # set aside for the stacks of the kernel's own threads, on top of the limit on memory


@dataclass(frozen=True)
class Limits:
    """Limits on one notebook; times in seconds, sizes in bytes."""

    cell: float = 60.0  # one cell; the kernel is interrupted, and killed if that does not help
    notebook: float = 600.0  # all cells together
    cpu: int = 600  # processor time of one process
    memory: int = 2_000 * MB  # beyond what Python and the course's packages take, all processes together
    processes: int = 64  # threads count, and a kernel alone has about ten
    file: int = 100 * MB  # one file
    disk: int = 200 * MB  # written to each of its folders: the working folder, /tmp and /dev/shm
    kept_output: int = 8 * MB  # what is shown of the output; the rest is dropped, the points stay
    output: int = 300 * MB  # from here on it is an attack, and the kernel is killed

    def to_dict(self) -> dict:
        """The limits as plain numbers, ready for JSON."""
        return asdict(self)
