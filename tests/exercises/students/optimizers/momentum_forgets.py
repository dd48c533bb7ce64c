"""Makes the memory anew in every step.

loses: momentum-step-values
says: the memory that was handed in is not used
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = np.zeros_like(theta)
    b = mu * b + g
    return {"theta": theta - lr * b, "b": b}
