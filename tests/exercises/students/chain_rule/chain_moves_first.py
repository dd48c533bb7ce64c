"""Moves the value on before it takes the slope.

loses: slope-of-chain-values
says: taken at what comes out of its function
"""


# %% slope-of-chain
def slope_of_chain(x, links):
    slope = np.ones_like(x)
    for g, g_prime in links:
        x = g(x)
        slope = slope * g_prime(x)
    return slope
