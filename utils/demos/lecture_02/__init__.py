"""The demonstrations of lecture 02."""
