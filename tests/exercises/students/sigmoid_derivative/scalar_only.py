"""Works for one number. Part 3 calls it with arrays and falls with it.

loses: sigmoid-values, sigmoid-stable, sigmoid-prime-values
says: works for a single number
"""

# %% sigmoid
import math


def sigmoid(x):
    return 1 / (1 + math.exp(-x))
