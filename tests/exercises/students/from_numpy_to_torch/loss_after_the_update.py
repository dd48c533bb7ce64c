"""Returns the loss after the update.

loses: train-step-values
says: these are the losses after the update
"""


# %% train-step
def train_step(net, optimiser, X, T):
    net.train()
    optimiser.zero_grad()
    nn.BCEWithLogitsLoss()(net(X), T).backward()
    optimiser.step()
    return nn.BCEWithLogitsLoss()(net(X), T).item()
