"""Writes the derivative in x where it was asked for in σ: applies the sigmoid a second time.

loses: from-output-values
says: you treat s as if it were x
"""


# %% sigmoid-prime-from-output
def sigmoid_prime_from_output(s):
    return sigmoid(s) * (1 - sigmoid(s))
