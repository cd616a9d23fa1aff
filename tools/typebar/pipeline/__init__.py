"""The only writing of files: a plan of outputs, what is stale of it, and how it's made."""
