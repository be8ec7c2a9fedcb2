"""The readers under fuzzing: the seeds that were kept, and a slice of new inputs each time."""

import pytest
from bench.fuzzing import READERS, check, inputs, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stemma.reading.pages  # noqa: F401 - what it imports warns, once

KEPT = [(reader, seed) for reader in READERS for seed in seeds(reader)]


@pytest.mark.parametrize(("reader", "seed"), KEPT, ids=[f"{r}/{s.name}" for r, s in KEPT])
def test_seeds(reader, seed, tmp_path):
    check(reader, seed.read_bytes(), tmp_path)


@pytest.mark.parametrize("reader", READERS)
def test_a_slice_of_new_inputs(reader, tmp_path):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def tried(drawn):
        check(reader, drawn.draw(inputs(reader)), tmp_path)

    tried()


def test_the_check_can_fail(tmp_path, monkeypatch):
    def broken(content, folder):
        raise KeyError(content)

    monkeypatch.setitem(READERS, "text", broken)
    with pytest.raises(KeyError):
        check("text", b"x", tmp_path)
