"""Returns the results and leaves out the nodes on the way.

loses: forward-values
says: lacks 'u', 'v'
"""


# %% forward
def forward(x, y, z):
    s = np.sin(x * y + z)
    return {"x": x, "y": y, "z": z, "s": s, "L": s**2}
