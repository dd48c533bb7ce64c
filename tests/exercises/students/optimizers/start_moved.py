"""Walks in the caller's array.

loses: gradient-descent-path
says: changed the array it was given
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    path = [theta.copy()]
    for _ in range(steps):
        theta -= lr * gradient(theta)
        path.append(theta.copy())
    return np.array(path)
