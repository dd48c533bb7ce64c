"""Returns the parameters only.

loses: momentum-step-values
says: should be a dictionary
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = mu * b + g
    return theta - lr * b
