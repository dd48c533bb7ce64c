"""Sums over the samples.

loses: loss-of-values
says: this is the sum over the samples
"""


# %% loss-of
def loss_of(net, X, t):
    T = torch.tensor(t.reshape(-1, 1), dtype=torch.float64)
    u = net(torch.tensor(X))
    return nn.BCEWithLogitsLoss(reduction="sum")(u, T)
