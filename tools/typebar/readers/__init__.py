"""Readers turn a source into its model; faults become diagnostics, never exceptions."""
