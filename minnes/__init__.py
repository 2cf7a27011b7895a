"""Meeting minutes of networks as plain text: read, checked, shown and asked.

The rooms of the house stand in CONTRIBUTING.md, with the order in which they may import each other.
"""
