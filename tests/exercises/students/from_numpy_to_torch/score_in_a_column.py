"""Returns a column.

loses: train-classifier-score
says: one number per event
"""


# %% train-classifier
def train_classifier(X, t, seed):
    torch.manual_seed(seed)

    def features(X):
        turn = np.abs(X[:, 2] - X[:, 5])
        turn = np.where(turn > np.pi, 2 * np.pi - turn, turn)
        return np.stack([np.log(X[:, 0]), np.log(X[:, 3]), np.abs(X[:, 1] - X[:, 4]), turn], axis=1)

    mean, std = features(X).mean(axis=0), features(X).std(axis=0)

    def inputs(X):
        return torch.tensor((features(X) - mean) / std).float()

    x, T = inputs(X), torch.tensor(t[:, None]).float()
    net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 1))
    optimiser = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(20):
        for batch in torch.randperm(len(x)).split(100):
            optimiser.zero_grad()
            nn.BCEWithLogitsLoss()(net(x[batch]), T[batch]).backward()
            optimiser.step()
    net.eval()

    def score(X):
        with torch.no_grad():
            return net(inputs(X)).numpy()

    return score
