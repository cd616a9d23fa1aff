"""Figures as SVG that stretches with its column while its words keep their size."""
