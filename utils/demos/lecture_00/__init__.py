"""The demonstrations of lecture 00."""
