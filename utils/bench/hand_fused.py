"""The same step written for speed alone: one function, no objects. Readable code is measured by it."""

from functools import partial

import numpy as np
from numpy import add, divide, greater, maximum, multiply, sqrt, subtract, tanh

from utils.nn import BCEWithLogitsLoss, CrossEntropyLoss, Tanh, mlp
from utils.nn.layer import scalar
from utils.nn.optimisers import BLOCK


def hand_fused(task):
    """The operations of our step in our order, in one function without objects: what readable code is measured by."""
    net = mlp(*task.sizes, activation=task.activation, rng=0, dtype=np.float32)
    x, y = task.data()
    binary, smooth = task.sizes[-1] == 1, task.activation is Tanh
    loss = BCEWithLogitsLoss() if binary else CrossEntropyLoss()
    target = loss.target(y, task.batch, task.sizes[-1], np.float32)
    share = scalar((0.5 if binary else 1.0) / task.batch, np.float32)
    zero, half, one = (scalar(v, np.float32) for v in (0.0, 0.5, 1.0))
    X = [np.ones((n + 1, task.batch), np.float32) for n in task.sizes]
    X[0][:-1] = x.T
    U, D, S = ([np.zeros((n, task.batch), np.float32) for n in task.sizes] for _ in range(3))  # S: slopes, or zeros
    linears = [layer for layer in net if len(layer.parameters)]
    forward = [(linear.W, X[k], U[k + 1], X[k + 1][:-1], S[k + 1]) for k, linear in enumerate(linears)]
    backward = [
        (X[k], D[k + 1].T, linear.W_gradient_T, linear.weight_T, D[k + 1], D[k], X[k][:-1], S[k], S[k] > 0)
        for k, linear in enumerate(linears)
    ][:0:-1]
    W, x, u, *_ = forward.pop()
    last, first = partial(W.dot, x, u), partial(X[0].dot, D[1].T, linears[0].W_gradient_T)
    out, θ, g = D[-1], net.parameters, net.gradient
    m, v, scratch = np.zeros_like(θ), np.zeros_like(θ), np.zeros(min(BLOCK, len(θ)), np.float32)
    parts = [slice(i, min(i + BLOCK, len(θ))) for i in range(0, len(θ), BLOCK)]
    blocks = [(θ[p], g[p], m[p], v[p], scratch[: p.stop - p.start]) for p in parts]
    β1, β2, η, ε = (np.array(value, np.float32) for value in (0.9, 0.999, 0, 0))
    t = 0

    def step():
        nonlocal out, t
        for W, x, u_, g_, zeros in forward:
            W.dot(x, u_)
            tanh(u_, g_) if smooth else maximum(u_, zeros, out=g_)
        last()
        if binary:
            multiply(u, half, out)
            tanh(out, out)
        else:
            subtract(u, np.maximum.reduce(u, axis=0, keepdims=True), out)
            np.exp(out, out)
            out /= np.add.reduce(out, axis=0, keepdims=True)
        subtract(out, target, out)
        multiply(out, share, out)
        for x, δ_T, G, W_T, δ, δx, g_, s, mask in backward:
            x.dot(δ_T, G)
            W_T.dot(δ, δx)
            if smooth:
                multiply(g_, g_, s)
                subtract(one, s, s)
                multiply(δx, s, δx)
            else:
                multiply(δx, greater(g_, zero, mask), δx)
        first()
        t += 1
        factor = ((1 - 0.999) / (1 - 0.999**t)) ** 0.5
        η[()], ε[()] = 0.001 * (1 - 0.9) / (1 - 0.9**t) / factor, 1e-8 / factor
        for θ_, G, m_, v_, s in blocks:
            multiply(m_, β1, m_)
            add(m_, G, m_)
            multiply(G, G, s)
            multiply(v_, β2, v_)
            add(v_, s, v_)
            sqrt(v_, s)
            add(s, ε, s)
            divide(m_, s, s)
            multiply(s, η, s)
            subtract(θ_, s, θ_)

    step.parameters = θ
    return step
