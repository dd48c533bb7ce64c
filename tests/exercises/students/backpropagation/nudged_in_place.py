"""Nudges the caller's weights and leaves them nudged.

loses: numerical-gradient-values
says: changed the array it was given
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        W[i] += h
        above = f(W)
        W[i] -= 2 * h
        gradient[i] = (above - f(W)) / (2 * h)
    return gradient
