"""Ends with a sigmoid, as the NumPy network does.

loses: make-network-values
says: there is a sigmoid at the end
"""


# %% make-network
def make_network(d, h):
    return nn.Sequential(nn.Linear(d, h), nn.Sigmoid(), nn.Linear(h, 1), nn.Sigmoid()).double()
