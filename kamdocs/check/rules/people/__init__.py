"""Checks of who we know at the customer, how well, and since when nobody called."""
