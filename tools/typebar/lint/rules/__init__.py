"""The catalogue, one module a family; each has a tuple RULES."""
