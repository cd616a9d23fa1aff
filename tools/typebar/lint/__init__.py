"""Finding what is wrong in screenplays and prose, and mending what can be mended safely."""
