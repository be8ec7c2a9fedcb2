"""The command `stemma`: one thin file per command, each imported when it is called."""

from __future__ import annotations

from stemma.cli.main import main

__all__ = ["main"]
