"""Finds the typing slip behind text that YAML refuses or misreads, and the edit that mends it."""
