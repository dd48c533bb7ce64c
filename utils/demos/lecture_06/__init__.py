"""The demonstrations of lecture 06."""
