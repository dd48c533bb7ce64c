"""Right, in the style of someone who goes sample by sample and puts every nudge back.

loses: nothing
"""


# %% forward
def forward(x1, x2, t, w):
    values, hidden = {}, [1]
    for j in (1, 2):
        u = sum(w[f"w{j}{i}"] * x for i, x in enumerate([1, x1, x2]))
        values[f"u{j}"] = u
        values[f"s{j}"] = 1 / (1 + np.exp(-u))
        hidden.append(values[f"s{j}"])
    values["y"] = sum(w[f"w{j}"] * s for j, s in enumerate(hidden))
    values["p"] = 1 / (1 + np.exp(-values["y"]))
    values["L"] = (t - values["p"]) ** 2
    return values


# %% backward
def backward(x1, x2, t, w, values):
    p = values["p"]
    arrives = -2 * (t - p) * (p - p**2)
    gradient = {}
    for j, s in enumerate([1, values["s1"], values["s2"]]):
        gradient[f"w{j}"] = arrives * s
        if j:
            for i, x in enumerate([1, x1, x2]):
                gradient[f"w{j}{i}"] = arrives * w[f"w{j}"] * (s - s**2) * x
    return gradient


# %% mlp-forward
def mlp_forward(X, W1, b1, W2, b2):
    S = np.array([[sigmoid(row @ x + bias) for row, bias in zip(W1, b1)] for x in X])
    return dict(S=S, P=[[float(sigmoid(W2[0] @ s + b2[0]))] for s in S])


# %% mlp-backward
def mlp_backward(X, T, W2, S, P):
    gradient = {"W1": 0, "b1": 0, "W2": 0, "b2": 0}
    for x, t, s, p in zip(X, T, S, P):
        dy = 2 * (p - t) * p * (1 - p)
        du = dy * W2[0] * s * (1 - s)
        step = {"W1": np.outer(du, x), "b1": du, "W2": np.outer(dy, s), "b2": dy}
        gradient = {name: gradient[name] + step[name] / len(X) for name in gradient}
    return gradient


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    gradient = np.empty_like(W)
    for i in np.ndindex(*W.shape):
        before = W[i]
        W[i] = before + h
        above = f(W)
        W[i] = before - h
        below = f(W)
        W[i] = before
        gradient[i] = 0.5 * (above - below) / h
    return gradient
