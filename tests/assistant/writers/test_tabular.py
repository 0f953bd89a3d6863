"""Claims that were computed from rows, and the claim of each row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.citing import check
from assistant.register.asking import Ask, Operation
from assistant.register.looking import Finding
from assistant.register.narrowing import Condition
from assistant.register.pools import Pool, pools_of
from assistant.rows import Row, Said
from assistant.types import Claim, DraftClaim, Dropped, Evidence
from assistant.writers.tabular import counted, grouped, row_claim, summary
from tests.assistant.handmade import Line, paper, row
from tests.assistant.papers import stretch
from vectorstore.records import FieldSource, RecordKind
from vectorstore.types import Block, BlockKind

ROWS = (
    row(RecordKind.ACTION, "A1", table="Homes plan", title="Mend 40 vans", owner="Jane Doe"),
    row(RecordKind.ACTION, "A2", table="Homes plan", title="Let the homes", owner="John Roe"),
    row(RecordKind.ACTION, "A3", table="Homes plan", title="Ask the tenants", owner="Jane Doe"),
)


def pool(*lines: Line) -> Pool:
    version = paper("plan.md", lines or ROWS)
    return pools_of(version.document, version.records)[0]


def condition(name: str, *values: str, denied: bool = False, only: bool = False) -> Condition:
    rows = frozenset[int]()
    return Condition(name=name, values=values, rows=rows, strength=1.0, terms=frozenset(), denied=denied, only=only)


def finding(of: Pool, *places: int, noun: str = "actions", kinds: frozenset[RecordKind] = frozenset()) -> Finding:
    ask = Ask(operation=Operation.LIST, noun=noun, kinds=kinds, several=True)
    rows = tuple(of.records[place] for place in places)
    return Finding(ask=ask, pool=of, rows=rows, among=len(of.records), conditions=(), score=3.0)


def cited(of: Pool, place: int) -> Evidence:
    record = of.records[place]
    block = Block(
        document_id=of.document.id, span=record.spans[0], kind=BlockKind.ROW, locator=record.locator, columns=()
    )
    said = tuple(Said(field=found, words=found.value) for found in record.fields if found.name != "ref" and found.value)
    return Evidence(
        label=f"R{place + 1}a",
        document=of.document,
        span=record.spans[0],
        block=block,
        score=1.0,
        row=Row(record=record, said=said),
    )


def checked(draft: DraftClaim, *items: Evidence) -> Claim | Dropped:
    return check(draft, {item.label: item for item in items})


def test_the_sentence_says_how_many_of_how_many_where_and_which() -> None:
    assert summary(finding(pool(), 0, 2)) == "2 of the 3 actions in Homes plan: A1 and A3."
    assert summary(finding(pool(), 0, 1, 2)) == "3 actions in Homes plan: A1, A2 and A3."


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ((condition("owner", "Jane Doe"),), "with owner “Jane Doe”"),
        ((condition("owner", "Jane Doe", denied=True),), "with owner other than “Jane Doe”"),
        ((condition("owner", "Jane Doe", only=True),), "with owner only “Jane Doe”"),
        ((condition("due", "May 2025", denied=True),), "with due other than the one asked about"),
        ((condition("owner"),), "with owner blank"),
        ((condition("due", "1 May", "2 May"), condition("owner")), "with due “1 May” or “2 May” and owner blank"),
        ((condition("due", *"abcdef"),), "with due “a”, “b”, “c”, “d” or others"),
    ],
)
def test_the_sentence_says_its_conditions(conditions: tuple[Condition, ...], said: str) -> None:
    found = replace(finding(pool(), 0, 2), conditions=conditions)
    assert summary(found) == f"2 of the 3 actions in Homes plan, {said}: A1 and A3."


def test_a_condition_that_no_row_meets_is_said_to_be_met_by_none() -> None:
    found = finding(pool(), 0, 2)
    found = replace(found, conditions=(condition("owner", "Jane Doe"),), unmet=(condition("status", "Closed"),))
    assert summary(found) == (
        "None of the 2 actions in Homes plan, with owner “Jane Doe”, is said to have status “Closed”: A1 and A3."
    )


def test_a_day_that_no_row_has_is_not_said_since_nothing_cited_holds_it() -> None:
    found = replace(finding(pool(), 0, 2), unmet=(condition("due", "30 November 2024"),))
    assert summary(found) == "None of the 2 actions in Homes plan, is said to have the due asked for: A1 and A3."


@pytest.mark.parametrize(
    ("noun", "count", "said"),
    [("actions", 1, "1 action"), ("entry", 2, "2 entries"), ("saving", 2, "2 savings"), ("", 2, "2 rows")],
)
def test_the_noun_is_in_the_number_of_what_is_counted(noun: str, count: int, said: str) -> None:
    assert summary(finding(pool(*ROWS[:count]), *range(count), noun=noun)).startswith(f"{said} in Homes plan: A1")


def test_rows_of_another_kind_than_was_asked_for_are_called_what_they_are() -> None:
    found = finding(pool(), 0, 1, 2, noun="projects", kinds=frozenset({RecordKind.PROJECT}))
    assert summary(found).startswith("3 actions in Homes plan")


def test_rows_of_one_reference_are_told_apart_by_their_first_words() -> None:
    twice = pool(ROWS[0], replace(ROWS[1], label="A1"))
    assert summary(finding(twice, 0, 1)).endswith(": A1 (Mend 40 vans) and A1 (Let the homes).")


def test_a_count_is_checked_by_the_rows_it_cites_and_not_by_its_figures() -> None:
    of = pool()
    items = [cited(of, 0), cited(of, 2)]
    draft = counted(finding(of, 0, 2), [[item] for item in items])
    claim = checked(draft, *items)
    assert isinstance(claim, Claim)
    assert [citation.locator.row for citation in claim.citations] == ["A1", "A3"]


def test_a_count_that_names_a_row_it_does_not_cite_is_dropped() -> None:
    of = pool()
    draft = counted(finding(of, 0, 2), [[cited(of, 0)]])
    dropped = checked(draft, cited(of, 0))
    assert isinstance(dropped, Dropped)
    assert dropped.why == "not in its quotes: A3"


def test_a_row_is_claimed_by_its_fields_and_rests_on_its_stretches() -> None:
    item = cited(pool(), 0)
    draft = row_claim([item])
    assert draft.text == "A1 Mend 40 vans | Owner: Jane Doe"
    assert draft.quotes == (("R1a", item.text),)
    assert isinstance(checked(draft, item), Claim)


def test_a_row_that_says_what_it_does_not_hold_is_dropped() -> None:
    item = cited(pool(), 0)
    assert item.row
    title = item.row.record.fields[1]
    false = replace(item, row=replace(item.row, said=(Said(field=title, words="Mend 41 vans"),)))
    assert isinstance(checked(row_claim([false]), false), Dropped)


def test_a_reference_carried_from_the_row_above_needs_not_stand_in_the_quote() -> None:
    item = cited(pool(replace(ROWS[0], sources={"ref": FieldSource.CARRIED})), 0)
    assert row_claim([item]).values[0] == ""


def test_a_row_claim_needs_a_row() -> None:
    with pytest.raises(ValueError, match="needs its row"):
        row_claim([stretch("The vans are old.")])


def test_stretches_of_one_row_stand_together_and_prose_by_itself() -> None:
    of = pool()
    first, second = cited(of, 0), replace(cited(of, 0), label="R1b")
    prose, other = stretch("The vans are old.", label="E9"), cited(of, 1)
    assert grouped([first, prose, other, second]) == [(first, second), (prose,), (other,)]


def test_of_a_condition_only_the_values_of_the_rows_that_are_given_are_said() -> None:
    given = finding(pool(), 0, 2)
    name = next(f.name for f in given.rows[0].fields if f.value and f.name != "ref")
    held = given.rows[0].value(name)
    found = replace(given, conditions=(condition(name, held, "24 April 2025"),))
    assert f"with {name} “{held}”" in summary(found)
    assert "April" not in summary(found)
