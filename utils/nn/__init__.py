"""A neural network in NumPy that reads like the slides: ŷ = wᵀ g(W x), δ = ∂L/∂u, θ ← θ − η ∇Q(θ).

    rng = np.random.default_rng(0)
    net = mlp(2, 16, 16, 1, activation=Tanh, rng=rng)           # print it to see its layers
    ŷ = net(x)                                                  # x (n, 2), samples are rows; ŷ (n, 1) are logits u
    loss = BCEWithLogitsLoss()                                  # or MSELoss(), CrossEntropyLoss(); means, as in torch
    L = loss(ŷ, y)                                              # a float
    net.backward(loss.gradient(ŷ, y))                           # fills net.gradient = ∇Q(θ), flat like net.parameters
    optimiser = Adam(net.parameters, lr=0.01)                   # works on any flat vector
    optimiser.step(net.gradient)                                # changes net.parameters in place, as you should too

    for step in train(net, loss, optimiser, x, y, batch_size=32, epochs=100, rng=rng):
        ...                                                     # step.step, step.epoch, step.end_of_epoch, step.loss
    for step in progress(train(…, epochs=100), epochs=100):     # the same under a progress bar
        ...

    check_gradient(net, loss, x, y)                             # a report, layer by layer
    with Record(net, every=20) as record: ...train...           # record.delta, record.dead, … (steps, layers)
    net.layers[0].weight, .bias, .weight_gradient               # views, shaped as in torch
    net.activations(x), net.input_gradient(), net.predict(x), net.copy(), net.train(), net.eval()

Layers: Linear, Dropout, BatchNorm, Residual, Sequential; Identity, Sigmoid, Tanh, Softplus, Softmax, ReLU, LeakyReLU,
ELU, SiLU, GELU (each a function too: `Tanh()(u)`, `Tanh().derivative(u)`). Optimisers: SGD, Adagrad, RMSprop, Adam,
AdamW. Around them: `initialisers`, `schedules`, `L1`, `L2`, `clip_to_norm`, `clip_to_value`, `EarlyStopping`, `save`,
`load`, `Ensemble`. In files of their own, because they need other packages: `estimator` (scikit-learn), `torch_bridge`
(`to_torch`, `from_torch`), and `source` (`as_code`). Computations are float64 unless you pass dtype=np.float32.
"""

from utils.nn.activations import Identity, Sigmoid, Softplus, Tanh
from utils.nn.adam import Adam, AdamW
from utils.nn.adaptive import Adagrad, RMSprop
from utils.nn.architectures import mlp
from utils.nn.batchnorm import BatchNorm
from utils.nn.clipping import clip_to_norm, clip_to_value
from utils.nn.dropout import Dropout
from utils.nn.ensemble import Ensemble
from utils.nn.errors import Diverged
from utils.nn.gradient_check import check_gradient
from utils.nn.layer import Layer
from utils.nn.linear import Linear
from utils.nn.losses import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss
from utils.nn.optimisers import SGD
from utils.nn.penalties import L1, L2
from utils.nn.progress import progress
from utils.nn.record import Record
from utils.nn.rectifiers import ELU, GELU, LeakyReLU, ReLU, SiLU
from utils.nn.residual import Residual
from utils.nn.sequential import Sequential
from utils.nn.softmax import Softmax
from utils.nn.stopping import EarlyStopping
from utils.nn.storage import load, save
from utils.nn.training import Step, train

__all__ = [
    "ELU",
    "GELU",
    "L1",
    "L2",
    "SGD",
    "Adagrad",
    "Adam",
    "AdamW",
    "BCEWithLogitsLoss",
    "BatchNorm",
    "CrossEntropyLoss",
    "Diverged",
    "Dropout",
    "EarlyStopping",
    "Ensemble",
    "Identity",
    "Layer",
    "LeakyReLU",
    "Linear",
    "MSELoss",
    "RMSprop",
    "ReLU",
    "Record",
    "Residual",
    "Sequential",
    "SiLU",
    "Sigmoid",
    "Softmax",
    "Softplus",
    "Step",
    "Tanh",
    "check_gradient",
    "clip_to_norm",
    "clip_to_value",
    "load",
    "mlp",
    "progress",
    "save",
    "train",
]
