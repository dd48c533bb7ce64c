"""The demonstrations of lecture 04."""
