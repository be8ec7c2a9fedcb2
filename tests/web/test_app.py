"""The dossier over a real server on loopback: page, JSON, and a policy that forbids loading."""

import json
import socket
import threading
import time
import urllib.request

import pytest
import uvicorn

from stemma.desk import Desk, examples
from stemma.web import make_app


@pytest.fixture(scope="module")
def site():
    desk = Desk.open()
    desk.add(examples())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(make_app(desk), host="127.0.0.1", port=port, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def test_the_page_is_the_dossier_and_may_load_nothing(site):
    with urllib.request.urlopen(site + "/") as answer:
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        page = answer.read().decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page


def test_the_json_twins_follow_the_contract(site):
    with urllib.request.urlopen(site + "/dossier.json") as answer:
        dossier = json.load(answer)
    with urllib.request.urlopen(site + "/stories.json") as answer:
        stories = json.load(answer)
    assert dossier["contract"] == 1
    assert {s["id"] for s in dossier["stories"]} == {s["id"] for s in stories["stories"]}
