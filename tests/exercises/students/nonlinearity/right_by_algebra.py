"""Right, by other formulas: homogeneous coordinates, probing from outside, normal equations, a binomial formula.

loses: nothing
"""


# %% predict
def predict(X, w, b):
    return np.c_[np.ones(len(X)), X] @ np.r_[b, w] > 0


# %% accuracies
def accuracies(X, t, lines):
    scores = np.einsum("li,ni->ln", lines, np.c_[X, np.ones(len(X))])
    return 1 - np.abs(np.heaviside(scores, 0) - t).sum(1) / t.size


# %% collapse
def collapse(W, b, w, c):
    def model(x):
        return w @ (W @ x + b) + c

    bias = model(np.zeros(W.shape[1]))
    return {"w": np.array([model(axis) - bias for axis in np.identity(W.shape[1])]), "c": np.array(bias)}


# %% lift
def lift(X):
    return np.hstack((X, X.prod(axis=1, keepdims=True)))


# %% fit
def fit(F, t):
    A = np.insert(F, 0, 1.0, axis=1)
    c, *w = np.linalg.solve(A.T @ A, A.T @ np.choose(t, [-1.0, 1.0]))
    return dict(w=w, c=c)


# %% ring-feature
def ring_feature(X, centre):
    return ((X * X).sum(1) - 2 * X @ centre + centre @ centre)[:, np.newaxis]
