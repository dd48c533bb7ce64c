"""Lecture 06, learning-rate schedules: the same network on the digits with every schedule, from every largest rate."""

import numpy as np

from utils.curves.measured import curve
from utils.data import digits, split
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


@curve(schedule=tuple(SCHEDULES), rate=RATES, seed=SEEDS)
def schedule_losses(schedule, rate, seed):
    """Training loss after every epoch and test accuracy at the end, on the digits."""
    return trained(schedule, float(rate), seed)


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
