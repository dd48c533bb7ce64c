"""Steps to one side only.

loses: numerical-gradient-values
says: this is the forward difference
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        plus = W.copy()
        plus[i] += h
        gradient[i] = (f(plus) - f(W)) / h
    return gradient
