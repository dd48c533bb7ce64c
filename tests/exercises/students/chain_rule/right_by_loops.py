"""Right, in the style of someone who avoids NumPy: loops, recursion, dictionaries filled by a table.

loses: nothing
"""

# %% slope-of-sine
import math


def slope_of_sine(x):
    return np.array([2 * t * math.cos(t * t + 5) for t in x.flat]).reshape(x.shape)


# %% slope-of-chain
def slope_of_chain(x, links):
    if not links:
        return x * 0 + 1
    (g, g_prime), *others = links
    return slope_of_chain(g(x), others) * g_prime(x)


# %% forward
def forward(x, y, z):
    values = dict(x=x, y=y, z=z)
    values["u"] = values["y"] * values["x"]
    values["v"] = values["z"] + values["u"]
    values["s"] = math.sin(values["v"])
    values["L"] = values["s"] * values["s"]
    return values


# %% backward
def backward(values):
    gradient = dict.fromkeys(values, 0.0)
    gradient["L"] = 1
    edges = [
        ("s", "L", 2 * values["s"]),
        ("v", "s", math.cos(values["v"])),
        ("u", "v", 1),
        ("z", "v", 1),
        ("x", "u", values["y"]),
        ("y", "u", values["x"]),
    ]
    for start, end, local in edges:
        gradient[start] += gradient[end] * local
    return gradient


# %% two-routes
def two_routes(x, y):
    gradient = {"x": 0, "y": 0}
    for node, upstream in (("a", x + y), ("b", x * y)):
        gradient["x"] = gradient["x"] + upstream * (y if node == "a" else 1)
        gradient["y"] = gradient["y"] + upstream * (x if node == "a" else 1)
    return gradient
