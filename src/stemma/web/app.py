"""The web application: the page that `stemma dossier --format html` writes, and its JSON twin."""

from __future__ import annotations

from fastapi import FastAPI, Response

from stemma.desk import Desk, render_dossier, render_stories

__all__ = ["make_app"]

# The page loads nothing and runs nothing; the browser is told to keep it so.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def make_app(desk: Desk) -> FastAPI:
    """Return the application that shows the dossier of a desk at `/`, `/dossier.json`, `/stories.json`."""
    app = FastAPI(title="Stemma", docs_url=None, redoc_url=None)

    @app.get("/")
    def page() -> Response:
        """Show the dossier."""
        return Response(
            render_dossier(desk.dossier(), "html"),
            media_type="text/html; charset=utf-8",
            headers={"content-security-policy": _POLICY, "referrer-policy": "no-referrer"},
        )

    @app.get("/dossier.json")
    def dossier() -> Response:
        """Give the dossier as the JSON of contract 1."""
        return Response(render_dossier(desk.dossier(), "json"), media_type="application/json")

    @app.get("/stories.json")
    def stories() -> Response:
        """Give the stories as the JSON of contract 1."""
        return Response(render_stories(desk, "json"), media_type="application/json")

    return app
