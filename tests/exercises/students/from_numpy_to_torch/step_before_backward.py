"""Steps before going back.

loses: train-step-values
says: it has moved once in two steps
"""


# %% train-step
def train_step(net, optimiser, X, T):
    net.train()
    optimiser.step()
    optimiser.zero_grad()
    loss = nn.BCEWithLogitsLoss()(net(X), T)
    loss.backward()
    return loss.item()
