"""`stemma lineage`: a tree with reasons, the contract's part, a drawing that is XML."""

import json
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

FIRST = (
    "Harbour hall burns down in Kiel\n\nKIEL, March 3 (Reuters) - A storage hall in the harbour of "
    "Kiel burned down on Tuesday night, the fire service said. Nobody was hurt, but 40 new buses "
    "that waited there for a ship to Bergen were destroyed.\n\nThe fire broke out at 22:40 in the "
    "northern bay of the hall. Some 120 firefighters from five stations fought it until dawn, and "
    "the Hornkai pier was closed for ships until Wednesday noon."
)
SECOND = FIRST.replace("Harbour hall burns down in Kiel", "Forty buses lost in Kiel <&> fire")
SECOND = SECOND.replace("KIEL, March 3 (Reuters) - ", "")
OTHER = (
    "Bank lowers rate in Oslo\n\nNorges Bank lowered its rate to 3.75 percent on Thursday. The "
    "governor said that inflation had come down faster than expected."
)


def stemma(*arguments, folder):
    return subprocess.run(
        [sys.executable, "-m", "stemma", *arguments], capture_output=True, check=False, cwd=folder
    )


@pytest.fixture
def rows(tmp_path):
    made = [("k1", "Fjord Post", FIRST), ("k2", "Bay <News>", SECOND), ("o1", "Krone", OTHER)]
    lines = [
        json.dumps({"id": i, "outlet": o, "text": t, "published": f"2026-03-0{n + 4}"})
        for n, (i, o, t) in enumerate(made)
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_a_tree_shows_the_copy_below_its_origin_with_reason_and_passage(rows):
    done = stemma("lineage", "rows.jsonl", folder=rows)
    said = done.stdout.decode()
    assert done.returncode == 0
    assert "Reuters" in said
    assert said.index("1 Fjord Post") < said.index("2 Bay <News>")
    assert "copy of 1, dependent" in said
    assert "stand in passages of Fjord Post" in said
    assert "“A storage hall in the harbour of Kiel burned down" in said


def test_json_is_the_dossier_s_part(rows):
    alone = json.loads(stemma("lineage", "rows.jsonl", "--format", "json", folder=rows).stdout)
    whole = json.loads(stemma("dossier", "rows.jsonl", "--format", "json", folder=rows).stdout)
    assert alone["contract"] == whole["contract"]
    keys = ("id", "title", "articles", "first", "last", "lineages")
    assert alone["stories"] == [{k: s[k] for k in keys} for s in whole["stories"]]


def test_svg_is_xml_and_opens_nothing(rows):
    drawn = stemma("lineage", "rows.jsonl", "--format", "svg", folder=rows).stdout.decode()
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    said = "".join(root.itertext())
    assert "2 Bay <News> (en)" in said
    assert "Forty buses" not in said.split("lineages")[0]
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_a_story_of_the_desk_is_named_by_its_id(rows):
    assert stemma("add", "rows.jsonl", "--desk", "d.stemma", folder=rows).returncode == 0
    listed = stemma("stories", "--desk", "d.stemma", "--format", "json", folder=rows).stdout
    wanted = next(s for s in json.loads(listed)["stories"] if "k1" in s["articles"])
    done = stemma(
        "lineage", wanted["id"][:8], "--desk", "d.stemma", "--format", "json", folder=rows
    )
    assert [s["id"] for s in json.loads(done.stdout)["stories"]] == [wanted["id"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "--desk", "d.stemma"), "there is no desk at d.stemma"),
        (("rows.jsonl", "x", "--desk", "d.stemma"), "not both"),
        (("missing.jsonl",), "missing.jsonl"),
        (("rows.jsonl", "--format", "html"), "html"),
    ],
)
def test_what_cannot_be_drawn_is_said(rows, arguments, said):
    done = stemma("lineage", *arguments, folder=rows)
    assert done.returncode != 0
    assert said in done.stderr.decode()
