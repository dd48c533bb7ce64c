"""Leaves the start out.

loses: descend-path
says: the start and one row for each
"""


# %% descend
def descend(step, gradient, state, steps):
    path = []
    for t in range(1, steps + 1):
        state = step(state, gradient(state["theta"]), t)
        path.append(state["theta"])
    return np.array(path)
