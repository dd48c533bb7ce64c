"""Updates by hand and ignores the optimiser.

loses: train-step-values
says: this is plain gradient descent
"""


# %% train-step
def train_step(net, optimiser, X, T):
    net.train()
    net.zero_grad()
    loss = nn.BCEWithLogitsLoss()(net(X), T)
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= optimiser.param_groups[0]["lr"] * p.grad
    return loss.item()
