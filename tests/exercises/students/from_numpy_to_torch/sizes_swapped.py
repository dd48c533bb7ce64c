"""Gives Linear its sizes as a weight matrix has them, rows first.

loses: make-network-values
says: have the shapes
"""


# %% make-network
def make_network(d, h):
    return nn.Sequential(nn.Linear(h, d), nn.Sigmoid(), nn.Linear(1, h)).double()
