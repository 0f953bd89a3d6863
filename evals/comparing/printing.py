"""Shows a comparison on the terminal: what turned first, then the values, then what else differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from evals.comparing.bootstrap import Difference
from evals.comparing.comparison import Comparison
from evals.comparing.flips import Flip
from evals.comparing.pairing import Pairs
from evals.report import PLAIN
from evals.types import Row

SHOWN = 10
WIDEST = 300


def print_comparison(console: Console, found: Comparison) -> None:
    """Print it all; of flipped questions of one kind the first ten, of what is left out the first ten ids."""
    console.print(f"A: {found.a}\nB: {found.b}", markup=False)
    console.print(f"{len(found.pairs.rows)} questions that both scored", markup=False)
    for line in (*_left_out(found.pairs), *_flipped(found.flips), ""):
        console.print(line, markup=False)
    console.print(_values(found))
    for line in ("\nLevel B is judged by", *found.card.lines(), "") if found.card else ():
        console.print(line, markup=False)
    for line in _conditions(found):
        console.print(line, markup=False)


def _left_out(pairs: Pairs) -> Iterator[str]:
    reasons = {
        "only in A": pairs.only_a,
        "only in B": pairs.only_b,
        "another question or gold": pairs.changed,
        "not scored in one of them": pairs.not_scored,
    }
    for reason, ids in reasons.items():
        if ids:
            yield f"left out, {reason}: {len(ids)} ({', '.join(ids[:SHOWN])}{' ...' if len(ids) > SHOWN else ''})"


def _flipped(found: tuple[Flip, ...]) -> Iterator[str]:
    counts = Counter(map(str, found))
    yield f"\nFlipped questions: {len(found)}"
    shown: Counter[str] = Counter()
    for flip in found:
        kind = str(flip)
        if not shown[kind]:
            yield f"\n== {kind}: {counts[kind]}"
        shown[kind] += 1
        if shown[kind] <= SHOWN:
            yield from (f"\n{flip.a.id} ({flip.a.type}): {flip.a.question}", *_told("A", flip.a), *_told("B", flip.b))
        elif shown[kind] == counts[kind]:
            yield f"... and {counts[kind] - SHOWN} more (--json gives all)"


def _told(side: str, row: Row) -> Iterator[str]:
    yield f"  {side} says: {_short(row.answer)}"
    for cited in row.citations:
        page = f", p. {cited.page}" if cited.page else ""
        yield f"    cites {cited.document}{page}: {_short(cited.quote)}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= WIDEST else f"{words[:WIDEST]} ..."


def _values(found: Comparison) -> Table:
    table = Table(title="Every value, B less A, with the 95 % interval of the difference", **PLAIN)
    table.add_column("", no_wrap=True)
    table.add_column("value", overflow="fold")
    for heading, least in (("A", 6), ("B", 6), ("B - A", 6), ("interval", 16), ("n", 4)):
        table.add_column(heading, justify="right", no_wrap=True, min_width=least)
    table.add_column("McNemar")
    table.add_column("", no_wrap=True, min_width=6)
    for one in found.values:
        interval = "-" if one.low is None or one.high is None else f"{one.low:+.3f} to {one.high:+.3f}"
        table.add_row(
            one.metric.id, one.value.name, _number(one.a), _number(one.b), _signed(one.difference), interval,
            str(one.n), _test(one), _word(one),
        )  # fmt: skip
    return table


def _test(one: Difference) -> str:
    test = one.mcnemar
    return f"+{test.gained} -{test.lost}, p {test.p:.3f}" if test and test.gained + test.lost else ""


def _word(one: Difference) -> str:
    return {True: "better", False: "worse", None: ""}[one.better]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _signed(value: float | None) -> str:
    return "-" if value is None else f"{value:+.3f}"


def _conditions(found: Comparison) -> Iterator[str]:
    if found.other_data:
        yield "Same metric, other data: questions or papers differ, so this is no ranking of A and B."
    yield "What else differs:" if found.conditions else "Nothing else differs: same questions, papers and settings."
    yield from (f"  {condition}" for condition in found.conditions)
