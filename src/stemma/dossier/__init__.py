"""Assembling and rendering: JSON, Markdown, one-file HTML, terminal."""

from stemma.dossier.ancestry import Traced, lineages_json, lineages_svg, print_lineages
from stemma.dossier.comparison import (
    comparison_html,
    comparison_markdown,
    comparison_terminal,
)
from stemma.dossier.contract import CONTRACT, analysis_json, dossier_json, encode, stories_json
from stemma.dossier.findings import findings, story_rows
from stemma.dossier.growth import Growth, GrowthKind, GrowthLine, growth_of
from stemma.dossier.html import render_html
from stemma.dossier.markdown import analyses_markdown, render_markdown, stories_markdown
from stemma.dossier.terminal import on_console, print_analyses, print_stories, render_terminal
from stemma.dossier.versions import Change, Edit, Told, VersionChange, compare_versions

__all__ = [
    "CONTRACT",
    "Change",
    "Edit",
    "Growth",
    "GrowthKind",
    "GrowthLine",
    "Told",
    "Traced",
    "VersionChange",
    "analyses_markdown",
    "analysis_json",
    "compare_versions",
    "comparison_html",
    "comparison_markdown",
    "comparison_terminal",
    "dossier_json",
    "encode",
    "findings",
    "growth_of",
    "lineages_json",
    "lineages_svg",
    "on_console",
    "print_analyses",
    "print_lineages",
    "print_stories",
    "render_html",
    "render_markdown",
    "render_terminal",
    "stories_json",
    "stories_markdown",
    "story_rows",
]
