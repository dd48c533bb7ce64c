"""Adds the gradient.

loses: gradient-descent-path
says: Subtract the gradient
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    path = [theta]
    for _ in range(steps):
        theta = theta + lr * gradient(theta)
        path.append(theta)
    return np.array(path)
