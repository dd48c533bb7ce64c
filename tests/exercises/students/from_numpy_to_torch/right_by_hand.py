"""Right, in the style of someone who writes out every formula.

loses: nothing
"""


# %% make-network
def make_network(d, h):
    layers = [nn.Linear(d, h), nn.Sigmoid(), nn.Linear(h, 1)]
    net = nn.Sequential()
    for k, layer in enumerate(layers):
        net.add_module(f"layer{k}", layer.to(torch.double))
    return net


# %% carry-over
def carry_over(net, W1, b1, W2, b2):
    for parameter, array in zip(net.parameters(), (W1, b1, W2, b2)):
        parameter.data[...] = torch.tensor(array.tolist(), dtype=torch.double)


# %% predict
def predict(net, X):
    before = net.training
    net.eval()
    u = np.array([net(torch.tensor(x)[None]).item() for x in X])
    if before:
        net.train()
    return 0.5 * (1 + np.tanh(u / 2))


# %% loss-of
def loss_of(net, X, t):
    total = 0.0
    for x, target in zip(X, t):
        u = net(torch.tensor(x[None]))[0, 0]
        total = total + torch.clamp(u, min=0) - u * int(target) + torch.log1p(torch.exp(-torch.abs(u)))
    return total / len(t)


# %% train-step
def train_step(net, optimiser, X, T):
    for p in net.parameters():
        p.grad = None
    net.train()
    u = net(X)
    loss = (torch.logaddexp(torch.zeros_like(u), u) - T * u).mean()
    gradients = torch.autograd.grad(loss, list(net.parameters()))
    for p, g in zip(net.parameters(), gradients):
        p.grad = g
    optimiser.step()
    return float(loss.detach())


# %% train-classifier
def train_classifier(X, t, seed):
    torch.manual_seed(seed)

    def columns(X):
        turn = np.arccos(np.cos(X[:, 2] - X[:, 5]))
        return np.c_[np.log(X[:, 0] * X[:, 3]), np.abs(X[:, 1] - X[:, 4]), turn]

    scale = nn.BatchNorm1d(3)
    net = nn.Sequential(scale, nn.Linear(3, 40), nn.SiLU(), nn.Linear(40, 40), nn.SiLU(), nn.Linear(40, 1)).double()
    optimiser = torch.optim.Adam(net.parameters(), lr=0.01)
    F, T = torch.tensor(columns(X)), torch.tensor(t, dtype=torch.double)
    for epoch in range(15):
        for k in range(0, len(F), 80):
            optimiser.zero_grad()
            u = net(F[k : k + 80])[:, 0]
            torch.mean(torch.logaddexp(u, 0 * u) - T[k : k + 80] * u).backward()
            optimiser.step()
    net.eval()

    def score(X):
        return net(torch.tensor(columns(X))).detach().numpy().ravel()

    return score
