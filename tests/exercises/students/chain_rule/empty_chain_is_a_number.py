"""Begins with the number 1, which stays alone where there is no link.

loses: slope-of-chain-values
says: For a chain without links
"""


# %% slope-of-chain
def slope_of_chain(x, links):
    product = 1
    for g, g_prime in links:
        product = product * g_prime(x)
        x = g(x)
    return product
