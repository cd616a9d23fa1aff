"""Screenplay pages on an integer grid."""
