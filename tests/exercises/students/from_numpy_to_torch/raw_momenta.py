"""Feeds the six raw columns, standardised, to the network of the hints.

loses: train-classifier-score
says: and 0.880 is needed
"""


# %% train-classifier
def train_classifier(X, t, seed):
    torch.manual_seed(seed)

    def features(X):
        return X

    mean, std = features(X).mean(axis=0), features(X).std(axis=0)

    def inputs(X):
        return torch.tensor((features(X) - mean) / std).float()

    x, T = inputs(X), torch.tensor(t[:, None]).float()
    net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 1))
    optimiser = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(20):
        for batch in torch.randperm(len(x)).split(100):
            optimiser.zero_grad()
            nn.BCEWithLogitsLoss()(net(x[batch]), T[batch]).backward()
            optimiser.step()
    net.eval()

    def score(X):
        with torch.no_grad():
            return net(inputs(X))[:, 0].numpy()

    return score
