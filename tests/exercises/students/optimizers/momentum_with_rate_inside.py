"""Uses the form of another book: the rate is in the memory.

loses: momentum-step-values
says: It belongs into the step of θ
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = mu * b + lr * g
    return {"theta": theta - b, "b": b}
