"""Messages and their translations (gettext), and the words that the format understands.

Exports: `message.say` and `message.Message`, `catalog.translator`, `words`.
"""
