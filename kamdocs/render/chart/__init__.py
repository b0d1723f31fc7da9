"""Figures in, drawings out: SVG that is right on a light page, on a dark one and on paper."""
