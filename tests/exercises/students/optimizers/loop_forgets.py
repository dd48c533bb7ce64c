"""Carries the place along and gives every step the memory of the start.

loses: descend-path
says: the memory begins anew at every step
"""


# %% descend
def descend(step, gradient, state, steps):
    theta = state["theta"]
    path = [theta]
    for t in range(1, steps + 1):
        theta = step({**state, "theta": theta}, gradient(theta), t)["theta"]
        path.append(theta)
    return np.array(path)
