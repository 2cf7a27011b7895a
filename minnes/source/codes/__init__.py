"""The codes of reading: each is a function whose docstring is its page in `minnes explain`."""
