"""From a model or a parsed tree back to the text of a file; the canonical form (`minnes fmt`)."""
