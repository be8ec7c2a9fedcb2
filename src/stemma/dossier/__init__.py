"""Assembling and rendering: JSON, Markdown, one-file HTML, terminal."""

from stemma.dossier.contract import CONTRACT, analysis_json, dossier_json, encode, stories_json

__all__ = ["CONTRACT", "analysis_json", "dossier_json", "encode", "stories_json"]
