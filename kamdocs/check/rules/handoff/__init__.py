"""Handing accounts over."""
