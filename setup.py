"""Lets an editable install carry the data files of pyproject.toml too, as `pip install` without -e does."""

from setuptools import Distribution, setup

# setuptools' editable_wheel installs the category "data" only if the distribution answers has_data(), which it lacks.
Distribution.has_data = Distribution.has_data_files
setup()
