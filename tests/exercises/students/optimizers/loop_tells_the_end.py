"""Hands every step the number of all steps.

loses: descend-path
says: It counts the one that is being taken
"""


# %% descend
def descend(step, gradient, state, steps):
    path = [state["theta"]]
    for _ in range(steps):
        state = step(state, gradient(state["theta"]), steps)
        path.append(state["theta"])
    return np.array(path)
