"""The command line: one thin file a command, arguments in, one call, output out.

Exports: `main.main`.
"""
