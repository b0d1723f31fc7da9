"""Checks of how complete and fresh files are."""
