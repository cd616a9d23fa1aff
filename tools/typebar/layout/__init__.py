"""Screenplay pages on an integer grid.

Whoever needs a part imports its module: breaking lines, as lint does, needs none that set pages.
"""
