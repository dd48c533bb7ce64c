"""Gives every step the first state.

loses: descend-path
says: every step begins at the start again
"""


# %% descend
def descend(step, gradient, state, steps):
    path = [state["theta"]]
    for t in range(1, steps + 1):
        new = step(state, gradient(state["theta"]), t)
        path.append(new["theta"])
    return np.array(path)
