"""Reads the list from the outside in.

loses: slope-of-chain-values
says: from the outside in
"""


# %% slope-of-chain
def slope_of_chain(x, links):
    slope = np.ones_like(x)
    for g, g_prime in reversed(links):
        slope = slope * g_prime(x)
        x = g(x)
    return slope
