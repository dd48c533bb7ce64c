"""Builds the layers without bias.

loses: make-network-values
says: have the shapes
"""


# %% make-network
def make_network(d, h):
    return nn.Sequential(nn.Linear(d, h, bias=False), nn.Sigmoid(), nn.Linear(h, 1, bias=False)).double()
