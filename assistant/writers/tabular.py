"""Answers from the register: what was counted and where, then each row with the fields that were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.register.asking import Operation
from assistant.register.extremes import Extreme
from assistant.register.gist import opening
from assistant.register.looking import Finding
from assistant.register.narrowing import Condition
from assistant.register.showing import called, called_by_mover, naming_field, own_label, row_text
from assistant.types import DraftClaim, Evidence
from vectorstore.records import Record, RecordKind

NAMED_ROWS = 40
"""So many rows are named in the sentence that counts them; all of them follow."""

MOST_VALUES = 4
"""So many of the values that a condition fits are said."""


def counted(finding: Finding, rows: Sequence[Sequence[Evidence]]) -> DraftClaim:
    """Return the computed sentence; `rows` are the citable stretches of each row, in order."""
    return DraftClaim(
        text=summary(finding),
        quotes=tuple((item.label, item.text) for items in rows for item in items),
        computed=tuple(map(str, _computed(finding))),
        values=_values(finding),
    )


def _computed(finding: Finding) -> tuple[int, ...]:
    """Return the numbers of the sentence that stand in no paper."""
    ends = (number for _, number in _ends(finding))
    return (len(finding.rows), finding.among, finding.extreme.compared if finding.extreme else 0, *ends)


def _values(finding: Finding) -> tuple[str, ...]:
    """Return what of the sentence is to stand in its quotes: references, or, of motions, who moved them."""
    if finding.pool.kind is not RecordKind.MOTION:
        return tuple(own_label(record) for record in finding.rows)
    names = [record.value("mover") or opening(record.value("title"), 8) for record in finding.rows]
    return (*names, finding.extreme.value) if finding.extreme else tuple(names)


def grouped(evidence: Sequence[Evidence]) -> list[tuple[Evidence, ...]]:
    """Put the stretches of one row together; a stretch of no row stands by itself."""
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.row.record.id if item.row else item.label, []).append(item)
    return [tuple(items) for items in groups.values()]


def row_claim(items: Sequence[Evidence]) -> DraftClaim:
    """Return the claim of one row from its stretches."""
    row = items[0].row
    if row is None:
        raise ValueError("a row's claim needs its row")
    values = tuple(part.words for part in row.said if part.field.value)
    return DraftClaim(
        text=row_text(row),
        quotes=tuple((item.label, item.text) for item in items),
        values=(own_label(row.record), *values),
    )


def summary(finding: Finding) -> str:
    """Return the sentence that says how many rows fit, of how many, by which conditions, and which they are."""
    count, among = len(finding.rows), finding.among
    some = f"{count}" if count == among else f"{count} of the {among}"
    noun = plural(_noun(finding), among)
    where = f" in {finding.pool.name}" if finding.pool.name else ""
    names = told_apart(finding.rows[:NAMED_ROWS])
    listed = f": {joined(names)}" if finding.ask.operation in (Operation.LIST, Operation.COUNT) else ""
    if finding.extreme is not None:
        return _extreme(finding, finding.extreme, noun, where, names)
    if finding.unmet:
        said = " and ".join(map(_missing, finding.unmet))
        start = f"None of the {count} {noun}" if count > 1 else f"The one {plural(_noun(finding), 1)}"
        verb = "is" if count > 1 else "is not"
        return f"{start}{where}{_conditions(finding)}, {verb} said to have {said}{listed}."
    ends = [f"{'all' if number == count else number} {outcome}" for outcome, number in _ends(finding)]
    ended = f"; {joined(ends)}" if ends else ""
    return f"{some} {noun}{where}{_conditions(finding)}{listed}{ended}."


def _ends(finding: Finding) -> list[tuple[str, int]]:
    """Return how often several motions ended in each way, the commonest first; nothing where that chose them."""
    chosen = any(condition.name == "outcome" for condition in finding.conditions)
    ends = Counter(record.value("outcome").casefold() for record in finding.rows)
    if chosen or finding.pool.kind is not RecordKind.MOTION or len(finding.rows) < 2 or "" in ends:
        return []
    return ends.most_common()


def title(finding: Finding) -> str:
    """Return what the table of the rows is called: what they are, and where they stand."""
    count, named = len(finding.rows), finding.pool.name
    noun = plural(_noun(finding), count)
    return f"The {count} {noun} in {named}" if named else f"The {count} {noun}"


def _extreme(finding: Finding, extreme: Extreme, noun: str, where: str, names: Sequence[str]) -> str:
    """Return the sentence that names the rows with the highest or lowest value of those that have one."""
    word = "highest" if finding.ask.operation is Operation.MOST else "lowest"
    word = {"highest": "latest", "lowest": "earliest"}[word] if extreme.dated else word
    word = "closest" if extreme.closest else word
    verb = "has" if len(names) == 1 else "have"
    return (
        f"Of the {noun}{where}{_conditions(finding)} with {extreme.heading}, {joined(names)} "
        f"{verb} the {word}: {extreme.value}."
    )


def told_apart(records: Sequence[Record]) -> list[str]:
    """Return what each row is called; rows of one reference by their first words too.

    Amendments to one motion mostly begin with the same words: they are told by who moved them.
    """
    movers = [record.value("mover") for record in records]
    firsts = {opening((naming.value if (naming := naming_field(record)) else ""), 8) for record in records}
    apart = len(records) == len(set(movers)) and all(movers) and records[0].kind is RecordKind.MOTION
    if apart and len(firsts) * 2 <= len(records):
        return [called_by_mover(record) for record in records]
    names = [called(record, 8) for record in records]
    return [
        f"{name} ({opening(naming.value, 8)})" if names.count(name) > 1 and (naming := naming_field(record)) else name
        for name, record in zip(names, records, strict=True)
    ]


def _missing(condition: Condition) -> str:
    """Say a condition that no row meets; a figure or a day of other rows stands in none of the quotes."""
    return f"the {condition.name} asked for" if _has_figures(condition) else _condition(condition)


def _has_figures(condition: Condition) -> bool:
    return any(char.isdigit() for value in condition.values for char in value)


def _conditions(finding: Finding) -> str:
    said = [_condition(_as_met(condition, finding.rows)) for condition in finding.conditions]
    return f", with {' and '.join(said)}" if said else ""


def _as_met(condition: Condition, rows: Sequence[Record]) -> Condition:
    """Leave out values of rows that another condition has left out: they stand in nothing that is cited."""
    cells = [found.value for record in rows for found in record.fields if found.name == condition.name]
    met = tuple(value for value in condition.values if any(cell.startswith(value) for cell in cells))
    return replace(condition, values=met) if met and not condition.denied else condition


def _condition(condition: Condition) -> str:
    """Say a condition: "owner blank", "owner only ...", "status other than “Open” or “Closed”", few of many values.

    A figure or a day that is denied stands in none of the rows that are cited, so it is not said again.
    """
    if not condition.values:
        return f"{condition.name} blank"
    if condition.denied and _has_figures(condition):
        return f"{condition.name} other than the one asked about"
    own = [value for value in condition.values if not _goes_on_from(value, condition.values)]
    values = [f"“{value}”" for value in own[:MOST_VALUES]]
    others = ["others"] if len(own) > MOST_VALUES else []
    denied = " other than" if condition.denied else ""
    only = " only" if condition.only else ""
    return f"{condition.name}{denied}{only} {joined([*values, *others], 'or')}"


def _goes_on_from(value: str, values: Sequence[str]) -> bool:
    """Say whether a value is another one with more behind it: said once, by the shorter."""
    return any(value != other and value.startswith(f"{other} ") for other in values)


def _noun(finding: Finding) -> str:
    """Return what the rows are: as the question says it, or, where they are of another kind, as their paper does."""
    kind = finding.pool.kind
    if kind not in (None, RecordKind.OTHER) and finding.ask.kinds and kind not in finding.ask.kinds:
        return kind.value.replace("_", " ")
    return finding.ask.noun or "row"


def plural(noun: str, count: int) -> str:
    """Return a noun in the number that fits a count."""
    if count == 1:
        return noun.removesuffix("s")
    return noun if noun.endswith("s") else f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"


def joined(names: Sequence[str], word: str = "and") -> str:
    """Return names as a sentence lists them."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
