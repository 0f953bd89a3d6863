"""Words for what is set, what is not, what is held and what was measured."""

from __future__ import annotations

from api.about.running import Holdings, Measured


def given(value: str, setting: str) -> str:
    """Return what is set, else that it is not, and with which setting it would be."""
    return value or f"not given: set CLERK_PAGE_{setting.upper()}"


def percent(value: float) -> str:
    """Write a share as people do, with a decimal where it is no whole number."""
    return f"{round(value * 100, 1):g} %"


def measured(run: Measured) -> str:
    """Say in one paragraph what an evaluation found, or why there is nothing to say."""
    if run.fault:
        return run.fault
    figures = "; ".join(f"{one.name.lower()}: {percent(one.value)} of {one.n:,}" for one in run.figures)
    when = f" on {run.day.day} {run.day:%B %Y}" if run.day else ""
    same = "" if run.same_settings else " The settings are others by now."
    return f"Measured{when} with version {run.version} on {run.questions:,} questions: {figures}.{same}"


def holdings(held: Holdings) -> str:
    """Say how many papers the public may read, and of which months."""
    papers = f"{held.papers:,} paper{'' if held.papers == 1 else 's'} that the public may read"
    if held.first is None or held.last is None:
        return papers
    first, last = f"{held.first:%B %Y}", f"{held.last:%B %Y}"
    return f"{papers}, of meetings " + (f"from {first} to {last}" if first != last else f"in {first}")


def kept_for(days: int) -> str:
    """Say how long what is kept is kept."""
    if not days:
        return "until somebody deletes them"
    return f"for {days:,} day{'' if days == 1 else 's'} after they were last changed, and then deleted"
