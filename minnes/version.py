"""The version of minnes, in one place.

Why: reading it from the installed package's metadata takes four times as long as starting Python,
and `minnes --version` is to be instant. The build takes it from here too.
"""

VERSION = "0.1.0"
