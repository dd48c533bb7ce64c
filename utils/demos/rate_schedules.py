"""Learning-rate schedules on the digits: a large rate to travel, a small one to arrive."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import digits, split
from utils.demos.controls import Choice
from utils.demos.scene import Band, Line, Panel, Scene
from utils.demos.words import number
from utils.nn import SGD, CrossEntropyLoss, ReLU, mlp, schedules, train

EPOCHS, BATCH, SEEDS, LOSS = 15, 32, range(5), CrossEntropyLoss()
STEPS = EPOCHS * 43  # 1348 training pictures in batches of 32, the last one short
RATES = ("0.01", "0.03", "0.1", "0.3", "1")
SCHEDULES = {
    "constant": schedules.constant,
    "step decay": lambda lr: schedules.step_decay(lr, every=STEPS // 3),
    "exponential": lambda lr: schedules.exponential(lr, factor=0.01 ** (1 / STEPS)),
    "cosine": lambda lr: schedules.cosine(lr, steps=STEPS),
    "warm-up, cosine": lambda lr: schedules.warmup(schedules.cosine(lr, steps=STEPS), steps=43),
}


def trained(schedule: str, rate: float, seed: int) -> dict[str, float]:
    """`loss 0` … `loss 15`, training loss after every epoch, and test `accuracy` of 64-32-10, SGD, momentum 0.9."""
    rng = np.random.default_rng(seed)
    (x, y), (x_test, y_test) = split(*digits(), rng)
    net = mlp(64, 32, 10, activation=ReLU, rng=rng)
    optimiser = SGD(net.parameters, lr=SCHEDULES[schedule](rate), momentum=0.9)
    found = [LOSS(net(x), y)]
    with np.errstate(all="ignore"):
        for step in train(net, LOSS, optimiser, x, y, batch_size=BATCH, epochs=EPOCHS, rng=rng):
            if step.end_of_epoch:
                found.append(LOSS(net(x), y))
    score = float(np.mean(net(x_test).argmax(axis=1) == y_test))
    return {f"loss {epoch}": float(f"{loss:.4g}") for epoch, loss in enumerate(found)} | {"accuracy": round(score, 4)}


@cache
def measured(schedule: str, rate: str) -> tuple[np.ndarray, np.ndarray]:
    """Training losses (seeds, epochs + 1) and test accuracies (seeds,), as measured before."""
    from utils.curves.rates import schedule_losses

    table = schedule_losses.load().where(schedule=schedule, rate=rate)
    return np.array([table[f"loss {epoch}"] for epoch in range(EPOCHS + 1)]).T, table["accuracy"]


def rate_schedules(
    schedule: Annotated[str, Choice(tuple(SCHEDULES))] = "cosine",
    rate: Annotated[str, Choice(RATES, label="largest rate η")] = "0.3",
) -> Scene:
    """η over training, and the training loss with it and with a constant η: mean and spread of five seeds."""
    top = float(rate)
    t = np.arange(STEPS)
    plan = Panel(
        (
            Line(t / 43, np.full(STEPS, top), "background", dash=True),
            Line(t / 43, np.array([SCHEDULES[schedule](top)(i) for i in t]), "signal"),
        ),
        "learning rate η",
        "epoch",
        "",
        (0, EPOCHS),
        (0, 1.1 * top),
    )
    marks, ends = [], {}
    for name, role in (("constant", "background"), (schedule, "signal")):
        losses, scores = measured(name, rate)
        epochs = np.arange(EPOCHS + 1.0)
        marks += [
            Band(epochs, losses.min(axis=0), losses.max(axis=0), role),
            Line(epochs, np.exp(np.log(losses).mean(axis=0)), role, name, dash=role == "background"),
        ]
        ends[name] = (float(np.exp(np.log(losses[:, -1]).mean())), float(scores.mean()))
    fall = Panel(tuple(marks), "training loss", "epoch", "", (0, EPOCHS), (1e-4, 10), ylog=True)
    loss, score = ends[schedule]
    words = f"η ≤ {rate}, {schedule}: training loss {number(loss)}, test {number(100 * score)} %; constant: "
    words += f"{number(ends['constant'][0])}, {number(100 * ends['constant'][1])} %"
    numbers = {"loss": loss, "accuracy": score, "constant": ends["constant"][0], "constant acc": ends["constant"][1]}
    return Scene((plan, fall), f"Digits with SGD and momentum, five seeds. {words}.", words, numbers)
