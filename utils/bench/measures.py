"""What is measured besides the speed of a step: memory, import, surfaces, frames, ensembles, growth."""

import os
import subprocess
import sys
import tempfile
import tracemalloc

import numpy as np

from utils.bench.clock import race
from utils.bench.contenders import Task, ours, products, torch_module, torch_step
from utils.nn import Adam, BCEWithLogitsLoss, Ensemble, ReLU, Sigmoid, Tanh, mlp, train

PLAYGROUND = Task((2, 16, 16, 1), 64, Tanh)


def allocated():
    """{activation: bytes that one steady step allocates at its peak}, by tracemalloc, over 50 steps."""
    found = {}
    for activation in (Tanh, Sigmoid):
        step = ours(Task((2, 16, 16, 1), 64, activation))
        for _ in range(200):
            step()
        tracemalloc.start()
        step()
        base, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        for _ in range(50):
            step()
        found[activation.__name__] = tracemalloc.get_traced_memory()[1] - base
        tracemalloc.stop()
    return found


def import_time(runs=9):
    """Milliseconds of `import utils.nn` after `import numpy`, the fastest of fresh interpreters."""
    code = "import time, numpy; t = time.process_time(); import utils.nn; print(1e3 * (time.process_time() - t))"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as cache:  # compiled once, as on anybody's second import
        environment["PYTHONPYCACHEPREFIX"] = cache
        options = {"env": environment, "capture_output": True, "text": True, "check": True}
        return min(float(subprocess.run([sys.executable, "-c", code], **options).stdout) for _ in range(runs))


def surface():
    """Microseconds for the network's output on a 100 × 100 grid: {who: time}."""
    import torch

    net = mlp(*PLAYGROUND.sizes, rng=0, dtype=np.float32)
    axis = np.linspace(-1, 1, 100, dtype=np.float32)
    x = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    module, x_torch = torch_module(PLAYGROUND)[0], torch.tensor(x)

    def by_torch():
        with torch.inference_mode():
            return module(x_torch)

    return race({"utils.nn": lambda: net.predict(x), "torch": by_torch})


def frames(step, torch_steps, surfaces):
    """Steps that fit in a frame of 1/30 s which also draws the surface: {who: steps}."""
    frame = 1e6 / 30
    fastest = min(torch_steps)
    return {
        "utils.nn": (frame - surfaces["utils.nn"]) / step,
        "torch": (frame - surfaces["torch"]) / fastest,
    }


def ensemble(k=64):
    """Microseconds for a step of k networks 2-8-1: all at once, and one after the other."""
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(32, 2)), rng.integers(0, 2, 32)

    def start(net):
        return train(net, BCEWithLogitsLoss(), Adam(net.parameters), x, y, batch_size=None, epochs=10**9).__next__

    nets = [mlp(2, 8, 1, rng=rng, dtype=np.float32) for _ in range(k)]
    together, alone = start(Ensemble(nets)), [start(net) for net in nets]
    return race({"ensemble": together, "loop": lambda: [step() for step in alone]})


def growth(seconds=0.4):
    """How the step grows: {quantity: {"sizes": […], "utils.nn": µs, "torch": µs, "products": µs, "slope": log-log}}.

    The slope is fitted to our times over the upper half of the sizes, where arithmetic and not overhead counts.
    """
    series = {
        "batch": [(n, Task((16, 64, 64, 1), n, ReLU)) for n in (1, 4, 16, 64, 256, 1024, 4096)],
        "width": [(n, Task((16, n, n, 1), 64, ReLU)) for n in (4, 8, 16, 32, 64, 128, 256, 512, 1024)],
        "depth": [(n, Task((16, *[64] * n, 1), 64, ReLU)) for n in (1, 2, 4, 8, 16, 32, 64)],
    }
    found = {}
    for name, tasks in series.items():
        sizes, rows = [n for n, _ in tasks], []
        for _, task in tasks:
            contenders = {"utils.nn": ours(task), "torch": torch_step(task, fused=True), "products": products(task)}
            rows.append(race(contenders, seconds, least=3))
        found[name] = {"sizes": sizes, **{who: [row[who] for row in rows] for who in rows[0]}}
        half = len(sizes) // 2
        x, y = np.log(sizes[half:]), np.log(found[name]["utils.nn"][half:])
        found[name]["slope"] = float(np.polyfit(x, y, 1)[0])
    return found
