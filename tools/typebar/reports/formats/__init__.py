"""Reports as text, CSV, JSON and one web page."""

FORMATS = ("text", "csv", "json", "html")
"""What `--format` takes; the modules are text, separated, records and html."""
