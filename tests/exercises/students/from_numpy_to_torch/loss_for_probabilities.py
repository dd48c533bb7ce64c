"""Gives logits to the loss for probabilities.

loses: loss-of-values
says: this loss takes probabilities
"""


# %% loss-of
def loss_of(net, X, t):
    T = torch.tensor(t.reshape(-1, 1), dtype=torch.float64)
    u = net(torch.tensor(X))
    return nn.BCELoss()(u, T)
