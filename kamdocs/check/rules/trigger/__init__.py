"""Checks of events at the customer."""
