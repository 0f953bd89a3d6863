"""Words for what a setting says, and for what it does not say."""

from __future__ import annotations

from api.about.running import Measured


def given(value: str, setting: str, missing: str = "") -> str:
    """Return what is set, else that it is not, and with which setting it would be."""
    return value or missing or f"not given: set CLERK_PAGE_{setting}"


def percent(value: float) -> str:
    """Write a share as people do; the first decimal only where it tells 100 % from almost."""
    whole = round(value * 100, 1)
    return f"{whole:g} %"


def measured(run: Measured) -> str:
    """Say in one paragraph what an evaluation found, or why there is nothing to say."""
    if run.fault:
        return run.fault
    figures = "; ".join(f"{one.name.lower()}: {percent(one.value)} of {one.n}" for one in run.figures)
    when = f" on {run.day.day} {run.day:%B %Y}" if run.day else ""
    same = "" if run.same_settings else " The settings have changed since."
    return f"Measured{when} with version {run.version} on {run.questions} questions: {figures}.{same}"


def kept_for(days: int) -> str:
    """Say how long what is kept is kept."""
    if not days:
        return "until somebody deletes it"
    return f"{days} day{'' if days == 1 else 's'} after it was last changed, and then deleted"
