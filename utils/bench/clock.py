"""Fair timing on a busy machine: CPU time, contenders in turn, the fastest of many rounds."""

import gc
import time


def race(contenders, seconds=2.0, least=8):
    """Microseconds of CPU time per call of every contender {name: function}; they take turns in short rounds.

    What else runs on the machine slows some rounds down, never speeds one up: so the minimum over the rounds counts.
    """
    calls = {}
    for name, call in contenders.items():  # warm up, and find how many calls make a round of about 5 ms
        for _ in range(3):
            call()
        calls[name] = max(1, int(5e6 / max(1, cpu(call, 3))))
    rounds = max(least, int(seconds * 1e9 / sum(calls[name] * cpu(call, 1) for name, call in contenders.items())))
    best = dict.fromkeys(contenders, float("inf"))
    gc.disable()
    try:
        for _ in range(min(rounds, 400)):
            for name, call in contenders.items():
                best[name] = min(best[name], cpu(call, calls[name]) / 1e3)
    finally:
        gc.enable()
    return best


def cpu(call, n):
    """Nanoseconds of CPU time per call, over n calls."""
    start = time.process_time_ns()
    for _ in range(n):
        call()
    return (time.process_time_ns() - start) / n
