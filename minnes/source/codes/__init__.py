"""Every code of reading: a function each, whose docstring is the page of `minnes explain`."""
