"""Collects in a dictionary, and the second route overwrites the first.

loses: two-routes-values
says: this is the route through b alone
"""


# %% two-routes
def two_routes(x, y):
    gradient = {}
    gradient["x"] = (x + y) * y
    gradient["y"] = (x + y) * x
    gradient["x"] = x * y
    gradient["y"] = x * y
    return gradient
