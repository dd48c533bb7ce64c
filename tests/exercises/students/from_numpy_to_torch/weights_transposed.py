"""Transposes the weights, as for a product X W.

loses: carry-over-values
says: it is transposed
"""


# %% carry-over
def carry_over(net, W1, b1, W2, b2):
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor(W1.T))
        net[0].bias.copy_(torch.tensor(b1))
        net[2].weight.copy_(torch.tensor(W2))
        net[2].bias.copy_(torch.tensor(b2))
