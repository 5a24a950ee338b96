"""Schema versions: released ones stay as they are; versions are compared; records move from one to the next."""
