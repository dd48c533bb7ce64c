"""Forgets that the second factor is 1 - s, not s again.

loses: from-output-values
says: square of s
"""


# %% sigmoid-prime-from-output
def sigmoid_prime_from_output(s):
    return s**2
