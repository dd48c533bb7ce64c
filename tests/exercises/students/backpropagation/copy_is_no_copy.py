"""Two names for one array: both nudges meet in it, and every difference is zero.

loses: numerical-gradient-values
says: Are the two points one array with two names?
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        plus = minus = W.copy()
        plus[i] += h
        minus[i] -= h
        gradient[i] = (f(plus) - f(minus)) / (2 * h)
    return gradient
