"""Bad input, over the real command: named with its reason, nothing lost, and the rest is done."""

import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from stemma.cli.main import main
from stemma.reading import inputs, read_inputs

GOOD = "Three dead in fire\n\nThree people died in a fire in Kiel on Tuesday, police said.\n"
ROW = json.dumps({"id": "good", "text": GOOD})
PROSE = (
    "<p>The mill stands above the river where two roads meet; it has ground corn since 1790.</p>"
)
MB = 1_000_000


def stemma(monkeypatch, capfdbinary, *arguments):
    """Run the command in this process; return its exit code, output and what it said."""
    monkeypatch.setattr(sys, "argv", ["stemma", *map(str, arguments)])
    try:
        main()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    out, said = capfdbinary.readouterr()
    return code, out, said.decode()


# (name, bytes, what is said of it)
FILES = [
    ("empty.txt", b"", "empty"),
    ("empty.jsonl", b"", "empty"),
    ("empty.html", b"", "empty"),
    ("empty.pdf", b"", "empty"),
    ("empty.docx", b"", "empty"),
    ("empty.zip", b"", "empty"),
    ("blank.txt", b" \r\n\t\n", "empty"),
    ("blank.jsonl", b"\n\n \n", "empty"),
    ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
    ("image.html", b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
    ("noise", bytes(range(256)) * 40, "binary"),
    ("noise.jsonl", bytes(range(1, 10)) * 40, "binary"),
    ("senseless.txt", bytes(range(128, 256)) * 20, "charset"),
    ("line.txt", b"word " * (10 * MB), "larger than"),
    ("line.html", b"<p>" + b"word " * (10 * MB), "larger than"),
    ("long.txt", b"word " * MB, "characters"),
    ("tags.html", b"<div>" * 100_000 + b"Fire", "no article"),
    ("brackets.jsonl", b"[" * 100_000, "no JSON"),
    ("brackets-in.jsonl", b'{"text": ' + b"[" * 100_000, "no JSON"),
    ("brackets.json.txt", b"{" * 3, None),
    ("broken.pdf", b"%PDF-1.7\n" + bytes(200), "damaged"),
    ("broken.docx", b"PK\x03\x04" + bytes(200), "damaged"),
    ("broken.zip", b"PK\x03\x04" + bytes(200), "cannot be read"),
    ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "binary"),
    ("no-text.jsonl", b'{"id": "x"}\n', "no text"),
    ("blank-text.jsonl", b'{"text": "  "}\n', "no text"),
    ("number.jsonl", b'{"text": 5}\n', "must be a string"),
    ("half.jsonl", rb'{"text": "Fire \ud800"}', "half a character"),
]


@pytest.mark.parametrize(("name", "content", "why"), FILES, ids=[f[0] for f in FILES])
def test_a_bad_file_is_named_and_the_good_one_is_read(  # noqa: PLR0917
    tmp_path, monkeypatch, capfdbinary, name, content, why
):
    bad, good, listed = tmp_path / name, tmp_path / "good.txt", tmp_path / "skipped.jsonl"
    bad.write_bytes(content)
    good.write_text(GOOD)
    if why is None:  # what looks odd and is a text all the same
        assert stemma(monkeypatch, capfdbinary, "analyse", bad)[0] == 0
        return
    code, out, said = stemma(monkeypatch, capfdbinary, "analyse", bad, good, "--skipped", listed)
    assert code == 0
    assert [json.loads(line)["input"] for line in out.splitlines()] == [str(good)]
    assert why in said
    assert said.splitlines()[-1] == "1 input was skipped"
    assert [
        json.loads(line)["where"].startswith(str(bad)) for line in listed.read_text().splitlines()
    ] == [True]
    code, out, said = stemma(monkeypatch, capfdbinary, "analyse", bad)
    assert (code, out) == (1, b"")
    assert why in said
    assert "no article was found" in said


def test_a_folder_without_articles(tmp_path, monkeypatch, capfdbinary):
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.mp3").write_bytes(b"ID3")
    (tmp_path / "other" / "b.css").write_text("p {}")
    for folder, why in (("empty", "no file to read"), ("other", "'.mp3' are not read")):
        code, _, said = stemma(monkeypatch, capfdbinary, "stories", tmp_path / folder)
        assert code == 1
        assert why in said


def test_broken_lines_in_the_midst_of_good_ones(tmp_path, monkeypatch, capfdbinary):
    rows = tmp_path / "rows.jsonl"
    lines = [ROW.encode(), b"{broken", b'{"id": "e"}', b"", b'{"id": "h", "text": "' + b"a" * (25 * MB),
             b'{"id": "b", "text": "Fire in \xff\xfe\x80Ulm \xe9."}',
             ROW.replace("good", "last").replace("Kiel", "Köln").encode()]  # fmt: skip
    rows.write_bytes(b"\n".join(lines))
    code, out, said = stemma(monkeypatch, capfdbinary, "analyse", rows)
    found = {json.loads(line)["id"] for line in out.splitlines()}
    assert code == 0
    assert {"good", "last"} <= found <= {"good", "last", "b"}
    for number, why in ((2, "no JSON"), (3, "no text"), (5, "longer than")):
        assert f"{rows}:{number}: this line" in said or f"{rows}:{number}: there" in said
        assert why in said
    if "b" in found:
        assert f"note {rows}:6" in said
    else:
        assert f"skipped {rows}:6" in said


def test_a_date_that_is_none_is_said_and_the_article_is_kept(tmp_path, monkeypatch, capfdbinary):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "a", "text": GOOD, "published": "soon"}))
    code, out, said = stemma(monkeypatch, capfdbinary, "analyse", rows)
    assert code == 0
    assert json.loads(out)["published"] is None
    assert f"note {rows}:1: the field 'published' is 'soon' and no date" in said
    assert "skipped" not in said


def limited():
    """Bound the memory of a child: 500 MB beyond what its libraries map."""
    resource.setrlimit(resource.RLIMIT_DATA, (700 * MB, 700 * MB))


def run(*arguments, seconds=120, **more):
    return subprocess.run(
        [sys.executable, "-m", "stemma", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=seconds,
        **more,
    )


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("line.txt", "Feuer in Köln ", ""),
        ("line.jsonl", '{"text": "Feuer in Köln ', '"}'),
        ("line.html", "<html><p>Feuer in Köln ", "</p>"),
        ("line", '{"text": "Feuer in Köln ', '"}'),
    ],
)
def test_a_line_of_50_mb_is_named_in_bounded_memory(tmp_path, name, start, end):
    file = tmp_path / name
    file.write_bytes(f"{start}{'Straße ' * (50 * MB // 8)}{end}\n".encode())
    done = run("analyse", file, preexec_fn=limited)
    assert done.returncode == 1, done.stderr.decode()
    said = done.stderr.decode()
    assert "not read" in said
    assert "Traceback" not in said


def test_a_file_that_vanishes_while_it_is_read(tmp_path, monkeypatch, capfdbinary):
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"{GOOD}Report {n}.")
    read = inputs.files_below

    def and_vanish(folder, on_skip):
        found = read(folder, on_skip)
        (tmp_path / "2.txt").unlink()
        return found

    monkeypatch.setattr(inputs, "files_below", and_vanish)
    code, out, said = stemma(monkeypatch, capfdbinary, "analyse", tmp_path)
    assert code == 0
    assert len(out.splitlines()) == 3
    assert f"skipped {tmp_path}/2.txt: this file cannot be opened: No such file" in said


def test_a_file_that_becomes_shorter_while_it_is_read(tmp_path):
    file = tmp_path / "rows.jsonl"
    rows = [json.dumps({"id": f"r{n}", "text": f"{GOOD} {n}"}) for n in range(400)]
    file.write_text("\n".join(rows))

    def cut():
        time.sleep(0.8)
        os.truncate(file, 1000)

    thread = threading.Thread(target=cut)
    thread.start()
    done = run("stories", file, "--format", "json")
    thread.join()
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_pipes_and_devices(tmp_path, monkeypatch, capfdbinary):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code, _, said = stemma(monkeypatch, capfdbinary, "analyse", pipe)
    assert code == 1
    assert "empty" in said
    writer = threading.Thread(target=pipe.write_text, args=(GOOD,), daemon=True)
    writer.start()
    time.sleep(1)  # a pipe whose writer has not come yet is an empty one
    code, out, _ = stemma(monkeypatch, capfdbinary, "analyse", pipe)
    writer.join()
    assert code == 0
    assert json.loads(out)["text"] == GOOD
    for device, why in (("/dev/null", "empty"), ("/dev/zero", "larger than")):
        code, _, said = stemma(monkeypatch, capfdbinary, "analyse", device)
        assert code == 1
        assert why in said


def test_links_that_go_round(tmp_path, monkeypatch, capfdbinary):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    code, out, said = stemma(monkeypatch, capfdbinary, "analyse", tmp_path)
    assert code == 0
    assert len(out.splitlines()) == 1
    assert "read already" in said
    assert "self: this file cannot be opened" in said


def as_nobody(folder, told):
    """Read a folder as a user who owns nothing of it."""
    if os.geteuid() == 0:
        os.setegid(65534)
        os.seteuid(65534)
    skipped = []
    articles = [a.input for a in read_inputs([folder], skipped.append)]
    told.put((articles, {s.where: s.why for s in skipped}))


def test_a_file_without_permission():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "closed.txt").write_text(GOOD)
        (folder / "closed.txt").chmod(0)
        (folder / "shut").mkdir(mode=0)
        (folder / "good.txt").write_text(GOOD)
        (folder / "good.txt").chmod(0o644)
        # What is imported when it is needed must be there before the rights are given away.
        assert list(read_inputs([str(folder / "good.txt")], print))
        start = multiprocessing.get_context("fork")
        told = start.Queue()
        child = start.Process(target=as_nobody, args=(name, told))
        child.start()
        articles, skipped = told.get(timeout=60)
        child.join()
        (folder / "shut").chmod(0o700)
    assert articles == [f"{name}/good.txt"]
    assert skipped == {
        f"{name}/closed.txt": "this file cannot be opened: Permission denied",
        f"{name}/shut": "this folder cannot be opened: Permission denied",
    }
