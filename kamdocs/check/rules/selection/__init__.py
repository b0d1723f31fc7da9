"""Checks of the criteria by which accounts are chosen."""
