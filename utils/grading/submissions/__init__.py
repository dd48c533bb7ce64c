"""What students hand in, until it can be run."""
