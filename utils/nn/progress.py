"""A progress bar for trainings that a person waits for."""

import sys

import numpy as np

from utils.nn import errors


def progress(training, epochs, file=None):
    """`for step in progress(train(…, epochs=100), epochs=100): …` yields the same steps, under a bar that counts epochs
    and shows the loss of the last batch. It is written to `file`, by default where `print` writes."""
    return _bar(errors.able("training", training, "__iter__", "train(…)"), errors.count("epochs", epochs, 0), file)


def _bar(training, epochs, file):
    from tqdm import tqdm  # here, because a training without a bar needs no tqdm

    with tqdm(total=epochs, unit=" epochs", file=file or sys.stdout) as bar:
        for step in training:
            if step.end_of_epoch and bar.update():  # update is true when the bar was drawn again
                bar.set_postfix_str(f"loss {np.mean(step.loss):.4g}", refresh=False)
            yield step
