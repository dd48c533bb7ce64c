"""Computes the slope and forgets to return it.

loses: sigmoid-prime-values
says: Does your function end with `return
"""


# %% sigmoid-prime
def sigmoid_prime(x):
    s = sigmoid(x)
    s = s * (1 - s)
