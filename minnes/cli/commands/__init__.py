"""The commands, a thin file each; what several of them need stands beside them in `cli`."""
