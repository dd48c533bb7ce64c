"""A network that learns while it is watched: settings, the reader's points, and everything that came of them."""

import numpy as np

from utils.nn import Diverged, train
from utils.nn.activations import Sigmoid
from utils.playground.history import History
from utils.playground.network import Penalties, build, loss_of, optimiser_of
from utils.playground.problem import FEWEST, OWN, problem
from utils.playground.settings import LIVE, VIEW, Settings
from utils.playground.weights import Where, index, inside, linears

HUGE = 1e30  # beyond this nothing can be drawn
MEND = "Choose a smaller learning rate, or restart with other settings."
MOST = 10**9  # steps of a training that somebody wrote down
NOTED = 50  # steps between two points of the curves, in a long advance
GRID = 60  # cells of the output picture along a side


class Run:
    """One training, from its beginning: `run.advance(20)`, then look at `run.losses()`, `run.history`, `run.net`.

    The same settings and points, advanced by the same steps, give the same numbers to the bit.
    """

    def __init__(self, settings: Settings | None = None, points: tuple = ()):
        self.settings, self.points, self.where = settings or Settings(), tuple(points), Where()
        self.restart()

    def restart(self) -> None:
        """Draw the weights anew and forget what was learned. Raises ValueError if the settings leave no input."""
        task = problem(self.settings, self.points)
        rng = np.random.default_rng((self.settings.seed, 2))
        self.net = build(self.settings, len(task.chosen), task.classes, rng)
        self.optimiser = optimiser_of(self.settings, self.net)
        self.step, self.broken, self.before, self.history = 0, False, None, History()
        self.where = inside(self.where, self.net)
        self._study(task)

    def change(self, settings: Settings, points: tuple | None = None) -> None:
        """Go on with other settings or points: with the same network where that can be, else from the beginning."""
        points = self.points if points is None else tuple(points)
        kept = self.settings, self.points
        other = [name for name, value in vars(settings).items() if value != getattr(self.settings, name)]
        more = points != self.points and settings.data == OWN
        again = self.broken and (more or any(name not in VIEW for name in other))
        fresh = again or any(name not in LIVE for name in other)
        self.settings, self.points = settings, points
        try:
            task = problem(settings, points) if more and not fresh else self.task
            if fresh or task.classes != self.task.classes:
                self.restart()
            elif more:
                self._study(task)
        except ValueError:
            self.settings, self.points = kept
            raise
        self.optimiser.lr, self.penalties.settings = settings.lr, settings
        if "batch" in other and not fresh:
            self._feed()

    def _study(self, task) -> None:
        """Take up this problem with the network as it is."""
        self.task, self.loss = task, loss_of(self.settings, task.classes)
        self.penalties = Penalties(self.settings)
        x, y = (np.linspace(*side, GRID + 1) for side in task.box())
        places = np.stack(np.meshgrid((x[1:] + x[:-1]) / 2, (y[1:] + y[:-1]) / 2), axis=-1).reshape(-1, 2)
        self.grid = task.features(places)
        # Twins share the weights but keep arrays of their own, so nothing is allocated from picture to picture.
        self.on_grid, self.on_train, self.on_test = (self.net.twin().eval() for _ in range(3))
        self.f_train, self.f_test = task.features(task.x_train), task.features(task.x_test)
        self._feed()
        self._note()

    def _feed(self) -> None:
        n = len(self.f_train)
        size = min(max(self.settings.batch, 2 if self.settings.batchnorm else 1), max(n, 1))
        n -= self.settings.batchnorm and n % size == 1  # a last batch of one point has no variance
        rng = np.random.default_rng((self.settings.seed, 3, self.step))
        x, y = self.f_train[:n], self.task.y_train[:n]
        self.steps = self.ready and train(
            self.net, self.loss, self.optimiser, x, y, batch_size=size, epochs=10**9, rng=rng, penalty=self.penalties
        )

    @property
    def ready(self) -> bool:
        """Are there points enough to learn from?"""
        return len(self.f_train) + len(self.f_test) >= FEWEST

    def advance(self, steps: int) -> None:
        """Take `steps` steps. Raises Diverged when the numbers are no longer finite, ValueError without points."""
        if not self.ready:
            have = len(self.f_train)
            raise ValueError(f"{OWN}: {have} so far; put at least {FEWEST} into the picture, or paste a table")
        if self.broken:
            raise Diverged(f"The training diverged. {MEND}")
        try:
            with np.errstate(all="ignore"):
                for k in range(steps):
                    if k == steps - 1:
                        self.before = self.net.parameters.copy()
                    next(self.steps)
                    self.step += 1
                    if k == steps - 1 or (k + 1) % NOTED == 0:
                        self._watch()
                        self._note()
        except Diverged:
            self.broken = True
            raise
        except BaseException:
            self._feed()  # what raised is at its end
            raise

    def _watch(self) -> None:
        for name, numbers in (("weights", self.net.parameters), ("gradient", self.net.gradient)):
            if not np.abs(numbers).max() < HUGE:
                raise Diverged(f"The training diverged by step {self.step}: its {name} passed {HUGE:g}. {MEND}")

    def _note(self) -> None:
        train = self._judge(self.on_train, self.f_train, self.task.y_train)
        test = self._judge(self.on_test, self.f_test, self.task.y_test)
        self.history.add(self.step, *zip(train, test, strict=True))

    def _judge(self, net, x, y) -> tuple[float, float]:
        """Loss and score (accuracy, or the share of the variance that is explained) on these points."""
        if not len(x):
            return np.nan, np.nan
        out = net(x)
        loss = self.loss(out, y)
        if self.task.classes:
            return loss, float(np.mean((self.probability(out[:, 0]) > 0.5) == (y > 0.5)))
        return loss, 1 - float(np.mean((out[:, 0] - y) ** 2)) / (float(np.var(y)) or 1.0)

    def probability(self, out: np.ndarray) -> np.ndarray:
        """What the picture shows for the network's output: for classes the probability of signal."""
        logits = self.task.classes and self.settings.loss == "cross-entropy"
        return 0.5 + 0.5 * np.tanh(out / 2) if logits else out

    def surface(self) -> tuple[np.ndarray, list[np.ndarray]]:
        """The output on the grid (GRID, GRID), and the activations of each hidden layer, (units, GRID, GRID)."""
        out = self.on_grid(self.grid)[:, 0]
        hidden, layers = [], list(self.on_grid.layers)
        if isinstance(layers[-1], Sigmoid) and self.task.classes and self.settings.loss == "squared error":
            layers.pop()
        for k, layer in enumerate(layers[:-1]):
            if k + 1 == len(layers) - 1 or type(layers[k + 1]).__name__ == "Linear":
                hidden.append(layer.y[:-1].reshape(-1, GRID, GRID))
        return self.probability(out).reshape(GRID, GRID), hidden

    def gradient_norms(self) -> np.ndarray:
        """|∇Q| of every layer with weights, at the last step; zeros before the first."""
        return np.array([float(np.linalg.norm(layer.gradient)) for layer in linears(self.net)])

    def numbers(self, where: Where | None = None) -> dict:
        """Value, gradient and value before the last step of a weight."""
        where = inside(where or self.where, self.net)
        at = index(where, self.net)
        now = float(self.net.parameters[at])
        before = now if self.before is None else float(self.before[at])
        return {"value": now, "gradient": float(self.net.gradient[at]), "before": before}

    def edit(self, value: float) -> None:
        """Give the weight the reader looks at another value. Raises ValueError unless it is a number of usual size."""
        if not isinstance(value, (int, float)) or not abs(value) <= 1000:
            raise ValueError(f"{self.where.name()} got {value!r}; type a number between −1000 and 1000")
        self.net.parameters[index(self.where, self.net)] = value
        self.before = None
        self._note()

    def must_be_finite(self) -> None:
        """Raise Diverged if these are no numbers to hand on."""
        if not np.isfinite(self.net.parameters).all():
            raise Diverged(f"The training diverged; there is no network to write down. {MEND}")

    def arrays(self) -> list[np.ndarray]:
        """What was learned: the parameters, then the running statistics of batch normalisation."""
        return [self.net.parameters, *(array for layer in self.net.walk() for array in layer.state())]

    def restore(self, arrays: list[np.ndarray], step: int, rows: list | None = None) -> None:
        """Go on from these `arrays` at this step, with the curves `rows`. Raises ValueError for impossible ones."""
        mine = self.arrays()
        if [array.size for array in arrays] != [array.size for array in mine]:
            raise ValueError(f"it holds {[a.size for a in arrays]} numbers where {[a.size for a in mine]} belong")
        if not all(np.abs(array).max(initial=0) < HUGE for array in arrays) or not 0 <= step <= MOST:
            raise ValueError("its numbers are too large, or none")
        for place, values in zip(mine, arrays, strict=True):
            place[...] = values.reshape(place.shape)
        self.step, self.history = step, History(rows)
        self._feed()
        self._note()
