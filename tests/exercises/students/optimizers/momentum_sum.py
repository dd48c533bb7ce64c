"""Forgets μ: the memory only grows.

loses: momentum-step-values
says: nothing is ever forgotten
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = b + g
    return {"theta": theta - lr * b, "b": b}
