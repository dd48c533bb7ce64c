"""Takes a ReLU.

loses: make-network-values
says: the hidden neurons have a ReLU
"""


# %% make-network
def make_network(d, h):
    return nn.Sequential(nn.Linear(d, h), nn.ReLU(), nn.Linear(h, 1)).double()
