"""Two texts side by side: how they relate first, then what both and only one of them tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stemma.dossier.assemble import view_comparison
from stemma.dossier.html import page
from stemma.dossier.markdown import markdown
from stemma.dossier.terminal import print_view
from stemma.model import Dossier

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["comparison_html", "comparison_markdown", "comparison_terminal"]


def comparison_html(dossier: Dossier) -> str:
    """Return the comparison as one HTML file."""
    return page(view_comparison(dossier))


def comparison_markdown(dossier: Dossier) -> str:
    """Return the comparison as Markdown."""
    return markdown(view_comparison(dossier))


def comparison_terminal(dossier: Dossier, console: Console) -> None:
    """Print the comparison."""
    print_view(view_comparison(dossier), console)
