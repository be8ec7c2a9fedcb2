"""The facade: what users of the library, the commands, the web and the API call."""

from stemma.desk.adding import Landed
from stemma.desk.desk import AddReport, Desk
from stemma.desk.listings import (
    added_line,
    landed_line,
    removal_lines,
    render_article,
    render_hits,
    render_status,
    render_versions,
)
from stemma.desk.packs import check_language, examples, languages
from stemma.desk.renderings import (
    render_analyses,
    render_comparison,
    render_dossier,
    render_stories,
)

__all__ = [
    "AddReport",
    "Desk",
    "Landed",
    "added_line",
    "check_language",
    "examples",
    "landed_line",
    "languages",
    "removal_lines",
    "render_analyses",
    "render_article",
    "render_comparison",
    "render_dossier",
    "render_hits",
    "render_status",
    "render_stories",
    "render_versions",
]
