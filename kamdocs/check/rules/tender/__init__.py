"""Tenders and their preparation."""
