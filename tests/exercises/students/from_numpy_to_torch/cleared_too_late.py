"""Clears the gradient between backward and step.

loses: train-step-values
says: nothing has moved
"""


# %% train-step
def train_step(net, optimiser, X, T):
    net.train()
    loss = nn.BCEWithLogitsLoss()(net(X), T)
    loss.backward()
    optimiser.zero_grad()
    optimiser.step()
    return loss.item()
