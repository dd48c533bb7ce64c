"""Takes the rule of tanh, 1 - s², for that of the sigmoid, in both parts.

loses: sigmoid-prime-values, from-output-values
says: That rule belongs to tanh
"""


# %% sigmoid-prime
def sigmoid_prime(x):
    return 1 - sigmoid(x) ** 2


# %% sigmoid-prime-from-output
def sigmoid_prime_from_output(s):
    return 1 - s**2
