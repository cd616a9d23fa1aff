"""Documents for word processors: real styles, heads and fields, through python-docx."""
