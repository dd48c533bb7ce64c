"""Returns where the walk ends.

loses: gradient-descent-path
says: the start and one row for each
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    for _ in range(steps):
        theta = theta - lr * gradient(theta)
    return theta
