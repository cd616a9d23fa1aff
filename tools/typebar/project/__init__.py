"""The only reading of files: configuration, sources, images, cast and dates of a project."""
