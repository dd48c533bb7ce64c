"""Right, by another road: tanh for the sigmoid, cosh for the slope, a parabola around one half, lambdas and loops.

loses: nothing
"""

# %% sigmoid
sigmoid = lambda x: (np.tanh(x / 2) + 1) / 2


# %% sigmoid-prime
def sigmoid_prime(x):
    return 1 / (2 * np.cosh(np.clip(x, -700, 700) / 2)) ** 2


# %% sigmoid-prime-from-output
sigmoid_prime_from_output = lambda s: 0.25 - np.square(s - 0.5)


# %% central-difference
def central_difference(f, x, h=1e-5):
    right, left = f(np.add(x, h)), f(np.subtract(x, h))
    return 0.5 / h * (right - left)


# %% relative-error
def relative_error(a, n):
    worst = 0.0
    for one, other in zip(a.flat, n.flat):
        if one != other:
            worst = max(worst, abs(one - other) / (abs(one) + abs(other)))
    return worst
