"""The commands on a desk, as a person runs them: real processes, real files, whole days of work."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from importlib import import_module

import pytest
from click.testing import CliRunner

from stemma.cli.main import COMMANDS, module_name

DESK_COMMANDS = sorted({"dossier", "export", "remove", "search", "show", "status", "stories"})
GIVEN = {
    "export": ["out.zip"],
    "remove": ["kiel-1", "--yes"],
    "search": ["fire"],
    "show": ["kiel-1"],
}

BEFORE = (
    "Three dead in harbour fire\n\nThree people died in a fire in Kiel on Tuesday, police said. "
    "“We came too late,” said fire chief Anna Holm. A hall burned down.\n"
)
AFTER = (
    "Three dead in harbour fire\n\nFour people died in a fire in Kiel on Tuesday, police said. "
    "“We came too late,” said fire chief Anna Holm. A hall burned down.\n"
)
OTHER = (
    "Harbour fire kills three\n\nA fire in a hall in the harbour of Kiel killed three people on "
    "Tuesday, the mayor told reporters.\n"
)


def stemma(*arguments, given=None, **environ):
    return subprocess.run(
        [sys.executable, "-m", "stemma", *map(str, arguments)],
        input=given,
        capture_output=True,
        env=os.environ | {"COLUMNS": "80"} | environ,
        check=False,
    )


def run(command, *arguments, given=None):
    """Run a command within this process; return what click says of it."""
    found = import_module(module_name(command)).command
    return CliRunner().invoke(found, list(map(str, arguments)), input=given)


def row(name, text, **fields):
    return {
        "id": name,
        "outlet": f"Outlet {name}",
        "text": text,
        "published": "2026-11-10",
    } | fields


def write(file, *rows):
    file.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows))
    return file


@pytest.fixture(autouse=True)
def own_desk(tmp_path, monkeypatch):
    """The user's own desk lies in the test's folder."""
    desk = tmp_path / "own" / "desk.stemma"
    monkeypatch.setenv("STEMMA_DESK", str(desk))
    monkeypatch.setenv("COLUMNS", "80")
    return desk


@pytest.fixture
def two_days(tmp_path):
    """A page on the desk, edited on the second day, and another outlet's report."""
    file = tmp_path / "rows.jsonl"
    write(file, row("kiel-1", BEFORE), row("kiel-2", OTHER))
    assert run("add", file).exit_code == 0
    write(file, row("kiel-1", AFTER), row("kiel-2", OTHER))
    assert run("add", file).exit_code == 0


def test_from_adding_to_another_desk_over_two_days(tmp_path):
    file = write(tmp_path / "rows.jsonl", row("kiel-1", BEFORE), row("kiel-2", OTHER), {"id": "x"})
    first = stemma("add", file, "--list")
    assert first.stdout.decode().splitlines() == [
        "added kiel-1 Three dead in harbour fire",
        "added kiel-2 Harbour fire kills three",
        f"2 articles added · {os.environ['STEMMA_DESK']}",
    ]
    assert b"1 input was skipped" in first.stderr
    write(file, row("kiel-1", AFTER), row("kiel-2", OTHER))
    second = stemma("add", file, "--list").stdout.decode().splitlines()
    assert [line.split()[0] for line in second] == ["version", "known", "0"]

    versions = json.loads(run("show", "kiel-1", "--versions", "--format", "json").stdout)
    assert [v["number"] for v in versions["versions"]] == [1, 2]
    [change] = versions["changes"]
    assert [s["matter"] for s in change["substance"]] == ["figures"]
    [edit] = change["changes"][0]["edits"]
    assert BEFORE[edit["before"]["start"] : edit["before"]["end"]] == "Three"
    assert AFTER[edit["after"]["start"] : edit["after"]["end"]] == "Four"

    [story] = json.loads(run("stories", "--format", "json").stdout)["stories"]
    found = json.loads(run("dossier", "--story", story["id"][:6], "--format", "json").stdout)
    members = [a["id"] for x in found["stories"][0]["lineages"] for a in x["articles"]]
    assert sorted(members) == ["kiel-1", "kiel-2"], "an edited page is no second source"
    hits = json.loads(run("search", "mayor", "--format", "json").stdout)["hits"]
    assert {h["article"] for h in hits} == {"kiel-2"}

    export, other = tmp_path / "out.zip", tmp_path / "other.stemma"
    assert run("export", export).stdout == f"2 articles in 3 versions written to {export}\n"
    assert run("import", export, "--desk", other).exit_code == 0
    mine, theirs = (
        json.loads(run("status", "--format", "json", *where).stdout)
        for where in ((), ("--desk", other))
    )
    for counted in ("articles", "versions", "languages", "outlets", "skipped"):
        assert mine[counted] == theirs[counted]


def test_the_desk_of_a_user_is_made_for_that_user_alone(own_desk, tmp_path):
    assert run("add", write(tmp_path / "a.jsonl", row("a", BEFORE))).exit_code == 0
    assert stat.S_IMODE(own_desk.parent.stat().st_mode) == 0o700


def test_without_a_setting_the_desk_lies_in_the_data_folder(tmp_path):
    done = stemma("status", STEMMA_DESK="", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr.decode()


@pytest.mark.parametrize("command", DESK_COMMANDS)
def test_a_desk_that_is_not_there_is_named_and_not_made(command, own_desk):
    done = stemma(command, *GIVEN.get(command, []))
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"`stemma add INPUT...` makes one" in done.stderr
    assert not own_desk.exists()
    there = stemma(command, *GIVEN.get(command, []), "--desk", own_desk)
    assert f"`stemma add INPUT... --desk {own_desk}`".encode() in there.stderr


def test_an_empty_desk_is_said(two_days):
    assert run("remove", "kiel-1", "kiel-2", "--yes").exit_code == 0
    for command in ("stories", "dossier", "analyse"):
        done = stemma(command)
        assert done.returncode == 1
        assert b"is empty; `stemma add INPUT...`" in done.stderr
    assert "0 articles" in run("status").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dossier", "page.txt", "--desk", "d.stemma"), "stemma add page.txt --desk d.stemma"),
        (("stories", "page.txt", "--desk", "d.stemma"), "stemma add page.txt --desk d.stemma"),
        (("dossier", "page.txt", "--story", "40b9"), "--story names a story of a desk"),
        (("stories", "--skipped", "s.jsonl"), "`stemma status` lists"),
        (("show", "kiel-1", "--versions", "--version", "1"), "not both"),
        (("show",), "Missing argument"),
        (("add",), "Missing argument"),
        (("remove", "kiel-1"), "--yes"),
        (("search", "fire", "--limit", "0"), "--limit"),
    ],
)
def test_wrong_use_says_what_to_do(arguments, said, two_days):
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "kiel-9"), "the nearest ids are kiel-"),
        (("show", "kiel"), "begins the ids of 2 articles: kiel-1, kiel-2"),
        (("show", "kiel-1", "--version", "7"), "no version 7"),
        (("remove", "kiel-9", "--yes"), "there is no article"),
        (("dossier", "--story", "0000"), "`stemma stories` lists them"),
        (("import", "rows.jsonl"), "rows.jsonl"),
        (("export", "/no/such/folder/x.zip"), "/no/such/folder/x.zip"),
        (("search", '"fire'), "quot"),
    ],
)
def test_what_a_desk_does_not_have_is_exit_2_in_one_line(arguments, said, two_days):
    done = stemma(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr.decode()


def test_nothing_to_read_is_exit_1_and_kept_in_the_status(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    done = stemma("add", empty, "--skipped", tmp_path / "skipped.jsonl")
    assert done.returncode == 1
    assert b"no article was found" in done.stderr
    assert json.loads((tmp_path / "skipped.jsonl").read_text())["where"] == str(empty)
    assert str(empty) in run("status").output.replace("\n", "").replace("  ", "")


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("status",), ("stories",), ("search", "fire"), ("search", "fire", "--claims"),
        ("show", "kiel-1"), ("show", "kiel-1", "--version", "1"), ("show", "kiel-1", "--versions"),
        ("dossier",),
    ],
)  # fmt: skip
def test_every_form_of_every_command(arguments, form, two_days):
    done = run(*arguments, "--format", form)
    assert done.exit_code == 0, done.output
    assert done.stdout.strip()
    if form == "json":
        json.loads(done.stdout)
    elif form == "terminal":
        assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_versions_are_marked_in_the_terminal_and_in_markdown(two_days):
    shown = run("show", "kiel-1", "--versions").output
    assert "[-Three-]{+Four+} people died" in shown
    assert "what changed of substance: figures" in shown
    assert (
        "~~Three~~**Four** people died"
        in run("show", "kiel-1", "--versions", "--format", "markdown").output
    )


def test_removing_asks_on_a_terminal_alone(two_days):
    assert run("remove", "kiel-1").exit_code == 2
    pty = pytest.importorskip("pty")
    for answer, left in ((b"n\n", 2), (b"y\n", 1)):
        main, side = pty.openpty()
        command = [sys.executable, "-m", "stemma", "remove", "kiel-1"]
        with subprocess.Popen(
            command, stdin=side, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as it:
            os.write(main, answer)
            said = it.communicate(timeout=60)[0]
        os.close(main)
        os.close(side)
        assert b"Three dead in harbour fire" in said
        assert json.loads(run("status", "--format", "json").stdout)["articles"] == left


def test_the_list_goes_into_its_file_though_progress_is_on_a_terminal(tmp_path):
    pty = pytest.importorskip("pty")
    main, side = pty.openpty()
    command = [sys.executable, "-m", "stemma", "add", write(tmp_path / "a.jsonl", row("a", BEFORE))]
    done = subprocess.run(
        [*command, "--list"], stdout=subprocess.PIPE, stderr=side, check=True, timeout=60
    )
    os.close(side)
    os.close(main)
    assert done.stdout.decode().startswith("added a Three dead in harbour fire\n1 article added")


def test_ctrl_c_leaves_the_desk_sound_and_says_what_was_added(tmp_path, own_desk):
    many = (row(f"a{n:04}", f"{BEFORE}Report {n}. " + "Nothing more. " * 40) for n in range(3000))
    file = write(tmp_path / "many.jsonl", *many)
    command = [sys.executable, "-m", "stemma", "add", str(file), "--list"]
    # Without a buffer of its own, or what came with the first line is lost to `communicate`.
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "bufsize": 0}
    with subprocess.Popen(command, **pipes) as adding:
        first = adding.stdout.readline()
        adding.send_signal(signal.SIGINT)
        rest, said = adding.communicate(timeout=120)
    assert adding.returncode == 130
    told = [line.split()[1] for line in (first + rest).decode().splitlines()]
    assert 0 < len(told) < 3000
    assert f"stopped: {len(told):,} article" in said.decode()
    assert b"Traceback" not in said
    assert json.loads(run("status", "--format", "json").stdout)["articles"] == len(told)
    assert stemma("show", told[-1]).returncode == 0


def test_a_pipe_that_closes_early_leaves_the_desk_sound(tmp_path):
    rows = (row(f"a{n:03}", f"{BEFORE}Report {n}.") for n in range(200))
    file = write(tmp_path / "many.jsonl", *rows)
    command = [sys.executable, "-m", "stemma", "add", str(file), "--list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as adding:
        adding.stdout.readline()
        adding.stdout.close()
        assert b"Traceback" not in adding.stderr.read()
    assert stemma("add", file).returncode == 0
    assert json.loads(stemma("status", "--format", "json").stdout)["articles"] == 200


def test_a_desk_that_another_writes_to_is_said_to_be_busy(tmp_path, two_days, own_desk):
    writer = sqlite3.connect(own_desk, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        done = stemma("add", write(tmp_path / "more.jsonl", row("new-1", "Rain in Ulm.")))
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    assert done.returncode == 2
    assert b"another process is writing to this desk" in done.stderr


def test_the_doctor_says_what_is_lost_and_saves_the_rest(tmp_path, own_desk):
    many = (row(f"a{n:03}", f"{BEFORE}Report {n}. " + "Nothing more. " * 90) for n in range(40))
    assert run("add", write(tmp_path / "many.jsonl", *many)).exit_code == 0
    sound = stemma("doctor")
    assert (sound.returncode, sound.stderr) == (0, b"")
    assert b"Sound: the desk" in sound.stdout
    damaged = bytearray(own_desk.read_bytes())
    middle = len(damaged) // 2 // 4096 * 4096
    damaged[middle : middle + 4096] = b"\xaa" * 4096
    own_desk.write_bytes(damaged)
    saved = tmp_path / "saved.stemma"
    found = run("doctor", "--rescue", saved, "--format", "json")
    assert found.exit_code == 1
    report = json.loads(found.stdout)
    assert not report["whole"]
    assert report["lost"] or report["damage"]
    assert own_desk.read_bytes() == bytes(damaged)
    kept = json.loads(run("status", "--desk", saved, "--format", "json").stdout)
    assert kept["articles"] == report["articles"] > 0
    assert run("doctor", "--desk", saved).exit_code == 0
    again = stemma("doctor", "--rescue", saved)
    assert again.returncode == 2
    assert b"exists already" in again.stderr
    shown = run("doctor").output
    assert "Damaged: the desk" in shown
    assert "--rescue NEWPATH" in shown


def test_start_up_of_desk_commands_is_light(two_days):
    stemma("status")
    before = os.times()
    start = time.process_time()
    assert stemma("status").returncode == 0
    after = os.times()
    assert time.process_time() - start < 1
    assert after.children_user - before.children_user < 2.5


def test_every_desk_command_takes_a_desk():
    for command in COMMANDS:
        text = run(command, "--help").output
        if command not in {"compare", "demo", "lang"}:
            assert "--desk PATH" in text


def test_a_decision_is_made_listed_followed_and_taken_back(tmp_path):
    file = write(tmp_path / "rows.jsonl", row("kiel-1", BEFORE), row("kiel-2", OTHER))
    desk = tmp_path / "desk"
    stemma("add", file, "--desk", desk)
    (story,) = json.loads(stemma("stories", "--desk", desk, "--format", "json").stdout)["stories"]
    made = stemma("judge", "apart", "kiel-2", story["id"], "--desk", desk, STEMMA_WHO="Ada")
    assert made.returncode == 0
    assert made.stdout.startswith(b"kept: ")
    assert (
        len(json.loads(stemma("stories", "--desk", desk, "--format", "json").stdout)["stories"])
        == 2
    )
    listed = json.loads(stemma("judge", "list", "--desk", desk, "--format", "json").stdout)
    ((who, name),) = [(j["who"], j["id"]) for j in listed["judgements"]]
    assert who == "Ada"
    assert stemma("judge", "undo", name, "--desk", desk).stdout.startswith(b"taken back: ")
    assert (
        len(json.loads(stemma("stories", "--desk", desk, "--format", "json").stdout)["stories"])
        == 1
    )


WRONG_DECISIONS = [
    (("same", "kiel-1"), 2, b"takes 2 ids, not 1"),
    (("list", "kiel-1"), 2, b"takes 0 ids, not 1"),
    (("like", "kiel-1"), 2, b"like"),
    (("same", "kiel-1", "kiel-2"), 2, b"two stories"),
    (("undo", "abcd"), 2, b"no judgement"),
    (("note", "zzzz", "--note", "x"), 2, b"zzzz"),
]


@pytest.mark.parametrize(("given", "code", "told"), WRONG_DECISIONS)
def test_a_decision_that_cannot_be_made_is_named(tmp_path, given, code, told):
    file = write(tmp_path / "rows.jsonl", row("kiel-1", BEFORE), row("kiel-2", OTHER))
    stemma("add", file, "--desk", tmp_path / "desk")
    done = stemma("judge", *given, "--desk", tmp_path / "desk")
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr


def test_what_changed_in_a_story_is_told_since_a_moment(tmp_path):
    file = write(tmp_path / "rows.jsonl", row("kiel-1", BEFORE), row("kiel-2", OTHER))
    desk = tmp_path / "desk"
    stemma("add", file, "--desk", desk)
    (story,) = json.loads(stemma("stories", "--desk", desk, "--format", "json").stdout)["stories"]
    told = stemma("changes", story["id"], "--since", "1d", "--desk", desk, "--format", "json")
    assert set(json.loads(told.stdout)["new_articles"]) == {"kiel-1", "kiel-2"}
    wrong = stemma("changes", story["id"], "--since", "soon", "--desk", desk)
    assert (wrong.returncode, b"'soon' is no moment" in wrong.stderr) == (2, True)


def test_why_shows_the_rule_the_weights_and_the_passages(tmp_path):
    copied = (
        OTHER + "The hall held timber of the firm Brodersen, which employs sixty people there.\n"
    )
    file = write(
        tmp_path / "rows.jsonl",
        row("kiel-1", BEFORE),
        row("kiel-2", copied),
        row("kiel-3", copied.replace("Harbour fire", "Fire")),
    )
    desk = tmp_path / "desk"
    stemma("add", file, "--desk", desk)
    dossier = json.loads(stemma("dossier", "--desk", desk, "--format", "json").stdout)
    (toll,) = [f for s in dossier["stories"] for f in s["figures"] if f["concept"] == "killed"]
    told = json.loads(stemma("why", toll["id"][:6], "--desk", desk, "--format", "json").stdout)
    assert (told["id"], told["reason"]) == (toll["id"], toll["reason"])
    assert told["links"]
    assert all(sum(w["points"] for w in x["weights"]) == x["total"] for x in told["links"])
    copy = json.loads(stemma("why", "kiel-3", "--desk", desk, "--format", "json").stdout)
    assert (copy["relation"], copy["derived_from"]) == ("copy", "kiel-2")
    assert "A fire in a hall in the harbour of Kiel" in copy["passages"][0]["here"]["words"]
    wrong = stemma("why", "zzzz", "--desk", desk)
    assert (wrong.returncode, b"zzzz" in wrong.stderr) == (2, True)
