"""Steps down by h from the upper point and is back at the start.

loses: numerical-gradient-values
says: which is where it began
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        V = W.copy()
        V[i] += h
        above = f(V)
        V[i] -= h
        gradient[i] = (above - f(V)) / (2 * h)
    return gradient
