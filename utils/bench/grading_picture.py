"""The grader's figures as a picture with words: time and memory by size of the class, time by cores."""

import numpy as np

from utils.demos.scene import Line, Panel, Points, Scene


def scene(results: dict) -> Scene:
    """Three panels; `numbers` holds the exponents of the growth with the size of the class, and the gain by cores."""
    sizes, runs = np.array([float(size) for size in results["sizes"]]), list(results["sizes"].values())
    cores, by_cores = np.array([float(jobs) for jobs in results["cores"]]), list(results["cores"].values())
    wall, cpu = column(runs, "seconds"), column(runs, "cpu")
    alone, together = column(runs, "coordinator"), column(runs, "everything")
    faster = column(by_cores, "seconds")
    numbers = {"time": slope(sizes, cpu), "memory": slope(sizes, alone), "cores": faster[0] / faster[-1]}
    size = results["race_size"]
    alt = (
        f"Grading {sizes[0]:.0f} to {sizes[-1]:.0f} submissions takes {wall[0]:.0f} to {wall[-1]:.0f} seconds; CPU "
        f"time grows as size to the power {numbers['time']:.2f}. The coordinator's memory goes from {alone[0]:.0f} to "
        f"{alone[-1]:.0f} MB, all processes' from {together[0]:.0f} to {together[-1]:.0f} MB. {size} submissions take "
        f"{faster[0]:.0f} seconds one at a time, {faster[-1]:.0f} seconds {cores[-1]:.0f} at a time."
    )
    return Scene(
        (
            Panel(
                (*both(sizes, wall, "first", "wall"), *both(sizes, cpu, "second", "CPU", dash=True)),
                title="Time by size of the class",
                xlabel="submissions",
                ylabel="time / s",
                ylim=(0.0, 1.1 * max(*wall, *cpu)),
            ),
            Panel(
                (*both(sizes, together, "first", "all processes"), *both(sizes, alone, "second", "coordinator", True)),
                title="Memory by size of the class",
                xlabel="submissions",
                ylabel="most memory / MB",
                ylim=(0.0, 1.1 * max(together)),
            ),
            Panel(
                both(cores, faster, "first", "wall"),
                title=f"Time of {size} submissions",
                xlabel="submissions at a time",
                ylabel="time / s",
                xlim=(0.0, cores[-1] + 1),
                ylim=(0.0, 1.1 * max(faster)),
            ),
        ),
        alt=alt,
        numbers=numbers,
    )


def column(runs: list[dict], name: str) -> np.ndarray:
    return np.array([run[name] for run in runs])


def both(x, y, role: str, label: str, dash: bool = False) -> tuple:
    return Line(x, y, role=role, label=label, dash=dash), Points(x, y, role=role)


def slope(x, y) -> float:
    """The exponent of y = a·x^b that fits best; NaN for a single point."""
    return float(np.polyfit(np.log(x), np.log(y), 1)[0]) if len(x) > 1 else float("nan")


def page(results: dict) -> str:
    """The picture as a page that needs no other file, with its words below it."""
    from utils.plots import show

    drawn = scene(results)
    title = "Grading: time and memory"
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1>'
        f"{show(drawn).html()}<p>{drawn.alt}</p></html>"
    )
