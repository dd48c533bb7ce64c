"""Never clears the gradient.

loses: train-step-values
says: the gradient of the first step is still in the second
"""


# %% train-step
def train_step(net, optimiser, X, T):
    net.train()
    loss = nn.BCEWithLogitsLoss()(net(X), T)
    loss.backward()
    optimiser.step()
    return loss.item()
