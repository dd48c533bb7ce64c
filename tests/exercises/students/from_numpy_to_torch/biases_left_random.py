"""Copies the weights only.

loses: carry-over-values
says: the random one the layer began with
"""


# %% carry-over
def carry_over(net, W1, b1, W2, b2):
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor(W1))
        net[2].weight.copy_(torch.tensor(W2))
