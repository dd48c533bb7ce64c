"""The instructor's tools on top of nbgrader: make the student versions, grade what comes back."""
