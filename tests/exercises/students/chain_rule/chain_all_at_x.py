"""Every slope in the chain is taken at x.

loses: slope-of-chain-values
says: every slope is taken at x
"""


# %% slope-of-chain
def slope_of_chain(x, links):
    slope = np.ones_like(x)
    for g, g_prime in links:
        slope = slope * g_prime(x)
    return slope
