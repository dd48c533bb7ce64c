"""Steps on the sum over the samples.

loses: train-step-values
says: these are steps on the sum
"""


# %% train-step
def train_step(net, optimiser, X, T):
    net.train()
    optimiser.zero_grad()
    loss = nn.BCEWithLogitsLoss(reduction="sum")(net(X), T)
    loss.backward()
    optimiser.step()
    return loss.item() / len(X)
