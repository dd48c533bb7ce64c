"""Feeds float32 to a float64 network.

loses: predict-values
says: float32 meets float64
"""


# %% predict
def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        p = torch.sigmoid(net(torch.tensor(X).float()))[:, 0].numpy()
    net.train(mode)
    return p
