"""Checks of how much hangs on few accounts."""
