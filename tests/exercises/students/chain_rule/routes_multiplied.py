"""Multiplies where routes meet.

loses: two-routes-values
says: the two routes are multiplied
"""


# %% two-routes
def two_routes(x, y):
    a, b = x * y, x + y
    return {"x": b * y * a, "y": b * x * a}
