"""Checks of complaints, wishes and feedback."""
