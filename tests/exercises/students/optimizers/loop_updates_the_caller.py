"""Writes the new state into the caller's dictionary.

loses: descend-path
says: changed the dictionary it was given
"""


# %% descend
def descend(step, gradient, state, steps):
    path = [state["theta"]]
    for t in range(1, steps + 1):
        state.update(step(state, gradient(state["theta"]), t))
        path.append(state["theta"])
    return np.array(path)
