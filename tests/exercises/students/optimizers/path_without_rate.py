"""Forgets the learning rate.

loses: gradient-descent-path
says: the learning rate is missing
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    path = [theta]
    for _ in range(steps):
        theta = theta - gradient(theta)
        path.append(theta)
    return np.array(path)
