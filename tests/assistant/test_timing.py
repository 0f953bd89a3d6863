"""How long each step took."""

from __future__ import annotations

from assistant.timing import Laps


def test_each_step_has_its_own_time_in_the_order_of_the_steps() -> None:
    laps = Laps()
    laps.mark("find")
    laps.mark("write")
    assert list(laps.milliseconds) == ["find", "write"]
    assert all(time >= 0 for time in laps.milliseconds.values())
