"""Runs minnes as `python -m minnes`."""

from minnes.cli.main import main

if __name__ == "__main__":
    main()
