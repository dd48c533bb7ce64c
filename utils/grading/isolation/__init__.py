"""Where student code runs, and what it may do there."""
