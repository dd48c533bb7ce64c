"""Uses the caller's array for the running value.

loses: slope-of-chain-values
says: changed the array it was given
"""


# %% slope-of-chain
def slope_of_chain(x, links):
    slope = np.ones_like(x)
    for g, g_prime in links:
        slope *= g_prime(x)
        x[...] = g(x)
    return slope
