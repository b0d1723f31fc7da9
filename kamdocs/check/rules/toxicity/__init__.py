"""Customers who have become a problem."""
