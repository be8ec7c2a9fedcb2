"""Every pack loads, and every one of its examples passes."""

import pytest

from stemma.analysis import check_examples
from stemma.errors import PackError
from stemma.languages import available, examples, language

CODES = [c for c in available() if c != "neutral"]


def test_german_and_english_are_known_in_full():
    for code in ("de", "en"):
        assert language(code).level == "full"
        assert len(examples(code)) >= 60


@pytest.mark.parametrize("code", CODES)
def test_every_example_passes(code):
    report = check_examples(code)
    assert not report.failures, "\n".join(report.failures)
    assert report.checked == report.passed == len(examples(code))


def test_a_language_without_a_pack_is_named_with_those_that_have_one():
    with pytest.raises(PackError, match=r"there are: .*de.*en"):
        check_examples("xx")


def test_a_language_without_a_pack_is_neutral():
    assert language("tlh").level == "neutral"
    assert language("de-AT").code == "de"
