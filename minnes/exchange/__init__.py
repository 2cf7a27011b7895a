"""Exporters of whole meetings to formats of other systems."""
