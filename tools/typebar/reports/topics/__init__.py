"""The reports there are, one module for those that look at the same things."""
