"""Forgets that the inner derivative of exp(-x) brings a minus sign, too.

loses: sigmoid-prime-values
says: right up to the sign
"""


# %% sigmoid-prime
def sigmoid_prime(x):
    s = sigmoid(x)
    return s * (s - 1)
