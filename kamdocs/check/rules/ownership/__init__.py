"""Checks of who answers for an account."""
