"""How long each step took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from time import perf_counter

from assistant.timing import Laps, recording, stage, timed, timed_each


def test_each_step_has_its_own_time_in_the_order_of_the_steps() -> None:
    laps = Laps()
    laps.mark("find")
    laps.mark("write")
    assert list(laps.milliseconds) == ["find", "write"]
    assert all(time >= 0 for time in laps.milliseconds.values())


def spent(seconds: float) -> None:
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def test_a_stage_within_another_is_no_part_of_its_time() -> None:
    began = perf_counter()
    with recording() as recorded:
        with stage("outer"), stage("inner"):
            spent(0.01)
        with stage("inner"):
            spent(0.01)
    assert list(recorded.stages) == ["inner", "outer"]
    assert 0.02 <= sum(wall for wall, _ in recorded.stages.values()) <= perf_counter() - began


def test_functions_and_generators_can_be_named_as_stages() -> None:
    @timed("adding")
    def added(one: int, other: int) -> int:
        return one + other

    @timed_each("counting")
    def counted(end: int) -> Iterator[int]:
        yield from range(end)

    assert (added(1, 2), list(counted(3))) == (3, [0, 1, 2])
    with recording() as recorded:
        assert added(1, other=2) == 3
        for number in counted(2):
            with stage("between"):
                assert number < 2
    assert list(recorded.stages) == ["adding", "counting", "between"]


def test_a_stage_that_fails_is_left_all_the_same() -> None:
    with recording() as recorded:
        with suppress(ValueError), stage("failing"):
            raise ValueError
        with stage("after"):
            pass
    assert list(recorded.stages) == ["failing", "after"]


def test_nothing_is_recorded_where_nobody_asks() -> None:
    with recording() as recorded:
        pass
    with stage("later"):
        pass
    assert recorded.stages == {}
