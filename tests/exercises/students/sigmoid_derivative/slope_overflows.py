"""The slope by the quotient rule: infinity over infinity at -1000.

loses: sigmoid-prime-values
says: at x = -1000: something overflows
"""


# %% sigmoid-prime
def sigmoid_prime(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2
