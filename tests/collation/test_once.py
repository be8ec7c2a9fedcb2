"""What a sighting is asked many times is worked out once, and anew for a changed one."""

from dataclasses import dataclass, replace

from stemma.collation.sightings import once

ASKED = []


@dataclass(frozen=True, eq=False)
class Thing:
    size: int


@once
def doubled(thing):
    ASKED.append(thing.size)
    return 2 * thing.size


def test_a_finding_is_worked_out_once_for_each_sighting():
    ASKED.clear()
    thing = Thing(3)
    assert [doubled(thing), doubled(thing)] == [6, 6]
    assert doubled(replace(thing, size=4)) == 8
    assert ASKED == [3, 4]
