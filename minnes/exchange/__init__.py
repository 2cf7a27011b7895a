"""Whole meetings in the formats of other systems, one file a format; rows of them `query` writes."""
