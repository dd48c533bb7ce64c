"""Returns the layers and no network.

loses: make-network-values
says: returns a list
"""


# %% make-network
def make_network(d, h):
    return [nn.Linear(d, h).double(), nn.Sigmoid(), nn.Linear(h, 1).double()]
