"""`course bench`: measures utils.nn, prints a table, and writes _build/bench/nn.json and nn.png."""

import json
import os
import platform
import shutil
from pathlib import Path

import click
import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from utils.bench import learning, measures
from utils.bench.clock import race
from utils.bench.contenders import TASKS, ours, products, sklearn_step, torch_step
from utils.bench.hand_fused import hand_fused

TARGETS = {  # ratio: (its bound for each of TASKS, whether it is a lower bound)
    "torch eager / ours": ((25, 22, 3.5, 1.15, 1.5), True),
    "best torch / ours": ((19, 17, 2.6, 1.05, 1.3), True),
    "ours / matrix products": ((3.5, 2.6, 1.42, 1.18, 1.25), False),
    "ours / hand-fused": ((1.10, 1.10, 1.05, 1.03, 1.06), False),
}


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("_build/bench"), show_default=True)
@click.option("--seconds", default=4.0, show_default=True, help="CPU time for each column of the table.")
@click.option("--compile/--no-compile", "compiled", default=True, help="Race torch.compile too: needs a C++ compiler.")
@click.option("--quick", is_flag=True, help="The table only.")
def main(out, seconds, compiled, quick):
    """Measure the NumPy network: CPU time on one thread, all contenders in turn."""
    import torch

    torch.set_num_threads(1)
    if compiled and not shutil.which(os.environ.get("CXX", "g++")):
        raise click.ClickException("torch.compile needs a compiler, but g++ is missing: install it, or --no-compile.")
    with threadpool_limits(1):
        results = {"machine": machine(), "steps": {}, "ratios": {}}
        click.echo(", ".join(f"{name} {value}" for name, value in results["machine"].items()))
        for task in TASKS:
            results["steps"][task.name] = race(contenders(task, compiled), seconds)
            click.echo(f"{task.name}: measured", err=True)
        results["ratios"] = ratios(results["steps"])
        click.echo(table(results["ratios"]))
        if not quick:
            results |= others(results["steps"])
            click.echo(sentences(results))
    out.mkdir(parents=True, exist_ok=True)
    (out / "nn.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    if not quick:
        from utils.bench.picture import draw

        draw(results, out / "nn.png")
    click.echo(f"Written to {out}")


def contenders(task, compiled):
    found = {
        "ours": ours(task),
        "hand-fused": hand_fused(task),
        "products": products(task),
        "products as methods": products(task, np.ndarray.dot),
        "torch eager": torch_step(task),
        "torch foreach": torch_step(task, foreach=True),
        "torch fused": torch_step(task, fused=True),
        "scikit-learn": sklearn_step(task),
    }
    return found | ({"torch compile": torch_step(task, compiled=True, fused=True)} if compiled else {})


def ratios(steps):
    compiled = ["torch compile / ours"] if all("torch compile" in µs for µs in steps.values()) else []
    found = {name: {} for name in (*TARGETS, *compiled, "ours / products as methods", "scikit-learn / ours")}
    for task, µs in steps.items():
        found["torch eager / ours"][task] = µs["torch eager"] / µs["ours"]
        found["best torch / ours"][task] = min(v for who, v in µs.items() if who.startswith("torch")) / µs["ours"]
        found["ours / matrix products"][task] = µs["ours"] / µs["products"]
        found["ours / products as methods"][task] = µs["ours"] / µs["products as methods"]
        found["ours / hand-fused"][task] = µs["ours"] / µs["hand-fused"]
        if compiled:
            found["torch compile / ours"][task] = µs["torch compile"] / µs["ours"]
        found["scikit-learn / ours"][task] = µs["scikit-learn"] / µs["ours"]
    return found


def table(found):
    names = [task.name for task in TASKS]
    lines = [f"{'':28}" + "".join(f"{name:>26}" for name in names)]
    for ratio, row in found.items():
        bounds, lower = TARGETS.get(ratio, ((None,) * len(names), True))
        cells = []
        for name, bound in zip(names, bounds, strict=True):
            missed = bound is not None and (row[name] < bound if lower else row[name] > bound)
            wanted = "" if bound is None else f" ({'≥' if lower else '≤'} {bound:g}){' ✗' if missed else '  '}"
            cells.append(f"{row[name]:.2f}{wanted}")
        lines.append(f"{ratio:28}" + "".join(f"{cell:>26}" for cell in cells))
    return "\n".join(lines)


def others(steps):
    µs = steps[measures.PLAYGROUND.name]
    surfaces = measures.surface()
    torch_steps = [value for who, value in µs.items() if who.startswith("torch")]
    return {
        "allocated": measures.allocated(),
        "import_ms": measures.import_time(),
        "surface": surfaces,
        "frames": measures.frames(µs["ours"], torch_steps, surfaces),
        "ensemble": measures.ensemble(),
        "learning": learning.times(),
        "growth": measures.growth(),
    }


def sentences(r):
    lines = [f"Allocated by a steady step with {name}: {size} bytes (≤ 1000)" for name, size in r["allocated"].items()]
    lines += [f"Import after NumPy: {r['import_ms']:.1f} ms (≤ 15)"]
    lines += [f"Surface of 100 × 100: {r['surface']['utils.nn'] / r['surface']['torch']:.2f} of torch's time (≤ 0.3)"]
    lines += [f"Steps in a frame: {r['frames']['utils.nn'] / r['frames']['torch']:.1f} × torch's fastest (≥ 12)"]
    lines += [f"64 nets of 2-8-1: {r['ensemble']['loop'] / r['ensemble']['ensemble']:.1f} × a loop (≥ 10)"]
    for goal, runs in r["learning"].items():
        words = ", ".join(f"{who} {seconds:.2f} s in {epochs:g} epochs" for who, (seconds, epochs) in runs.items())
        lines.append(f"{goal}: {words}")
    lines += [f"Step time grows as {name}^{row['slope']:.2f}" for name, row in r["growth"].items()]
    return "\n".join(lines)


def machine():
    """What the figures depend on: versions, and the kernels that NumPy's and torch's matrix products run."""
    import torch

    blas = {
        f"{library['internal_api']} {library['version']} {library.get('architecture', '')}".strip()
        for library in threadpool_info()
        if library["user_api"] == "blas"
    }
    return {
        "python": platform.python_version(),
        "numpy": f"{np.__version__} ({', '.join(sorted(blas))})",
        "torch": f"{torch.__version__} ({torch.backends.cpu.get_cpu_capability()})",
        "cpus": os.cpu_count(),
        "load": os.getloadavg()[0],
    }
