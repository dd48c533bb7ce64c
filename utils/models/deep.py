"""Very deep networks, with and without skips: a layer adds to its input, or replaces it."""

from torch import nn


class Deep(nn.Module):
    """x (n, n_in) → logits (n, n_out) through `depth` hidden layers of equal width.

    With `skip` a layer computes x + g(Wx) instead of g(Wx) (K. He et al., 2015); the parameters are the same.
    """

    def __init__(self, n_in: int, n_out: int, width: int = 16, depth: int = 24, skip: bool = True):
        super().__init__()
        self.skip = skip
        self.first = nn.Linear(n_in, width)
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.last = nn.Linear(width, n_out)

    def states(self, x):
        """What is known after the first layer and after each of the others: a list of (n, width)."""
        found = [self.first(x)]
        for layer in self.layers:
            fresh = layer(found[-1]).relu()
            found.append(found[-1] + fresh if self.skip else fresh)
        return found

    def forward(self, x):
        return self.last(self.states(x)[-1])
