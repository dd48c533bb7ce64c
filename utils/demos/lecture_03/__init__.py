"""The demonstrations of lecture 03."""
