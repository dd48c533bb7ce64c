"""Companion package of the course: a NumPy network, demonstrations, pictures, widgets and the instructor's tools.

Importing `utils` loads none of its rooms, so neither torch nor scikit-learn nor matplotlib is loaded until it is used.
"""

__version__ = "0.1.0"
