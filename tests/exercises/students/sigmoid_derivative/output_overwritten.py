"""Saves an array by writing the slope into the network's output.

loses: from-output-values
says: changed the array it was given
"""


# %% sigmoid-prime-from-output
def sigmoid_prime_from_output(s):
    s *= 1 - s
    return s
