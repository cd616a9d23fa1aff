"""Sources, spans, diagnostics and errors: what every other layer speaks in."""
