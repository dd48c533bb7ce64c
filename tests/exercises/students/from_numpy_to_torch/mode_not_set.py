"""Does not switch to training mode.

loses: train-step-values
says: is in evaluation mode
"""


# %% train-step
def train_step(net, optimiser, X, T):
    optimiser.zero_grad()
    loss = nn.BCEWithLogitsLoss()(net(X), T)
    loss.backward()
    optimiser.step()
    return loss.item()
