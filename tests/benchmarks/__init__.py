"""Measures minnes against other programs on the same machine; prints, and never asserts a time."""
