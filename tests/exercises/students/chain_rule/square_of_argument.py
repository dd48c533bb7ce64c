"""Squares the argument of the sine instead of the sine.

loses: forward-values
says: the square is missing, or it stands inside the sine
"""


# %% forward
def forward(x, y, z):
    u = x * y
    v = u + z
    s = np.sin(v)
    return {"x": x, "y": y, "z": z, "u": u, "v": v, "s": s, "L": np.sin(v**2)}
