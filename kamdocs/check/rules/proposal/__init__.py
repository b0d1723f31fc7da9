"""Checks of offers: validity, readers, prices, people."""
