"""Networks for the events: a pair of leptons as tokens, and a network that sees only what survives turns and boosts."""

import numpy as np
import torch
from torch import nn

from utils.data import Events


def lepton_tokens(events: Events) -> np.ndarray:
    """Both leptons (n, 2, 4) float32: log(pT / 40 GeV), η, cos φ, sin φ. The raw momenta, without a jump at φ = ±π."""
    parts = np.log(events.pt / 40), events.eta, np.cos(events.phi), np.sin(events.phi)
    return np.stack(parts, axis=2).astype(np.float32)


class PairNet(nn.Module):
    """Lepton tokens (n, 2, 4) → logits (n, 1): message passing between two nodes.

    A message is made from both log pT, |Δη| and cos Δφ only. So the answer stays when the event is turned around the
    beam, boosted along it, mirrored, or when the two leptons change places. That these are the symmetries of the mass
    is all that it was told.
    """

    def __init__(self, width: int = 32):
        super().__init__()
        self.message = nn.Sequential(nn.Linear(4, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.rho = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, 1))

    def forward(self, tokens):
        here, there = tokens[:, 0], tokens[:, 1]
        apart = (here[:, 1] - there[:, 1]).abs()
        facing = here[:, 2] * there[:, 2] + here[:, 3] * there[:, 3]
        sent = torch.stack([here[:, 0], there[:, 0], apart, facing], dim=1)
        back = torch.stack([there[:, 0], here[:, 0], apart, facing], dim=1)
        return self.rho(self.message(sent) + self.message(back))
