"""Right, by other formulas: trigonometric identities, a complex step, everything multiplied out.

loses: nothing
"""


# %% slope-of-sine
def slope_of_sine(x):
    return 2 * x * (np.cos(x**2) * np.cos(5) - np.sin(x**2) * np.sin(5))


# %% slope-of-three
def slope_of_three(x):
    return np.exp(np.sin((x + 1e-30j) ** 2)).imag * 1e30


# %% slope-of-chain
def slope_of_chain(x, links):
    values = [x]
    for g, _ in links:
        values.append(g(values[-1]))
    slopes = [g_prime(value) for (_, g_prime), value in zip(links, values)]
    return np.prod([np.ones(x.shape), *slopes], axis=0)


# %% backward
def backward(values):
    upstream = np.sin(2 * values["v"])
    gradient = {name: upstream for name in "vuz"}
    gradient["x"], gradient["y"] = upstream * values["y"], upstream * values["x"]
    return gradient | {"L": np.array(1.0), "s": values["s"] + values["s"]}


# %% two-routes
def two_routes(x, y):
    return {"y": x**2 + 2 * x * y, "x": y**2 + 2 * x * y}
