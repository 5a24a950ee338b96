"""What changed from one state of a dataset to another."""
