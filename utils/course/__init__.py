"""The command line `course` and what it stands on: set-up, JupyterLab, tests, screenshot."""
