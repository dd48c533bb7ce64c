"""The demonstrations of lecture 05."""
