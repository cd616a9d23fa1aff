"""Writers turn a work into the bytes of one output; they touch no disk, clock or network."""
