"""An autoencoder: copy the input through a waist of a few numbers, and find out which numbers those must be."""

from torch import nn


class Autoencoder(nn.Module):
    """x (n, n_in) → code (n, waist) → x again. `activation` None makes every layer linear: then it is PCA."""

    def __init__(self, n_in: int = 64, hidden: int = 48, waist: int = 2, activation=nn.ReLU):
        super().__init__()
        bend = activation or nn.Identity
        self.encoder = nn.Sequential(nn.Linear(n_in, hidden), bend(), nn.Linear(hidden, waist))
        self.decoder = nn.Sequential(nn.Linear(waist, hidden), bend(), nn.Linear(hidden, n_in))

    def forward(self, x):
        return self.decoder(self.encoder(x))
