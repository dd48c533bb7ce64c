"""The demonstrations of lecture 01."""
