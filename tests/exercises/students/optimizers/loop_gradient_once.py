"""Takes the gradient before the loop.

loses: descend-path
says: Take it anew at every place
"""


# %% descend
def descend(step, gradient, state, steps):
    path, g = [state["theta"]], gradient(state["theta"])
    for t in range(1, steps + 1):
        state = step(state, g, t)
        path.append(state["theta"])
    return np.array(path)
