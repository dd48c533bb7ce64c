"""Right, in the style of someone who avoids NumPy: loops, lists, and one function used in the next.

loses: nothing
"""


# %% predict
def predict(X, w, b):
    classes = []
    for x1, x2 in X.tolist():
        classes.append(1 if w[0] * x1 + w[1] * x2 + b > 0 else 0)
    return classes


# %% accuracies
def accuracies(X, t, lines):
    shares = []
    for w1, w2, b in lines:
        right = 0
        for guess, true in zip(predict(X, [w1, w2], b), t):
            right += guess == true
        shares.append(right / len(t))
    return shares


# %% collapse
def collapse(W, b, w, c):
    models, features = W.shape
    total = [0.0] * features
    for j in range(models):
        c = c + w[j] * b[j]
        for i in range(features):
            total[i] += w[j] * W[j, i]
    return {"c": c, "w": total}


# %% lift
def lift(X):
    return [[x1, x2, x1 * x2] for x1, x2 in X]


# %% ring-feature
def ring_feature(X, centre):
    return [[(x1 - centre[0]) ** 2 + (x2 - centre[1]) ** 2] for x1, x2 in X]
