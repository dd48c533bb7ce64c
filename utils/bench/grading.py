"""`course bench grading`: our grader beside `nbgrader autograde`, and how time and memory grow with the class.

Stock nbgrader runs student code with your rights and without a wall; here the wall is up. Wall time is what you wait;
CPU time says the same when the machine is busy with something else, too.
"""

import json
import os
import statistics
import tempfile
from pathlib import Path

import click

from utils.bench.classroom import Measured, make_course, ours, stock

SIZES = (20, 100, 300, 1000)
RACE = 40  # submissions against nbgrader's own command


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("_build/bench"), show_default=True)
@click.option("-j", "--jobs", default=os.cpu_count(), show_default=True, help="Submissions at a time.")
@click.option("--sizes", default=SIZES, multiple=True, show_default=True, help="Classes to grade.")
@click.option("--rounds", default=2, show_default=True, help="How often both grade the same class, in turn.")
def main(out, jobs, sizes, rounds):
    """Measure the grader against nbgrader's own, on more and more cores, and on bigger and bigger classes."""
    results = {"cpus": os.cpu_count(), "load": [os.getloadavg()[0]], "jobs": jobs, "race_size": RACE}
    results["race"] = race(jobs, rounds)
    results["cores"] = {count: graded(RACE, count).to_dict() for count in doubling(jobs)}
    results["sizes"] = {size: graded(size, jobs).to_dict() for size in sorted(sizes)}
    results["load"].append(os.getloadavg()[0])
    click.echo(table(results))
    out.mkdir(parents=True, exist_ok=True)
    (out / "grading.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    from utils.bench.grading_picture import page

    (out / "grading.html").write_text(page(results), encoding="utf-8")
    click.echo(f"Written to {out}")


def doubling(most: int) -> list[int]:
    """1, 2, 4, … and `most`."""
    return sorted({most, *(2**power for power in range(most.bit_length()) if 2**power <= most)})


def graded(size: int, jobs: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        measured = ours(make_course(Path(folder), size), jobs)
    said = f"{measured.seconds:.1f} s, {measured.cpu:.1f} s of CPU, {measured.everything:.0f} MB"
    click.echo(f"{size} submissions, {jobs} at a time: {said}", err=True)
    return measured


def race(jobs: int, rounds: int) -> dict[str, list[dict]]:
    """Both graders on equal classes, in turn, so that whatever else the machine does is shared."""
    found = {"ours": [], "stock": []}
    for _ in range(rounds):
        found["ours"].append(graded(RACE, jobs).to_dict())
        with tempfile.TemporaryDirectory() as folder:
            measured = stock(make_course(Path(folder), RACE))
        click.echo(f"nbgrader autograde: {measured.seconds:.1f} s, {measured.cpu:.1f} s of CPU", err=True)
        found["stock"].append(measured.to_dict())
    return found


def ratios(results: dict) -> dict[str, float]:
    """Our time over stock's, medians of the rounds."""
    race = results["race"]
    return {
        kind: statistics.median(run[kind] for run in race["ours"])
        / statistics.median(run[kind] for run in race["stock"])
        for kind in ("seconds", "cpu")
    }


def table(results: dict) -> str:
    ratio = ratios(results)
    missed = "" if ratio["seconds"] <= 0.45 else " ✗"
    lines = [
        f"{RACE} submissions, {results['jobs']} at a time, over nbgrader autograde: "
        f"{ratio['seconds']:.2f} of its wall time (≤ 0.45){missed}, {ratio['cpu']:.2f} of its CPU time",
        f"{'submissions':>12}{'at a time':>11}{'wall / s':>10}{'CPU / s':>9}{'CPU each / s':>14}"
        f"{'coordinator / MB':>18}{'altogether / MB':>17}",
    ]
    rows = [(RACE, jobs, run) for jobs, run in results["cores"].items()]
    rows += [(size, results["jobs"], run) for size, run in results["sizes"].items()]
    for size, jobs, run in rows:
        lines.append(
            f"{size:12d}{jobs:11d}{run['seconds']:10.1f}{run['cpu']:9.1f}{run['cpu'] / size:14.3f}"
            f"{run['coordinator']:18.0f}{run['everything']:17.0f}"
        )
    lines.append(f"Load of the machine before and after: {results['load'][0]:.1f}, {results['load'][1]:.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
