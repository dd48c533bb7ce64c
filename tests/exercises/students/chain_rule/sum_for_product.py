"""Reads the first node as a sum.

loses: forward-values
says: The node multiplies
"""


# %% forward
def forward(x, y, z):
    u = x + y
    v = u + z
    s = np.sin(v)
    return {"x": x, "y": y, "z": z, "u": u, "v": v, "s": s, "L": s**2}
