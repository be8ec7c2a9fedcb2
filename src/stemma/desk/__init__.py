"""The facade: what users of the library, the commands, the web and the API call."""

from stemma.desk.adding import Landed
from stemma.desk.changes import render_versions
from stemma.desk.desk import AddReport, Desk
from stemma.desk.judging import (
    DECISIONS,
    judge,
    judgement_line,
    render_judgements,
    take_back,
)
from stemma.desk.listings import render_article, render_hits, render_report, render_status
from stemma.desk.packs import begin_language, check_language, examples, languages, level_of
from stemma.desk.phrases import added_line, extent, landed_line, removal_lines
from stemma.desk.renderings import (
    render_analyses,
    render_comparison,
    render_dossier,
    render_lineages,
    render_stories,
)
from stemma.desk.since import moment_of, render_growth
from stemma.desk.why import render_why

__all__ = [
    "DECISIONS",
    "AddReport",
    "Desk",
    "Landed",
    "added_line",
    "begin_language",
    "check_language",
    "examples",
    "extent",
    "judge",
    "judgement_line",
    "landed_line",
    "languages",
    "level_of",
    "moment_of",
    "removal_lines",
    "render_analyses",
    "render_article",
    "render_comparison",
    "render_dossier",
    "render_growth",
    "render_hits",
    "render_judgements",
    "render_lineages",
    "render_report",
    "render_status",
    "render_stories",
    "render_versions",
    "render_why",
    "take_back",
]
