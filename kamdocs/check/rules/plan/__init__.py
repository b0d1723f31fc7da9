"""Checks of plans: their time, objectives, markers, needs and reviews."""
