"""Whatever words stand side by side, reading them raises nothing: sentences of the packs, scrambled."""

import random

import pytest

from stemma.analysis import analyse
from stemma.languages import examples
from stemma.languages.loading import available
from stemma.model import Article, Block

TEXTS = 40


@pytest.mark.parametrize("code", available())
def test_scrambled_sentences_are_read(code):
    texts = [e.text for e in examples(code)] or ["Words without a pack 3 times, said X."]
    dice = random.Random(code)
    for _ in range(TEXTS):
        words = " ".join(dice.choices(texts, k=4)).split()
        if dice.random() < 0.5:
            dice.shuffle(words)
        else:
            words = [w for w in words if dice.random() > 0.3]
        text = " ".join(words) or "x"
        blocks = (Block("body", 0, len(text)),)
        found = analyse(Article(id="a", input="a", text=text, language=code, blocks=blocks))
        assert all(s.start < s.end <= len(text) for s in found.sentences)
