"""Forgets the sigmoid.

loses: predict-values
says: these are the logits
"""


# %% predict
def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        u = net(torch.tensor(X))
    net.train(mode)
    return u[:, 0].numpy()
