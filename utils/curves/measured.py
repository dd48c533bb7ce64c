"""A measured curve: a function of a few parameters and a seed, evaluated on all their combinations."""

import importlib
import itertools
import json
import os
import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

FOLDER = Path(__file__).resolve().parents[2] / "lectures" / "curves"


@dataclass(frozen=True)
class Table:
    """What was measured: rows, each a dictionary of parameters and results; `made` says with which versions."""

    rows: list[dict]
    made: dict

    def where(self, **wanted) -> "Table":
        """The rows in which every parameter named has the value given."""
        return Table([row for row in self.rows if all(row[name] == wanted[name] for name in wanted)], self.made)

    def __getitem__(self, name: str) -> np.ndarray:
        """One column, shape (rows,). Raises KeyError that lists the columns there are."""
        if not self.rows or name not in self.rows[0]:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.rows[0] if self.rows else ['no rows'])}")
        return np.array([row[name] for row in self.rows])

    def __len__(self) -> int:
        return len(self.rows)


class Curve:
    """A function, and the values of its parameters at which it is to be measured; `@curve(...)` makes one."""

    def __init__(self, function, grid: dict[str, tuple]):
        self.function, self.grid, self.name = function, grid, function.__name__
        self.__doc__ = function.__doc__

    def points(self, **fewer) -> list[dict]:
        """All combinations of the parameters' values; `fewer` replaces some of the values."""
        if unknown := set(fewer) - set(self.grid):
            raise TypeError(f"{self.name} has no parameter {sorted(unknown)[0]!r}; it has {', '.join(self.grid)}")
        grid = self.grid | {name: _values(values) for name, values in fewer.items()}
        return [dict(zip(grid, values, strict=True)) for values in itertools.product(*grid.values())]

    def live(self, **fewer) -> Table:
        """Measure now, at the points that remain with `fewer` values."""
        return Table([point | self.function(**point) for point in self.points(**fewer)], _versions())

    def load(self) -> Table:
        """What `course curves` has measured. Raises FileNotFoundError that says how to measure it."""
        file = FOLDER / f"{self.name}.json"
        if not file.is_file():
            raise FileNotFoundError(f"{self.name} has not been measured here yet: run `course curves {self.name}`")
        return Table(**json.loads(file.read_text()))

    def measure(self, again: bool = False) -> Path:
        """Measure every point, with a progress bar, and write `lectures/curves/NAME.json`.

        Each point is kept as soon as it is known, so an interrupted run goes on where it stopped; with `again` it
        begins anew.
        """
        FOLDER.mkdir(exist_ok=True)
        file, journal = FOLDER / f"{self.name}.json", FOLDER / f"{self.name}.partial"
        known = {} if again else self._interrupted(journal)
        _replace(journal, "".join(f"{json.dumps(row)}\n" for row in known.values()))
        with open(journal, "a") as out:
            for point in tqdm(self.points(), desc=self.name, unit="point"):
                if _key(point) not in known:
                    row = point | {name: _plain(value) for name, value in self.function(**point).items()}
                    known[_key(point)] = row
                    print(json.dumps(row), file=out, flush=True)
        rows = ",\n".join(json.dumps(known[_key(point)]) for point in self.points())
        _replace(file, f'{{"made": {json.dumps(_versions())},\n"rows": [\n{rows}\n]}}\n')
        journal.unlink()
        return file

    def _interrupted(self, journal: Path) -> dict[str, dict]:
        """What an earlier run had measured when it was stopped; its last line may have been cut off."""
        known = {}
        for line in journal.read_text().splitlines() if journal.is_file() else ():
            try:
                row = json.loads(line)
            except json.JSONDecodeError:
                continue
            known[_key({name: row[name] for name in self.grid})] = row
        return known


def curve(**grid):
    """Decorator: the function takes one value of every parameter of `grid` and returns a dictionary of numbers."""
    return lambda function: Curve(function, {name: _values(values) for name, values in grid.items()})


def all_curves() -> dict[str, Curve]:
    """Every curve of the course, by name: they stand in the modules beside this one."""
    found = {}
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.stem not in ("__init__", "measured"):
            module = importlib.import_module(f"utils.curves.{file.stem}")
            found |= {value.name: value for value in vars(module).values() if isinstance(value, Curve)}
    return found


def _values(values) -> tuple:
    return tuple(values) if isinstance(values, Iterable) and not isinstance(values, str) else (values,)


def _plain(value):
    return value.item() if isinstance(value, np.generic) else value


def _key(point: dict) -> str:
    return json.dumps(point, sort_keys=True)


def _replace(file: Path, text: str) -> None:
    """Write the file whole or not at all."""
    draft = file.with_suffix(".draft")
    draft.write_text(text)
    os.replace(draft, file)


def _versions() -> dict[str, str]:
    """Of Python, and of the libraries that this process has used to compute."""
    used = {name: sys.modules[name] for name in ("numpy", "sklearn", "torch") if name in sys.modules}
    return {"python": platform.python_version()} | {name: module.__version__ for name, module in used.items()}
