"""Deep Sets: the same small network on every member, a sum, and a second network on the sum."""

from torch import nn


class DeepSets(nn.Module):
    """ρ(Σᵢ φ(xᵢ)) on sets (n, members, features) → (n, n_out). M. Zaheer et al., Deep Sets (2017).

    `present` (n, members), 1 or 0, says which members are real: a set may be smaller than the array that holds it.
    """

    def __init__(self, features: int, n_out: int = 1, width: int = 24):
        super().__init__()
        self.phi = nn.Sequential(nn.Linear(features, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.rho = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, n_out))

    def forward(self, members, present=None):
        each = self.phi(members)
        return self.rho(each.sum(dim=1) if present is None else (each * present.unsqueeze(-1)).sum(dim=1))
