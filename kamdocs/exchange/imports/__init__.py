"""One module a system that can be read."""
