"""Articles with analyses, and both shelves with one behaviour."""

import pytest
from kept import READER

from stemma.store import MemoryShelf
from stemma.store.sqlite import SqliteShelf


@pytest.fixture(params=["memory", "sqlite"])
def shelf(request, tmp_path):
    if request.param == "memory":
        made = MemoryShelf(READER)
    else:
        made = SqliteShelf.open(tmp_path / "desk.stemma", reading=READER)
    yield made
    made.close()
