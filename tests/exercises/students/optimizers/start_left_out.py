"""Lists the places after the steps only.

loses: gradient-descent-path
says: the start and one row for each
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    path = []
    for _ in range(steps):
        theta = theta - lr * gradient(theta)
        path.append(theta)
    return np.array(path)
