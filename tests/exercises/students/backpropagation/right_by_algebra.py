"""Right, by other formulas: weights in matrices, bias neurons as a column of ones, samples as columns, einsum.

loses: nothing
"""


# %% forward
def forward(x1, x2, t, w):
    u = np.array([[w["w10"], w["w11"], w["w12"]], [w["w20"], w["w21"], w["w22"]]]) @ [1, x1, x2]
    s = sigmoid(u)
    y = np.dot([w["w0"], w["w1"], w["w2"]], [1, *s])
    p = sigmoid(y)
    return {"L": np.square(p - t), "p": p, "y": y, "s1": s[0], "s2": s[1], "u1": u[0], "u2": u[1]}


# %% backward
def backward(x1, x2, t, w, values):
    def slope(u):
        return 0.25 / np.cosh(u / 2) ** 2

    dy = 2 * (values["p"] - t) * slope(values["y"])
    outer = np.outer([w["w1"] * slope(values["u1"]), w["w2"] * slope(values["u2"])], [1, x1, x2]) * dy
    gradient = {f"w{j + 1}{i}": outer[j, i] for j in range(2) for i in range(3)}
    return {**gradient, "w0": dy, "w1": dy * values["s1"], "w2": dy * values["s2"]}


# %% mlp-forward
def mlp_forward(X, W1, b1, W2, b2):
    ones = np.ones((1, len(X)))
    S = sigmoid(np.c_[W1, b1] @ np.vstack([X.T, ones]))
    P = sigmoid(np.c_[W2, b2] @ np.vstack([S, ones]))
    return {"S": S.T, "P": P.T}


# %% mlp-backward
def mlp_backward(X, T, W2, S, P):
    with_ones = lambda a: np.insert(a, a.shape[1], 1.0, axis=1)
    dY = np.einsum("ni,ni,ni->ni", 2 * (P - T), P, 1 - P) / P.size
    dU = np.einsum("nk,kj,nj->nj", dY, W2, S - S**2)
    first = np.einsum("nj,ni->ji", dU, with_ones(X))
    second = np.einsum("nk,nj->kj", dY, with_ones(S))
    return {"W1": first[:, :-1], "b1": first[:, -1], "W2": second[:, :-1], "b2": second[:, -1]}


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    nudges = h * np.identity(W.size).reshape(-1, *W.shape)
    return np.array([(f(W + nudge) - f(W - nudge)) / (h + h) for nudge in nudges]).reshape(W.shape)
