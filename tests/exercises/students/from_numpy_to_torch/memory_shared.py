"""Lets the parameters use the memory of the arrays.

loses: carry-over-values
says: share their memory
"""


# %% carry-over
def carry_over(net, W1, b1, W2, b2):
    net[0].weight.data = torch.from_numpy(W1)
    net[0].bias.data = torch.from_numpy(b1)
    net[2].weight.data = torch.from_numpy(W2)
    net[2].bias.data = torch.from_numpy(b2)
