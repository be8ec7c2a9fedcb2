"""A desk goes out as one file and comes back as it was; a damaged file changes nothing."""

import json
import random
import zipfile
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import READER, STAGE, judgement, kept

from stemma.errors import DeskError, ExportDamaged, ExportTooNew, OutputError
from stemma.store import MemoryShelf, Problem
from stemma.store.exporting import FORMAT, Imported, export, import_into
from stemma.store.sqlite import SqliteShelf


@pytest.fixture
def full(shelf):
    """A shelf with versions in a mixed order, a removed article and a problem."""
    shelf.put([kept("c", "Eins.", "2026-11-10"), kept("gone"), kept("a", "「三」 – Київ")], STAGE)
    shelf.put(
        [kept("c", "Älter.", "2026-11-09"), kept("b", title="Titel"), kept("a", "Zwei")], STAGE
    )
    shelf.remove(["gone"])
    shelf.note_problems([Problem("z.bin", "binary", "2026-11-10T00:00:00+00:00")])
    shelf.judge([judgement("j1"), judgement("j2", "c")])
    return shelf


def state(shelf):
    """Return all that a shelf tells of itself."""
    return (
        [(i, shelf.versions(i)) for i in shelf.ids()],
        list(shelf.stored()),
        list(shelf.analyses()),
        shelf.problems(),
        shelf.judgements(),
    )


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_an_export_comes_back_whole_and_goes_out_again_as_the_same_bytes(full, kind, tmp_path):
    assert export(full, tmp_path / "x.zip") == 5
    other = (
        MemoryShelf(READER)
        if kind == "memory"
        else SqliteShelf.open(tmp_path / "other", reading=READER)
    )
    assert import_into(other, tmp_path / "x.zip") == Imported(3, 5, 5)
    assert list(other.stored()) == list(full.stored())
    assert other.problems() == full.problems()
    assert other.judgements() == full.judgements() != ()
    assert other.article("c").text == "Eins."
    before = state(other)
    assert import_into(other, tmp_path / "x.zip") == Imported(3, 5, 0)
    assert state(other) == before
    export(other, tmp_path / "y.zip")
    assert (tmp_path / "x.zip").read_bytes() == (tmp_path / "y.zip").read_bytes()
    other.close()


def test_an_export_is_json_that_others_can_read(full, tmp_path):
    export(full, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        lines = archive.read("articles.jsonl")
    assert manifest["format"] == FORMAT
    assert manifest["members"]["articles.jsonl"]["lines"] == 5
    assert manifest["members"]["articles.jsonl"]["sha256"] == sha256(lines).hexdigest()
    first = json.loads(lines.splitlines()[0])
    assert first["article"]["text"] == "Eins."
    assert (first["version"]["number"], first["version"]["current"]) == (1, True)


def test_importing_keeps_what_is_there(full, tmp_path):
    export(full, tmp_path / "x.zip")
    mine = MemoryShelf(READER)
    mine.put([kept("c", "Mine."), kept("d")], STAGE)
    assert import_into(mine, tmp_path / "x.zip").new == 5
    assert mine.article("c", 1).text == "Mine."
    assert mine.ids() == ("c", "d", "a", "b")


def test_an_empty_desk_goes_out_and_in(tmp_path):
    assert export(MemoryShelf(), tmp_path / "x.zip") == 0
    assert import_into(MemoryShelf(), tmp_path / "x.zip") == Imported(0, 0, 0)


def rewritten(file, change):
    """Write a ZIP again with its members changed by `change(dict of name to bytes)`."""
    with zipfile.ZipFile(file) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def signed(members):
    """Make the manifest fit the members, as one who tampers would."""
    manifest = json.loads(members["manifest.json"])
    for name in manifest["members"]:
        data = members[name]
        manifest["members"][name] = {
            "lines": data.count(b"\n"),
            "sha256": sha256(data).hexdigest(),
        }
    members["manifest.json"] = json.dumps(manifest).encode()


def edit(old, new, *, sign):
    def change(members):
        assert old in members["articles.jsonl"]
        members["articles.jsonl"] = members["articles.jsonl"].replace(old, new)
        if sign:
            signed(members)

    return change


def manifest(**fields):
    def change(members):
        given = {**json.loads(members["manifest.json"]), **fields}
        members["manifest.json"] = json.dumps(given).encode()

    return change


DAMAGES = [
    edit(b"Eins", b"Keins", sign=False),
    edit(b"Eins", b"Keins", sign=True),
    edit(b'"number":2', b'"number":1', sign=True),
    edit(b'"number":2', b'"number":0', sign=True),
    edit(b'"current":true', b'"current":false', sign=True),
    edit(b'"current":false', b'"current":true', sign=True),
    edit(b'{"version"', b'{"version', sign=True),
    lambda m: m.pop("articles.jsonl"),
    lambda m: m.pop("manifest.json"),
    lambda m: m.update({"more.jsonl": b""}),
    lambda m: m.update({"manifest.json": b"[]"}),
    manifest(format="one"),
    manifest(members={}),
]


@pytest.mark.parametrize("change", DAMAGES, ids=range(len(DAMAGES)))
def test_a_changed_export_is_refused_and_changes_nothing(full, change, tmp_path):
    export(full, tmp_path / "x.zip")
    rewritten(tmp_path / "x.zip", change)
    target = SqliteShelf.open(tmp_path / "target", reading=READER)
    target.put([kept("a", "Mine.")], STAGE)
    before = state(target)
    with pytest.raises(ExportDamaged, match="nothing was imported"):
        import_into(target, tmp_path / "x.zip")
    assert state(target) == before
    target.close()


def test_an_export_of_a_newer_stemma_is_refused(full, tmp_path):
    export(full, tmp_path / "x.zip")
    rewritten(tmp_path / "x.zip", manifest(format=FORMAT + 1, stemma="9.9", more={"x": 1}))
    with pytest.raises(ExportTooNew, match=r"install Stemma 9\.9"):
        import_into(MemoryShelf(), tmp_path / "x.zip")


def test_damaged_bytes_are_refused_or_harmless(full, tmp_path):
    """Any bytes of the file may change: it is refused, or nothing that counts was touched."""
    export(full, tmp_path / "x.zip")
    whole = (tmp_path / "x.zip").read_bytes()
    chance = random.Random(5)
    refused = 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        (tmp_path / "y.zip").write_bytes(data)
        other = MemoryShelf(READER)
        try:
            import_into(other, tmp_path / "y.zip")
        except DeskError:
            refused += 1
            assert other.ids() == ()
        else:
            assert list(other.stored()) == list(full.stored())
    assert refused > 200


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"Drei Tote bei Brand", None])
def test_what_is_no_export_is_refused(data, tmp_path):
    file = tmp_path / "x.zip"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(ExportDamaged, match=r"x\.zip"):
        import_into(MemoryShelf(), file)


def test_an_export_that_cannot_be_written_leaves_nothing(full, tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        export(full, tmp_path / "nowhere" / "x.zip")
    (tmp_path / "folder.zip").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OutputError, match="cannot be written"):
        export(full, tmp_path / "folder.zip")
    assert sorted(tmp_path.iterdir()) == before


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), TEXTS, TEXTS), max_size=12))
def test_any_texts_make_the_way_there_and_back(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("x")
    one, two = MemoryShelf(READER), MemoryShelf(READER)
    one.put([kept(n, text, title=title) for n, text, title in rows], STAGE)
    export(one, folder / "1.zip")
    import_into(two, folder / "1.zip")
    export(two, folder / "2.zip")
    assert list(two.stored()) == list(one.stored())
    assert (folder / "1.zip").read_bytes() == (folder / "2.zip").read_bytes()
