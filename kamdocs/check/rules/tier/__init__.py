"""Checks of tiers, their limits and their reviews."""
