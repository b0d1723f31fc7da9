"""Checks of possible sales."""
