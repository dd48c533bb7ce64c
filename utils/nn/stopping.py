"""Early stopping: keep the parameters that were best on data the network is not trained on (lecture 07)."""

import math

from utils.nn import errors


class EarlyStopping:
    """`stop = EarlyStopping(net, patience=10)`; call `stop(validation_loss)` as often as you like: it is true once the
    value has not fallen by more than `min_delta` for `patience` calls. `stop.restore()` puts the best network back."""

    def __init__(self, net, patience=10, min_delta=0.0):
        self.net = errors.able("net", net, "walk", "mlp(2, 8, 1)")
        self.patience = errors.count("patience", patience)
        self.min_delta = errors.between("min_delta", min_delta, 0)
        self.best, self.waited, self.calls, self.best_call = math.inf, 0, 0, 0
        self.keep()

    def arrays(self):
        return [self.net.parameters, *(array for layer in self.net.walk() for array in layer.state())]

    def keep(self):
        self.kept = [array.copy() for array in self.arrays()]

    def __call__(self, value):
        value = errors.between("value", value)
        self.calls += 1
        if value < self.best - self.min_delta:
            self.best, self.best_call, self.waited = value, self.calls, 0
            self.keep()
        else:
            self.waited += 1
        return self.waited >= self.patience

    def restore(self):
        for place, values in zip(self.arrays(), self.kept, strict=True):
            place[...] = values
