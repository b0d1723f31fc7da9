"""Checks of the white-space grid: what is unexplored, blocked, never shown."""
