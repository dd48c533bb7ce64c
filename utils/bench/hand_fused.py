"""The same step written for speed alone: one function, no objects. Readable code is measured by it."""

import numpy as np

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
    U, D = ([np.zeros((n, task.batch), np.float32) for n in task.sizes] for _ in range(2))
    S = [np.zeros_like(d, dtype=np.float32 if smooth else bool) for d in D]
    linears = [layer for layer in net if len(layer.parameters)]
    forward = [(linear.W, X[k], U[k + 1], X[k + 1][:-1]) for k, linear in enumerate(linears)]
    backward = [
        (X[k], D[k + 1].T, linear.W_gradient_T, linear.weight_T, D[k + 1], D[k], X[k][:-1], S[k])
        for k, linear in enumerate(linears)
    ][:0:-1]
    last, first, out, u = forward.pop()[:3], (X[0], D[1].T, linears[0].W_gradient_T), D[-1], U[-1]
    θ, g = net.parameters, net.gradient
    m, v, scratch = np.zeros_like(θ), np.zeros_like(θ), np.zeros(min(BLOCK, len(θ)), np.float32)
    parts = [slice(i, min(i + BLOCK, len(θ))) for i in range(0, len(θ), BLOCK)]
    blocks = [(θ[p], g[p], m[p], v[p], scratch[: p.stop - p.start]) for p in parts]
    β1, β2, η, ε = (np.array(value, np.float32) for value in (0.9, 0.999, 0, 0))
    t = 0

    def step(dot=np.dot, tanh=np.tanh, multiply=np.multiply, subtract=np.subtract, sqrt=np.sqrt, divide=np.divide):
        nonlocal out, t
        for W, x, u_, g_ in forward:
            dot(W, x, u_)
            tanh(u_, g_) if smooth else np.maximum(u_, zero, out=g_)
        dot(*last)
        if binary:
            multiply(u, half, out)
            tanh(out, out)
        else:
            subtract(u, np.maximum.reduce(u, axis=0, keepdims=True), out)
            np.exp(out, out)
            out /= np.add.reduce(out, axis=0, keepdims=True)
        out -= target
        out *= share
        for x, δ_T, G, W_T, δ, δx, g_, s in backward:
            dot(x, δ_T, G)
            dot(W_T, δ, δx)
            if smooth:
                multiply(g_, g_, s)
                subtract(one, s, s)
            else:
                np.greater(g_, zero, s)
            δx *= s
        dot(*first)
        t += 1
        factor = ((1 - 0.999) / (1 - 0.999**t)) ** 0.5
        η[()], ε[()] = 0.001 * (1 - 0.9) / (1 - 0.9**t) / factor, 1e-8 / factor
        for θ_, G, m_, v_, s in blocks:
            m_ *= β1
            m_ += G
            multiply(G, G, s)
            v_ *= β2
            v_ += s
            sqrt(v_, s)
            s += ε
            divide(m_, s, s)
            s *= η
            θ_ -= s

    step.parameters = θ
    return step
