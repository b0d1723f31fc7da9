"""Checks of what both sides promised."""
