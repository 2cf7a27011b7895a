"""Other formats: what minutes are written as for other programs, and read from; one file a format."""
