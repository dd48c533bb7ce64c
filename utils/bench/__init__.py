"""Benchmarks: how fast `utils.nn` is beside torch, scikit-learn and its own lower bounds."""
