"""Takes the sigmoid and its logarithm apart.

loses: loss-of-values
says: loses large logits
"""


# %% loss-of
def loss_of(net, X, t):
    T = torch.tensor(t.reshape(-1, 1), dtype=torch.float64)
    u = net(torch.tensor(X))
    return nn.BCELoss()(torch.sigmoid(u), T)
