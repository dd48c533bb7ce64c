"""Begins with t = 0.

loses: descend-path
says: the steps are counted from 0
"""


# %% descend
def descend(step, gradient, state, steps):
    path = [state["theta"]]
    for t in range(steps):
        state = step(state, gradient(state["theta"]), t)
        path.append(state["theta"])
    return np.array(path)
