"""What Stemma knows about languages, as data: folders of TOML, found by being there."""

from stemma.languages.concepts import ConceptRow, concept_table
from stemma.languages.examples import Example, examples
from stemma.languages.general import General
from stemma.languages.language import Language, language
from stemma.languages.loading import available, load_part, load_table

__all__ = [
    "ConceptRow",
    "Example",
    "General",
    "Language",
    "available",
    "concept_table",
    "examples",
    "language",
    "load_part",
    "load_table",
]
