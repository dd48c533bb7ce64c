"""Copies the start, then changes that one array and lists it again and again.

loses: gradient-descent-path
says: The list holds one array many times
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    theta = theta.copy()
    path = [theta]
    for _ in range(steps):
        theta -= lr * gradient(theta)
        path.append(theta)
    return np.array(path)
