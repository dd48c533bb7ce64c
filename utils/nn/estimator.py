"""The network where a scikit-learn user expects fit, predict, predict_proba and score."""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from utils.nn import errors
from utils.nn.activations import Tanh, sigmoid
from utils.nn.adam import Adam
from utils.nn.architectures import mlp
from utils.nn.losses import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss
from utils.nn.softmax import softmax
from utils.nn.training import train


class _Network(BaseEstimator):
    """What both share. `net_` is the trained network, `losses_` the mean loss of every epoch.

    hidden: widths of the hidden layers; activation: a class such as Tanh; lr, weight_decay: Adam's; batch_size, epochs;
    scale: give every feature mean 0 and variance 1 first; random_state: a seed, a RandomState or None.
    """

    def __init__(
        self,
        hidden=(32, 32),
        *,
        activation=Tanh,
        lr=0.01,
        weight_decay=0.0,
        batch_size=32,
        epochs=100,
        scale=True,
        random_state=None,
    ):
        self.hidden = hidden
        self.activation = activation
        self.lr = lr
        self.weight_decay = weight_decay
        self.batch_size = batch_size
        self.epochs = epochs
        self.scale = scale
        self.random_state = random_state

    def _train(self, X, y, n_out, loss):
        rng = np.random.default_rng(check_random_state(self.random_state).randint(2**31 - 1))
        widths, scale = self._widths(), errors.flag("scale", self.scale)
        self.mean_ = X.mean(axis=0) if scale else np.zeros(X.shape[1])
        spread = X.std(axis=0)
        self.scale_ = np.where(spread > 0, spread, 1) if scale else np.ones(X.shape[1])
        self.net_ = mlp(X.shape[1], *widths, n_out, activation=self.activation, rng=rng)
        optimiser = Adam(self.net_.parameters, lr=self.lr, weight_decay=self.weight_decay)
        self.losses_, losses = [], []
        x = (X - self.mean_) / self.scale_
        for step in train(self.net_, loss, optimiser, x, y, batch_size=self.batch_size, epochs=self.epochs, rng=rng):
            losses.append(step.loss)
            if step.end_of_epoch:
                self.losses_.append(float(np.mean(losses)))
                losses.clear()
        self.n_iter_ = len(self.losses_)
        return self

    def _widths(self):
        if isinstance(self.hidden, str) or not np.iterable(self.hidden):
            raise TypeError(f"hidden is {self.hidden!r}, but widths of layers are expected, such as (32, 32).")
        return [errors.count(f"hidden[{k}]", width) for k, width in enumerate(self.hidden)]

    def _output(self, X):
        check_is_fitted(self, "net_")
        X = validate_data(self, X, reset=False, dtype=np.float64)
        return self.net_.predict((X - self.mean_) / self.scale_)


class NetworkClassifier(ClassifierMixin, _Network):
    """A network with cross-entropy loss; `classes_` are the labels, in the order of `predict_proba`'s columns."""

    def fit(self, X, y):
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        self.classes_, labels = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"y holds 1 class ({self.classes_[0]!r}), but a classifier needs 2 or more.")
        if len(self.classes_) == 2:
            return self._train(X, labels, 1, BCEWithLogitsLoss())
        return self._train(X, labels, len(self.classes_), CrossEntropyLoss())

    def decision_function(self, X):
        """Logits u: (n,) for two classes, else (n, classes)."""
        u = self._output(X)
        return u[:, 0] if u.shape[1] == 1 else u

    def predict_proba(self, X):
        """Probabilities (n, classes)."""
        u = self._output(X)
        if u.shape[1] == 1:
            p = sigmoid(u, np.empty_like(u))
            return np.hstack([1 - p, p])
        return softmax(u.T, np.empty_like(u.T)).T

    def predict(self, X):
        """The most probable class of every row."""
        probabilities = self.predict_proba(X)
        return self.classes_[probabilities.argmax(axis=1)]


class NetworkRegressor(RegressorMixin, _Network):
    """A network with squared loss, for y (n,) or (n, d_out). The target is scaled as the features are."""

    def fit(self, X, y):
        X, y = validate_data(self, X, y, dtype=np.float64, multi_output=True, y_numeric=True)
        scale = errors.flag("scale", self.scale)
        self.y_mean_ = y.mean(axis=0) if scale else 0.0
        self.y_scale_ = np.where(y.std(axis=0) > 0, y.std(axis=0), 1) if scale else 1.0
        self.flat_ = y.ndim == 1
        targets = ((y - self.y_mean_) / self.y_scale_).reshape(len(y), -1)
        return self._train(X, targets, targets.shape[1], MSELoss())

    def predict(self, X):
        """ŷ, shaped as the y of `fit`."""
        y = self._output(X)
        return (y[:, 0] if self.flat_ else y) * self.y_scale_ + self.y_mean_

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
