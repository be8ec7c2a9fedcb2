"""Stemma lays the coverage of one event side by side, with the words for every line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stemma import compiled

if TYPE_CHECKING:
    from stemma.desk import Desk

__all__ = ["Desk", "__version__"]

__version__ = "0.1.0"
compiled.use()


def __getattr__(name: str) -> Any:
    """Load the desk when it is first asked for: `import stemma` stays light."""
    if name == "Desk":
        from stemma.desk import Desk  # noqa: PLC0415 - heavy, and not every import wants it

        return Desk
    raise AttributeError(f"module 'stemma' has no attribute {name!r}")
