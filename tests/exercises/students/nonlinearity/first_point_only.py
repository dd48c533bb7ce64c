"""Returns from inside the loop.

loses: predict-classes
says: one class per row of X
"""


# %% predict
def predict(X, w, b):
    for x in X:
        return 1 if x @ w + b > 0 else 0
