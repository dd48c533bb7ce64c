"""Follows the route through the product and forgets the sum.

loses: two-routes-values
says: this is the route through a alone
"""


# %% two-routes
def two_routes(x, y):
    b = x + y
    return {"x": b * y, "y": b * x}
