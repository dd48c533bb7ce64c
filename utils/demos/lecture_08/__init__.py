"""The demonstrations of lecture 08."""
