"""Personal data: why they are kept, for how long, and where they must not stand."""
