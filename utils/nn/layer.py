"""What every layer is: something that turns columns x into columns y, and ∂L/∂y back into ∂L/∂x.

Outside, a sample is a row: `layer(x)` takes (n, d_in) and returns (n, d_out). Inside, a sample is a column, and every
array of values ends in a row of ones: that row is the bias neuron x_bias = 1 of the slides.

    x   (d_in + 1, n)  --forward-->    y   (d_out + 1, n)
    δx  (d_in, n)      <--propagate--  δ   (d_out, n)          δ = ∂L/∂y,   δx = ∂L/∂x

The arrays are made once for a batch size (`connect`) and filled again at every step: NumPy's last argument says where a
result goes, so `W.dot(x, u)` reads u ← W x and `multiply(g, g, slope)` reads slope ← g g.
"""

import copy
import functools

import numpy as np

from utils.nn import errors
from utils.nn.clipping import shorten
from utils.nn.rows import Rows


class Layer(Rows):
    """Base of all layers. A layer says how it is connected and writes `forward`, `differentiate` and `propagate`."""

    n_in = n_out = None  # None: any width, and the output is as wide as the input
    parameters = gradient = np.empty(0)  # flat vectors θ and ∇Q(θ); a layer with weights has views of them
    dtype = np.dtype(np.float64)
    training = False  # dropout and batch normalisation differ in training
    alone = True  # not part of a larger network
    x = None  # nothing is connected yet
    records = ()  # who looks on while it is trained
    passed_on = None  # whether the last backward went on to ∂L/∂x; None before the first

    def connect(self, x, delta_x):
        """Take the input x and the place for ∂L/∂x; make and return the output y and the place δ for ∂L/∂y."""
        raise NotImplementedError

    # One that is a single NumPy call may be a property which returns this call with its arrays, `partial(tanh, u, g)`:
    # a network asks for its layers' work once, when it is connected, and spends no Python on them in a step.

    def forward(self):
        """y from x."""

    def differentiate(self):
        """∂L/∂θ of the layer's own parameters, from x and δ."""

    def propagate(self):
        """∂L/∂x from δ: the chain rule, one layer further down."""

    def train(self, training=True):
        """Training mode, as in torch; returns the layer. A new layer is in evaluation mode: `net(x)` predicts."""
        self.training = errors.flag("training", training)
        return self

    def eval(self):
        """Evaluation mode: dropout passes everything, batch normalisation uses its running statistics."""
        return self.train(False)

    def twin(self):
        """The same layer (parameters, gradient and running statistics are shared) with activations of its own."""
        twin = object.__new__(type(self))
        for name, value in vars(self).items():
            setattr(twin, name, value)  # one by one, because Python finds them faster than after __dict__.update
        twin.x, twin.alone = None, True
        return twin

    def bind(self, parameters, gradient):
        """Use these flat vectors from now on; the layer's weights become views of them."""

    def parts(self):
        """The layers inside this one, if it is made of layers."""
        return ()

    def walk(self):
        """This layer, then every layer inside it, in order."""
        yield self
        for part in self.parts():
            yield from part.walk()

    def clip_gradient(self, max_norm):
        """Shorten `gradient` in place to length `max_norm`, if it is longer."""
        shorten(self.gradient, max_norm)

    def copy(self):
        """An independent copy: parameters, running statistics, random generators."""
        return copy.deepcopy(self)

    __copy__ = copy

    def options(self):
        """The arguments that build this layer again, apart from its random numbers."""
        return {}

    def state(self):
        """Arrays that are neither parameters nor activations, such as running statistics."""
        return ()

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.options().items())})"

    def __reduce__(self):  # copies and pickles: the views must become views of the new vectors again
        return rebuild, (type(self), self.options(), self.parameters, self.state(), self.dtype, self.training)


def rebuild(kind, options, parameters, state, dtype, training):
    """A layer of class `kind` with these options, parameters and state."""
    layer = kind(**options, **({"dtype": dtype} if len(parameters) else {}))
    for place, values in zip((layer.parameters, *layer.state()), (parameters, *state), strict=True):
        place[...] = values
    return layer.train(training)


@functools.lru_cache(maxsize=1000)
def scalar(value, dtype):
    """A constant as 0-d array: NumPy takes it twice as fast as a Python number, and in the right precision."""
    constant = np.asarray(value, dtype)
    constant.flags.writeable = False
    return constant
