"""The two-input network once more, built from the layers of `utils.nn`: same numbers, three lines of code a layer."""

import numpy as np

from utils.demos.lecture_03.two_input_network import TwoInputNetwork, backward, forward
from utils.nn import MSELoss, Sigmoid, mlp
from utils.nn.sequential import Sequential


def in_layers(net: TwoInputNetwork) -> Sequential:
    """`net` as mlp(2, 2, 1) with a sigmoid at the output; the bias is the last column of each W."""
    layers = mlp(2, 2, 1, activation=Sigmoid, output=Sigmoid, rng=np.random.default_rng(0))
    layers[0].W[...] = [[net.w11, net.w12, net.w10], [net.w21, net.w22, net.w20]]
    layers[2].W[...] = [[net.w1, net.w2, net.w0]]
    return layers


def layers_against_arrows(networks: int, rng: np.random.Generator) -> float:
    """The largest difference between the gradients of the layers and those found arrow by arrow."""
    worst = 0.0
    for _ in range(networks):
        net = TwoInputNetwork(*rng.uniform(-3, 3, 2), rng.uniform(0, 1), *rng.uniform(-3, 3, 9))
        arrows, layers = backward(forward(net)), in_layers(net)
        layers.backward(MSELoss().gradient(layers([[net.x1, net.x2]]), [net.target]))
        names = np.array([["w11", "w12", "w10"], ["w21", "w22", "w20"]]), np.array([["w1", "w2", "w0"]])
        for layer, weights in zip((layers[0], layers[2]), names, strict=True):
            expected = np.vectorize(lambda weight, found=arrows: found[f"∂L/∂{weight}"])(weights)
            worst = max(worst, float(np.abs(layer.W_gradient - expected).max()))
    return worst
