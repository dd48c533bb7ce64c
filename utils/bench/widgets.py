"""`course bench widgets`: in a real JupyterLab, key press → pixels for `explore` and `interact`, and the playground's
pictures a second. Prints a table and writes _build/bench/widgets.json."""

import json
import os
import statistics
import tempfile
import time
from pathlib import Path

import click
import nbformat

HERE = Path(__file__).parent
CELLS = (
    "import os\nfrom ipywidgets import FloatSlider, interact\nfrom utils.bench.field import demo, plot\n"
    "from utils.playground import playground\nfrom utils.widgets import explore\nprint(os.getpid())",
    "explore(demo)",
    "interact(plot, weight=FloatSlider(0, min=-4, max=4, step=0.1));",
    "playground()",
)
HANDLES = {
    "explore": ".explore input[type=range]",
    "interact": ".jp-OutputArea-output .noUi-handle, .jp-OutputArea-output input[type=range]:not(.explore input)",
}
KEYS = ("ArrowRight", "ArrowLeft")  # in turn: at its end a slider would not move


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("_build/bench"), show_default=True)
@click.option("--presses", default=40, show_default=True, help="Key presses for each contender, in turn.")
@click.option("--seconds", default=5.0, show_default=True, help="How long the playground plays.")
def main(out, presses, seconds):
    """Measure how fast pictures follow the reader, beside `interact` with inline matplotlib."""
    from utils.browser import NoBrowserError

    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        results = measure(presses, seconds)
    except NoBrowserError as error:
        raise click.ClickException(str(error)) from error
    click.echo(table(results))
    out.mkdir(parents=True, exist_ok=True)
    (out / "widgets.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    click.echo(f"Written to {out}")


def measure(presses: int, seconds: float) -> dict:
    """All figures; times in milliseconds."""
    from utils.browser import chromium
    from utils.course.server import running_lab

    with tempfile.TemporaryDirectory() as folder:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, Path(folder) / "bench.ipynb")
        with running_lab(Path(folder)) as address, chromium() as browser:
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            opened(page, address)
            page.evaluate((HERE / "pixels.js").read_text(encoding="utf-8"))
            load = os.getloadavg()[0]
            times = {who: [] for who in HANDLES}
            for turn in range(max(1, presses // 5)):  # in turn, so that whatever else the machine does is shared
                for who in HANDLES:
                    times[who] += [press(page, who, KEYS[turn % 2]) for _ in range(5)]
            late = {who: [held(page, who, KEYS[turn % 2]) for turn in range(4)] for who in HANDLES}
            play = playing(page, seconds)
    return {"load": load, "cpus": os.cpu_count(), "presses": times, "late": late, **summary(times, late), **play}


def opened(page, address: str) -> None:
    """Run the notebook, however long a busy machine takes."""
    from utils.course.server import open_and_run

    page.set_default_timeout(120_000)
    open_and_run(page, address, "bench.ipynb", timeout=300)
    page.locator(".playground canvas[aria-label]").wait_for()
    page.locator(HANDLES["interact"]).first.wait_for()


def press(page, who: str, key: str) -> float:
    """Milliseconds from one key press to changed pixels."""
    page.locator(HANDLES[who]).first.focus()
    page.evaluate("who => arm(who)", who)
    page.keyboard.press(key)
    time = page.evaluate("next")
    if time is None:
        raise RuntimeError(f"{who} drew nothing within 15 seconds of a key press")
    page.wait_for_timeout(250)  # a straggler must not count for the next press
    return time


def held(page, who: str, key: str) -> float:
    """Hold the key for a second, let go: milliseconds from then to the last change of pixels, 0 if before."""
    page.locator(HANDLES[who]).first.focus()
    end = time.monotonic() + 1
    while time.monotonic() < end:
        page.keyboard.down(key)
        page.wait_for_timeout(33)
    page.keyboard.up(key)
    page.wait_for_timeout(2500)
    return max(0.0, page.evaluate("who => Math.max(...drawn[who]) - keys.up", who))


def playing(page, seconds: float) -> dict:
    """Pictures a second of the playground as it opens, 20 steps each, and what the kernel's core spends on one."""
    pid = int(page.locator(".jp-OutputArea-output pre").first.inner_text())
    view = page.locator(".playground").first
    view.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1000)
    count, cpu, start = view.evaluate("node => node.pictures"), used(pid), time.perf_counter()
    page.wait_for_timeout(1000 * seconds)
    pictures = view.evaluate("node => node.pictures") - count
    wall, cpu = time.perf_counter() - start, used(pid) - cpu
    view.get_by_role("button", name="Pause").click()
    return {"pictures_per_second": pictures / wall, "kernel_ms_per_picture": 1e3 * cpu / max(1, pictures)}


def used(pid: int) -> float:
    """CPU seconds of a process so far; NaN where the system does not say."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def summary(times: dict, late: dict) -> dict:
    found = {}
    for who, values in times.items():
        p95 = statistics.quantiles(values, n=20)[-1]
        found[who] = {"median": statistics.median(values), "p95": p95, "late": max(late[who])}
    ratios = {name: found["explore"][name] / found["interact"][name] for name in ("median", "p95")}
    return {"summary": found, "ratios": ratios}


def table(r: dict) -> str:
    lines = [f"{'':34}{'explore':>10}{'interact':>10}{'ratio':>8}"]
    for name in ("median", "p95"):
        a, b = (r["summary"][who][name] for who in HANDLES)
        ratio = r["ratios"][name]
        words = f"key press → pixels, {name} / ms"
        lines.append(f"{words:34}{a:>10.0f}{b:>10.0f}{ratio:>8.2f} (≤ 0.25){'' if ratio <= 0.25 else ' ✗'}")
    a, b = (r["summary"][who]["late"] for who in HANDLES)
    lines.append(f"{'last drawn after release / ms':34}{a:>10.0f}{b:>10.0f}{'':>8} (≤ 150){'' if a <= 150 else ' ✗'}")
    fps = r["pictures_per_second"]
    lines.append(f"Playground: {fps:.1f} pictures a second of 20 steps each (≥ 20){'' if fps >= 20 else ' ✗'}")
    lines.append(f"  of which the kernel's core spends {r['kernel_ms_per_picture']:.1f} ms on each")
    lines.append(f"Load of the machine when it began: {r['load']:.1f} on {r['cpus']} cores")
    return "\n".join(lines)
