"""Takes the gradient before the loop.

loses: gradient-descent-path
says: Take it anew at every place
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    path, g = [theta], gradient(theta)
    for _ in range(steps):
        path.append(path[-1] - lr * g)
    return np.array(path)
