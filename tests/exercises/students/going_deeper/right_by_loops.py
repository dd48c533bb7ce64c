"""Right, in the style of someone who goes sample by sample, neuron by neuron and layer by layer.

loses: nothing
"""


# %% forward
def forward(X, weights, g):
    U = np.zeros((len(weights), len(X), X.shape[1]))
    for n, x in enumerate(X):
        for k in range(len(weights)):
            for j in range(len(x)):
                U[k, n, j] = sum(weights[k][j][i] * x[i] for i in range(len(x)))
            x = g(U[k, n])
    return U


# %% backward
def backward(D, U, weights, slope):
    delta = U.copy() * 0
    delta[-1] = D
    k = len(U) - 1
    while k > 0:
        k -= 1
        for n in range(len(D)):
            delta[k, n] = (weights[k + 1].T @ delta[k + 1, n]) * slope(U[k, n])
    return delta


# %% rms
def rms(layers):
    return [float(np.mean([x**2 for x in layer.ravel()])) ** 0.5 for layer in layers]


# %% factor-per-layer
def factor_per_layer(sizes):
    product = 1.0
    for i in range(1, len(sizes)):
        product *= sizes[i - 1] / sizes[i]
    return product ** (1.0 / (len(sizes) - 1))


# %% rectifier
def rectifier(u, a):
    g, slope = np.array(u), np.ones_like(u)
    g[u <= 0] *= a
    slope[u <= 0] = a
    return {"g": g, "slope": slope}


# %% xavier
def xavier(rng, n_out, n_in):
    variance = 2 / (n_out + n_in)
    return [[rng.normal() * variance**0.5 for _ in range(n_in)] for _ in range(n_out)]


# %% he
def he(rng, n_out, n_in):
    W = np.empty((n_out, n_in))
    for j in range(n_out):
        W[j] = rng.normal(scale=(2 / n_in) ** 0.5, size=n_in)
    return W
