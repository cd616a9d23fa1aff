"""What a text says, apart from how it is written down or shown: immutable trees with spans."""
