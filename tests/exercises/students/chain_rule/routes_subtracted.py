"""Takes the second route away from the first.

loses: two-routes-values
says: Routes add
"""


# %% two-routes
def two_routes(x, y):
    a, b = x * y, x + y
    return {"x": b * y - a, "y": b * x - a}
