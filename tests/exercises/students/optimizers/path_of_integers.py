"""Makes room for the path in an array of integers.

loses: gradient-descent-path
says: your array holds integers
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    path = np.zeros((steps + 1, len(theta)), dtype=int)
    path[0] = theta
    for i in range(steps):
        path[i + 1] = path[i] - lr * gradient(path[i])
    return path
