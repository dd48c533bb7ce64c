"""Writes the formula for a column and a row.

loses: loss-of-values
says: every output meets every target
"""


# %% loss-of
def loss_of(net, X, t):
    p, T = torch.sigmoid(net(torch.tensor(X))), torch.tensor(t)
    return -torch.mean(T * torch.log(p) + (1 - T) * torch.log(1 - p))
