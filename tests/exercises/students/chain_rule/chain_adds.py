"""Adds the slopes.

loses: slope-of-chain-values
says: the slopes are added
"""


# %% slope-of-chain
def slope_of_chain(x, links):
    slope = np.zeros_like(x)
    for g, g_prime in links:
        slope = slope + g_prime(x)
        x = g(x)
    return slope
