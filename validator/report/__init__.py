"""Reports: one function a format, from a `Report` to text."""
