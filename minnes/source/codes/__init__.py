"""The codes of reading: `bad_date` is `bad-date`; its docstring is its page in `minnes explain`."""
