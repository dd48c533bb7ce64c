"""How weights begin. Each initialiser is a function (rng, n_out, n_in) → W of shape (n_out, n_in), like torch's weight.

Options are keywords: `partial(normal, std=0.1)` is an initialiser too. A layer keeps the size of its signal when the
variance of a weight is about gain² / n: n = n_in keeps the forward pass, n_out the backward pass, Xavier is between.
"""

import math

import numpy as np

from utils.nn import errors

SQRT_2 = math.sqrt(2)


def shape(n_out, n_in):
    """The two sizes, each at least 1."""
    return errors.count("n_out", n_out), errors.count("n_in", n_in)


def asked(gain, n_out, n_in):
    """The gain, which is not negative, and the two sizes."""
    return errors.between("gain", gain, 0, 1e100), *shape(n_out, n_in)


def constant(rng, n_out, n_in, value=0.0):
    """Every weight equal: hidden neurons stay equal for ever (lecture 04)."""
    return np.full(shape(n_out, n_in), errors.between("value", value))


def zeros(rng, n_out, n_in):
    """W = 0."""
    return np.zeros(shape(n_out, n_in))


def normal(rng, n_out, n_in, mean=0.0, std=1.0):
    """W ~ N(mean, std²)."""
    mean, std = errors.between("mean", mean), errors.between("std", std, 0)
    return errors.generator(rng).normal(mean, std, shape(n_out, n_in))


def uniform(rng, n_out, n_in, low=-1.0, high=1.0):
    """W ~ U(low, high)."""
    low = errors.between("low", low)
    high = errors.between("high", high, low)
    errors.between("high − low", high - low)
    return errors.generator(rng).uniform(low, high, shape(n_out, n_in))


def lecun_normal(rng, n_out, n_in, gain=1.0):
    """Var W = gain² / n_in (LeCun et al., Efficient BackProp, 1998)."""
    gain, n_out, n_in = asked(gain, n_out, n_in)
    return normal(rng, n_out, n_in, std=gain / np.sqrt(n_in))


def lecun_uniform(rng, n_out, n_in, gain=1.0):
    """As `lecun_normal`, from U(−a, a): its variance is a²/3. gain = 1/√3 is what torch's Linear starts from."""
    gain, n_out, n_in = asked(gain, n_out, n_in)
    a = gain * np.sqrt(3 / n_in)
    return uniform(rng, n_out, n_in, -a, a)


def xavier_normal(rng, n_out, n_in, gain=1.0):
    """Var W = gain² · 2 / (n_in + n_out) (Glorot & Bengio 2010)."""
    gain, n_out, n_in = asked(gain, n_out, n_in)
    return normal(rng, n_out, n_in, std=gain * np.sqrt(2 / (n_in + n_out)))


def xavier_uniform(rng, n_out, n_in, gain=1.0):
    """As `xavier_normal`, from U(−a, a)."""
    gain, n_out, n_in = asked(gain, n_out, n_in)
    a = gain * np.sqrt(6 / (n_in + n_out))
    return uniform(rng, n_out, n_in, -a, a)


def kaiming_normal(rng, n_out, n_in, gain=SQRT_2):
    """Var W = gain² / n_in with gain √2: a ReLU lets half of the signal through (He et al. 2015)."""
    return lecun_normal(rng, n_out, n_in, gain)


def kaiming_uniform(rng, n_out, n_in, gain=SQRT_2):
    """As `kaiming_normal`, from U(−a, a)."""
    return lecun_uniform(rng, n_out, n_in, gain)


def orthogonal(rng, n_out, n_in, gain=1.0):
    """gain × a random matrix with orthonormal rows or columns, whichever are fewer (Saxe et al. 2013)."""
    gain, n_out, n_in = asked(gain, n_out, n_in)
    q, r = np.linalg.qr(errors.generator(rng).normal(size=(max(n_out, n_in), min(n_out, n_in))))
    q *= np.sign(np.diag(r))  # without this the directions are not uniform
    return gain * (q if n_out >= n_in else q.T)


def gain(activation, n=100_001):
    """The gain with which a layer of this activation keeps E[g²]: 1/√E[g(u)²] for u ~ N(0, 1), by the trapezoidal rule.

    √2 for ReLU, as He et al. found; 1.59 for tanh. torch.nn.init.calculate_gain lists rounder numbers (5/3 for tanh).
    """
    errors.able("activation", activation, "__call__", "Tanh()")
    u = np.linspace(-8, 8, errors.count("n", n, least=2))
    density = np.exp(-(u**2) / 2) / np.sqrt(2 * np.pi)
    return float(1 / np.sqrt(np.sum(activation(u) ** 2 * density) * (u[1] - u[0])))
