"""The measures that are taken without the scorer: what they count, and what they leave out."""

import json

import pytest
from bench.names import measure_names, read_cases, train
from bench.parallel import measure_parallel
from bench.recognizers import Spec, outside_contract, passes, read_specs
from bench.tongues import by_language

from stemma.text.samenames import FEATURES

CASES = """case_group,schema,name1,name2,is_match
a,Person,Ilse Brandner,Brandner Ilse,true
a,Person,Ilse Brandner,Karl Vogelsang,false
b,Company,Nordwind AG,Nordwind GmbH,true
"""


def test_names_are_right_where_the_answer_is(tmp_path):
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    result = measure_names(tmp_path)
    assert result["pairs"] == 3
    assert result["by_group"] == {"a": 100.0, "b": 0.0}
    assert result["accuracy"] == 66.7


def test_training_gives_the_same_weights_each_time(tmp_path):
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    cases = read_cases(tmp_path / "cases.csv")
    assert list(train(cases)) == list(FEATURES)
    assert train(cases) == train(cases)


def test_a_counterpart_that_is_not_found_counts(tmp_path):
    rows = [
        {"en": "Anna Berg left Oslo.", "de": "Anna Berg verließ Oslo."},
        {"en": "The bridge cost 40 million.", "de": "Die Brücke kostete 40 Millionen."},
    ]
    for row in rows:
        row |= {"es": row["en"], "fr": row["en"], "ru": rows[0]["en"]}
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "sentences.jsonl").write_text(lines, encoding="utf-8")
    result = measure_parallel(tmp_path)
    assert result["by_language"] == {"de": 100.0, "es": 100.0, "fr": 100.0, "ru": 50.0}
    assert result["found_first"] == 87.5


@pytest.mark.parametrize(
    ("text", "values", "passed"),
    [
        ("37 horses", ((37.0, 0, 2),), True),
        ("37 horses", ((38.0, 0, 2),), False),
        ("37 horses and 12 cows", ((37.0, 0, 2),), False),
        ("two thirds of the cows", ((2 / 3, 0, 10),), True),
        ("no horses", (), True),
    ],
)
def test_a_specification_wants_every_value_and_no_other(text, values, passed):
    assert passes(Spec(text, values), "en") is passed


@pytest.mark.parametrize(
    ("text", "values", "outside"),
    [
        ("in 1987", ((1987.0, 3, 7),), True),
        ("one of them", ((1.0, 0, 3),), True),
        ("on 5/17/2031", ((5.0, 3, 4),), True),
        ("29km", (), True),
        ("see https://example.org/?a=30", ((30.0, 27, 29),), True),
        ("1 of them", ((1.0, 0, 1),), False),
        ("37 horses", ((37.0, 0, 2),), False),
        ("no horses", (), False),
    ],
)
def test_what_the_contract_excludes(text, values, outside):
    assert outside_contract(Spec(text, values)) is outside


def test_values_are_read_by_the_language_of_the_file(tmp_path):
    rows = [
        {"Input": "1.250,5 x", "Results": [{"Text": "1.250,5", "Resolution": {"value": "1250,5"}}]}
    ]
    file = tmp_path / "specs.json"
    file.write_text(json.dumps(rows), encoding="utf-8-sig")
    assert read_specs(file, "de") == [Spec("1.250,5 x", ((1250.5, 0, 7),))]


def test_each_language_is_scored_on_its_own_articles(tmp_path):
    event = tmp_path / "flood"
    event.mkdir()
    lines = "".join(json.dumps({"id": i, "text": i}) + "\n" for i in ("a1", "a2"))
    (event / "articles.jsonl").write_text(lines, encoding="utf-8")
    mentions = [{"article": "a1"}, {"article": "a2"}]
    gold = {
        "lineages": [{"origin": "x", "articles": {"a1": "original", "a2": "copy"}}],
        "figures": [{"mentions": mentions}, {"mentions": mentions[:1]}],
        "claims": [],
        "attributions": [{"article": "a2"}],
        "times": [],
    }
    (event / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    articles = [{"id": "flood/a1", "language": "de"}, {"id": "flood/a2", "language": "fr"}]
    seen = []

    def score(output, folders):
        told = json.loads(output.read_text(encoding="utf-8"))
        part = json.loads((folders[0] / "gold.json").read_text(encoding="utf-8"))
        seen.append((told["articles"], len(part["figures"]), len(part["attributions"])))
        return {"figures": {"found": 50}, "times": {"value": {"f1": None}}}

    result = by_language({"articles": articles, "stories": []}, [event], tmp_path / "parts", score)
    assert seen == [([articles[0]], 2, 0), ([articles[1]], 1, 1)]
    assert result["fr"]["articles"] == 1
    assert result["fr"]["figures.found"] == 50.0
    assert result["fr"]["times.value.f1"] is None
