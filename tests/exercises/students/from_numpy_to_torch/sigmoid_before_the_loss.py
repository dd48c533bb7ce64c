"""Takes the sigmoid, and then the loss that does it inside.

loses: loss-of-values
says: the sigmoid is taken twice
"""


# %% loss-of
def loss_of(net, X, t):
    T = torch.tensor(t.reshape(-1, 1), dtype=torch.float64)
    u = net(torch.tensor(X))
    return nn.BCEWithLogitsLoss()(torch.sigmoid(u), T)
