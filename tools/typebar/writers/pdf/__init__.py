"""PDF: screenplays on a grid, books through WeasyPrint."""
