"""Message passing: members of a set talk in pairs, and a pair knows only how far apart the two are."""

import torch
from torch import nn


class MessagePassing(nn.Module):
    """Jets (shares z (n, m), places (n, m, 2)) → logits (n, n_out).

    Node i hears Σⱼ zⱼ ψ(zᵢ, zⱼ, dᵢⱼ²): a message of each node j, from both shares z and their distance d alone. Then a
    readout as in Deep Sets, Σᵢ zᵢ φ(hᵢ). Distances survive every turn and shift, so the answer does too.
    """

    def __init__(self, n_out: int = 1, width: int = 20):
        super().__init__()
        self.message = nn.Sequential(nn.Linear(3, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.update = nn.Sequential(nn.Linear(width, width), nn.ReLU())
        self.rho = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, n_out))

    def heard(self, share, place):
        """What every node has heard, (n, m, width): it goes along when the nodes change places."""
        distance = (place.unsqueeze(1) - place.unsqueeze(2)).square().sum(-1)
        mine, other = share.unsqueeze(2).expand_as(distance), share.unsqueeze(1).expand_as(distance)
        messages = self.message(torch.stack([mine, other, distance], dim=-1))
        return (messages * other.unsqueeze(-1)).sum(dim=2)

    def forward(self, share, place):
        return self.rho((self.update(self.heard(share, place)) * share.unsqueeze(-1)).sum(dim=1))
