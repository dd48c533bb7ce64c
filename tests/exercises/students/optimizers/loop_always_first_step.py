"""Never counts.

loses: descend-path
says: Count on
"""


# %% descend
def descend(step, gradient, state, steps):
    path, t = [state["theta"]], 1
    for _ in range(steps):
        state = step(state, gradient(state["theta"]), t)
        path.append(state["theta"])
    return np.array(path)
