"""Divides by 2 and multiplies by h.

loses: numerical-gradient-values
says: Put 2h into brackets
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        nudge = np.zeros(W.shape)
        nudge[i] = h
        gradient[i] = (f(W + nudge) - f(W - nudge)) / 2 * h
    return gradient
