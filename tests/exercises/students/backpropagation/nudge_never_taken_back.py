"""Goes on with the nudged copy.

loses: numerical-gradient-values
says: an entry keeps its nudge
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient, V = np.zeros(W.shape), W.copy()
    for i in np.ndindex(W.shape):
        V[i] += h
        above = f(V)
        V[i] -= 2 * h
        gradient[i] = (above - f(V)) / (2 * h)
    return gradient
