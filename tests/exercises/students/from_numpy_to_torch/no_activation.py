"""Forgets what makes it a network.

loses: make-network-values
says: there is no activation between the layers
"""


# %% make-network
def make_network(d, h):
    return nn.Sequential(nn.Linear(d, h), nn.Linear(h, 1)).double()
