"""Lecture 07, batch normalisation: ten hidden layers at every learning rate, with it and without."""

from utils.curves.measured import curve
from utils.demos import batchnorm_rates


@curve(
    activation=tuple(batchnorm_rates.ACTIVATIONS), batchnorm=(False, True), rate=batchnorm_rates.RATES, seed=range(3)
)
def batchnorm_and_rate(activation, batchnorm, rate, seed):
    """Test accuracy on the digits; 0.1, chance, where the training diverged."""
    return {"accuracy": round(batchnorm_rates.accuracy(activation, batchnorm, rate, seed), 4)}
