"""Types the step into the formula.

loses: numerical-gradient-values
says: Use the h that is handed in
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        nudge = np.zeros(W.shape)
        nudge[i] = 1e-5
        gradient[i] = (f(W + nudge) - f(W - nudge)) / 2e-5
    return gradient
