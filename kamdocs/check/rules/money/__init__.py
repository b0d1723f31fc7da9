"""Checks of amounts, whatever they are for."""
