"""Puts plain tensors where parameters stand.

loses: carry-over-values
says: a parameter cannot be replaced by a tensor
"""


# %% carry-over
def carry_over(net, W1, b1, W2, b2):
    net[0].weight, net[0].bias = torch.tensor(W1), torch.tensor(b1)
    net[2].weight, net[2].bias = torch.tensor(W2), torch.tensor(b2)
