"""The dossier of a desk, served on this machine: a page and its JSON."""

from stemma.web.app import make_app

__all__ = ["make_app"]
