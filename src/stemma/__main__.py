"""`python -m stemma` is the command `stemma`."""

from stemma.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
