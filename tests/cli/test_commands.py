"""The commands as a person runs them: output, exit codes, what is said on standard error."""

import json
import os
import subprocess
import sys

import pytest

from stemma.cli.main import COMMANDS

PAGE = "Three dead in fire\n\nThree people died in a fire in Kiel on Tuesday, police said.\n"


def stemma(*arguments, given=None, **environ):
    return subprocess.run(
        [sys.executable, "-m", "stemma", *arguments],
        input=given,
        capture_output=True,
        env=os.environ | {"STEMMA_DESK": "/no/such/desk.stemma"} | environ,
        check=False,
    )


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    return str(file)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(command):
    done = stemma(command, "--help")
    assert done.returncode == 0
    assert f"Example:  stemma {command}".encode() in done.stdout


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_and_version_answer_at_once(option):
    stemma(option)
    seconds = []
    for _ in range(5):
        before = os.times()
        assert stemma(option).returncode == 0
        after = os.times()
        # The time of the processor: on a busy machine the clock measures the others.
        seconds.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    assert min(seconds) < 0.25


def test_standard_input_and_a_file_give_the_same(page):
    from_file = json.loads(stemma("analyse", page).stdout)
    from_pipe = json.loads(stemma("analyse", "-", given=PAGE.encode()).stdout)
    assert from_file["text"] == from_pipe["text"] == PAGE
    assert from_file["id"] == from_pipe["id"]


def test_nothing_is_shown_in_a_pipe_but_the_answer(page):
    done = stemma("dossier", page, "--format", "json")
    assert done.stderr == b""
    assert json.loads(done.stdout)["contract"] == 1


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_form_of_a_dossier(page, form):
    done = stemma("dossier", page, "--format", form)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Three dead in fire" in done.stdout


@pytest.mark.parametrize(("command", "forms"), [
    ("analyse", ["jsonl", "markdown", "terminal"]),
    ("stories", ["json", "markdown", "terminal"]),
])  # fmt: skip
def test_every_form_of_the_other_commands(page, command, forms):
    for form in forms:
        done = stemma(command, page, "--format", form)
        assert done.returncode == 0, done.stderr.decode()
        assert b"Three dead in fire" in done.stdout


def test_two_texts_are_compared_although_unrelated(tmp_path, page):
    other = tmp_path / "other.txt"
    other.write_text("Bank cuts rate\n\nThe central bank cut its rate to 2 percent on Monday.\n")
    done = stemma("compare", page, str(other), "--format", "json")
    stories = json.loads(done.stdout)["stories"]
    assert len(stories) == 1
    assert len(stories[0]["articles"]) == 2


def test_what_cannot_be_read_is_named_counted_listed_and_the_rest_is_done(tmp_path, page):
    broken = tmp_path / "rows.jsonl"
    broken.write_text('{"id": "x", "text": "Fire in Kiel."}\n{broken\n{"id": "y"}\n')
    listed = tmp_path / "skipped.jsonl"
    done = stemma("analyse", page, str(broken), "/no/such/file", "--skipped", str(listed))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    said = done.stderr.decode().splitlines()
    assert said[-1] == "3 inputs were skipped"
    rows = [json.loads(line) for line in listed.read_text().splitlines()]
    assert [r["where"] for r in rows] == [f"{broken}:2", f"{broken}:3", "/no/such/file"]
    assert all(r["why"] for r in rows)


def test_nothing_to_read_is_exit_1(tmp_path):
    done = stemma("dossier", str(tmp_path))
    assert done.returncode == 1
    assert b"no article was found" in done.stderr


@pytest.mark.parametrize("arguments", [("dossier",), ("dossier", "x", "--format", "pdf"), ("x",)])
def test_wrong_use_is_exit_2(arguments):
    assert stemma(*arguments).returncode == 2


def test_one_id_for_two_texts_is_two_versions_of_one_article_and_said(tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "x", "text": "Fire in Kiel."}\n{"id": "x", "text": "Fire in Ulm."}\n')
    done = stemma("analyse", str(rows))
    assert json.loads(done.stdout)["text"] == "Fire in Ulm."
    assert b"another version of an article read before" in done.stderr


def test_a_wrong_now_is_a_wrong_use(page):
    done = stemma("analyse", page, STEMMA_NOW="yesterday")
    assert done.returncode == 2
    assert b"STEMMA_NOW" in done.stderr


def test_lang_lists_levels_and_checks_examples():
    listed = stemma("lang").stdout.decode()
    assert "de  German       full" in listed
    assert stemma("lang", "check", "sv").returncode == 0
    assert stemma("lang", "xx").returncode == 2


def test_the_demo_prints_a_dossier_and_writes_the_page(tmp_path):
    page = tmp_path / "demo.html"
    done = stemma("demo", "--output", str(page))
    assert done.returncode == 0
    assert str(page) in done.stdout.decode()
    assert page.read_text().startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("where", ["/no/such/folder/page.html", "."])
def test_an_output_that_cannot_be_written_is_named(page, where):
    done = stemma("dossier", page, "--format", "html", "--output", where)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"stemma: {where} cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_leaves_early_sees_no_traceback(tmp_path):
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(
            f"{PAGE}Report {number}.\n" + "Nothing more. " * 800
        )
    command = [sys.executable, "-m", "stemma", "analyse", str(tmp_path), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout.read(7) == b'{"id":"'
        run.stdout.close()
        assert run.stderr.read() == b""


def test_one_text_in_two_files_is_one_article_and_said(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PAGE)
    done = stemma("analyse", str(tmp_path), "--format", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert b"it is one article" in done.stderr


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fi",
            "Kolme kuoli räjähdyksessä Kielissä\n\nKolme ihmistä kuoli tiistaina, kertoi poliisi.",
        ),
        (
            "ja",
            "キール港で爆発、3人死亡\n\nドイツ北部キールの港で爆発があり、3人が死亡したと警察が発表した。",
        ),
        ("ar", "ثلاثة قتلى في انفجار\n\nقُتل ثلاثة أشخاص يوم الثلاثاء في ميناء كيل، بحسب الشرطة."),
    ],
)
def test_a_language_without_a_pack_is_read_and_said_to_be_read_in_part(language, text):
    done = stemma("dossier", "-", "--format", "json", given=text.encode())
    found = json.loads(done.stdout)
    assert [a["language"] for a in found["articles"]] == [language]
    [story] = found["stories"]
    assert any(language in row["what"] or "part" in row["why"] for row in story["not_compared"])
