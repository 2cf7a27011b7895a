"""Words as data: messages and labels through gettext, and the words the format itself understands.

Exports: `message.say` and `message.Message`, `catalog.translator`, `words`.
"""
