"""Writes into parameters while torch records.

loses: carry-over-values
says: inside `with torch.no_grad():`
"""


# %% carry-over
def carry_over(net, W1, b1, W2, b2):
    net[0].weight.copy_(torch.tensor(W1))
    net[0].bias.copy_(torch.tensor(b1))
    net[2].weight.copy_(torch.tensor(W2))
    net[2].bias.copy_(torch.tensor(b2))
