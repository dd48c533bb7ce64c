"""The demonstrations of lecture 07."""
