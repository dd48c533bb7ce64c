"""Right, in the style of someone who writes classes, and gives the network the mass itself.

loses: nothing
"""


# %% make-network
class Network(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.hidden = nn.Linear(d, h, dtype=torch.float64)
        self.output = nn.Linear(h, 1, dtype=torch.float64)

    def forward(self, x):
        return self.output(self.hidden(x).sigmoid())


def make_network(d, h):
    return Network(d, h)


# %% carry-over
def carry_over(net, W1, b1, W2, b2):
    names = ["0.weight", "0.bias", "2.weight", "2.bias"]
    net.load_state_dict({name: torch.from_numpy(array) for name, array in zip(names, [W1, b1, W2, b2])})


# %% predict
@torch.inference_mode()
def predict(net, X):
    was = net.training
    u = net.train(False)(torch.as_tensor(X, dtype=next(net.parameters()).dtype))
    net.train(was)
    return (1 / (1 + torch.exp(-u))).squeeze(1).numpy()


# %% loss-of
def loss_of(net, X, t):
    u, T = net(torch.as_tensor(X)).squeeze(1), torch.as_tensor(t)
    return torch.where(T == 1, nn.functional.softplus(-u), nn.functional.softplus(u)).mean()


# %% train-step
def train_step(net, optimiser, X, T):
    net.train(True)

    def closure():
        optimiser.zero_grad(set_to_none=False)
        loss = nn.functional.binary_cross_entropy_with_logits(net(X), T)
        loss.backward()
        return loss

    return float(optimiser.step(closure))


# %% train-classifier
def train_classifier(X, t, seed):
    torch.manual_seed(seed)

    def mass(X):
        pt1, eta1, phi1, pt2, eta2, phi2 = torch.tensor(X).T
        return torch.sqrt(2 * pt1 * pt2 * (torch.cosh(eta1 - eta2) - torch.cos(phi1 - phi2)))

    def inputs(X):
        return ((mass(X) - 91.2) / 3).clamp(-4, 4).float()[:, None]

    net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
    optimiser = torch.optim.AdamW(net.parameters(), lr=0.03)
    for _ in range(150):
        optimiser.zero_grad()
        u = net(inputs(X))[:, 0]
        nn.functional.soft_margin_loss(u, 2.0 * torch.tensor(t) - 1).backward()
        optimiser.step()
    return lambda X: torch.sigmoid(net(inputs(X))[:, 0]).detach().numpy()
