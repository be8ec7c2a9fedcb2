"""The dossier as one HTML file: no network, no script, its own drawings."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from stemma import __version__
from stemma.dossier.assemble import view_dossier
from stemma.dossier.records import DossierView
from stemma.dossier.wording import SECTIONS
from stemma.model import Dossier

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["environment", "page", "render_html"]


@cache
def environment() -> Environment:
    """Return the templates; what they print is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - heavy

    environment = Environment(
        loader=PackageLoader("stemma.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["m"] = environment.get_template("macros.html").module
    return environment


@cache
def _style() -> Markup:
    """Return the style sheet; it is Stemma's own, and so the one text that is not escaped."""
    from markupsafe import Markup  # noqa: PLC0415 - heavy

    sheet = files("stemma.dossier").joinpath("templates", "dossier.css")
    return Markup(sheet.read_text(encoding="utf-8"))  # noqa: S704 - no text of a source


def render_html(dossier: Dossier) -> str:
    """Return the dossier as one HTML file that opens nothing from outside."""
    return page(view_dossier(dossier))


def page(view: DossierView) -> str:
    """Return what a reader sees as one HTML file."""
    template = environment().get_template("page.html")
    return template.render(view=view, style=_style(), headings=SECTIONS, version=__version__)
