"""Forgets that the two points are 2h apart.

loses: numerical-gradient-values
says: too large by a factor 2
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        nudge = np.zeros(W.shape)
        nudge[i] = h
        gradient[i] = (f(W + nudge) - f(W - nudge)) / h
    return gradient
