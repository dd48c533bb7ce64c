"""Returns the tensor.

loses: train-step-values
says: returns a tensor
"""


# %% train-step
def train_step(net, optimiser, X, T):
    net.train()
    optimiser.zero_grad()
    loss = nn.BCEWithLogitsLoss()(net(X), T)
    loss.backward()
    optimiser.step()
    return loss
