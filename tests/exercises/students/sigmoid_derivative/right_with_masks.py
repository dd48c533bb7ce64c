"""Right, in the style of someone who comes from loops: masks, a vectorised scalar function, warnings never raised.

loses: nothing
"""

# %% sigmoid
import math


@np.vectorize
def sigmoid(x):
    if x < 0:
        return 1.0 - sigmoid(-x)
    return 1.0 / (1.0 + math.exp(-x))


# %% sigmoid-prime
def sigmoid_prime(x):
    s = np.array(sigmoid(x))
    s -= s**2
    return s


# %% sigmoid-prime-from-output
def sigmoid_prime_from_output(s):
    slope = np.zeros(s.shape)
    inside = (s > 0) & (s < 1)
    slope[inside] = s[inside] - s[inside] ** 2
    return slope


# %% relative-error
def relative_error(a, n):
    with np.errstate(invalid="ignore"):
        return np.nanmax(np.append(np.abs(a - n) / (np.abs(a) + np.abs(n)), 0.0))
