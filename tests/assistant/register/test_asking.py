"""What a question wants of the register, read off its words."""

from __future__ import annotations

import pytest

from assistant.register.asking import Operation, ranges_in, read_ask, wanted_fields
from assistant.register.nouns import near_kinds
from tests.assistant.papers import planned
from vectorstore.records import RecordKind

K = RecordKind


@pytest.mark.parametrize(
    ("text", "noun", "kinds"),
    [
        ("How many of the open actions are late?", "actions", {K.ACTION, K.TRACKER_ACTION, K.DELIVERABLE}),
        ("Which risks are red?", "risks", {K.RISK}),
        ("List the KPIs", "KPIs", {K.KPI}),
        ("Which budget lines are over?", "budget lines", {K.BUDGET_LINE}),
        ("Which savings proposals slipped?", "savings proposals", {K.SAVING, K.BUDGET_LINE}),
        ("Which plan actions are late?", "actions", {K.ACTION, K.TRACKER_ACTION, K.DELIVERABLE}),
        ("How many of the plan's projects are late?", "projects", {K.PROJECT}),
        ("The plan has projects. Which ones are late?", "projects", {K.PROJECT}),
        ("Which rows are late?", "rows", set()),
    ],
)
def test_the_noun_by_the_asking_word_says_which_rows_are_meant(text: str, noun: str, kinds: set[RecordKind]) -> None:
    ask = read_ask(planned(text))
    assert (ask.noun, ask.kinds, ask.several) == (noun, kinds, True)


@pytest.mark.parametrize(
    "text",
    [
        "Who leads A2?",
        "What is the status of action 7?",
        "Why are the actions late?",
        "What did the Committee say of the vans?",
        "Which van is the oldest?",
        "Compare the actions of 2024 with those of 2025",
    ],
)
def test_a_question_that_lists_or_counts_nothing_is_asked_of_no_table(text: str) -> None:
    assert not read_ask(planned(text)).several


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Which actions are open?", Operation.LIST),
        ("How many of the largest savings slipped?", Operation.COUNT),
        ("Which saving is the largest?", Operation.MOST),
        ("Which savings have the lowest target?", Operation.LEAST),
        ("Which action has the latest due date?", Operation.MOST),
        ("Which actions are due soonest?", Operation.LEAST),
        ("Which actions of the latest report are open?", Operation.LIST),
        ("Which actions are most at risk?", Operation.LIST),
    ],
)
def test_the_operation_is_read_off_the_wording(text: str, operation: Operation) -> None:
    assert read_ask(planned(text)).operation is operation


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Which actions are marked "Not started"?', ("Not started",)),
        ("Which actions are marked “Not started”?", ("Not started",)),
        ("Which actions are marked 'On track'?", ("On track",)),
        ("Which of the Director's actions are the tenants' choice?", ()),
    ],
)
def test_words_in_quotation_marks_are_kept_and_apostrophes_quote_nothing(text: str, quoted: tuple[str, ...]) -> None:
    assert read_ask(planned(text)).quoted == quoted


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("List A3.4 to A3.7", ("a3.4", "a3.5", "a3.6", "a3.7")),
        ("List A3.4 to 7", ("a3.4", "a3.5", "a3.6", "a3.7")),
        ("List R1-R3", ("r1", "r2", "r3")),
        ("The actions of workstreams A to C", ("workstream a", "workstream b", "workstream c")),
        ("The actions of A3.4", ()),
        ("List A7 to A3", ()),
        ("List A1 to A900", ()),
    ],
)
def test_every_reference_of_a_range_is_meant(text: str, refs: tuple[str, ...]) -> None:
    assert ranges_in(text) == refs


def test_a_range_is_asked_of_several_rows_without_a_noun() -> None:
    ask = read_ask(planned("What is the status of A3.4 to A3.6?"))
    assert ask.several
    assert set(ask.refs) == {"a3.4", "a3.5", "a3.6"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Who leads A2?", "owner"),
        ("When is A2 due?", "due"),
        ("Is A2 on track?", "status"),
        ("How much is it?", "amount"),
        ("What is the likelihood?", "score"),
        ("How is it mitigated?", "mitigation"),
        ("Which directors are giving evidence on it?", "witnesses"),
        ("How often will it be looked at?", "review"),
    ],
)
def test_the_field_that_is_likeliest_meant_stands_first(text: str, name: str) -> None:
    assert wanted_fields(text)[0] == name


def test_nothing_is_wanted_where_no_field_is_asked_for() -> None:
    assert wanted_fields("Tell me of the vans") == ()


def test_one_plan_calls_projects_what_another_calls_actions() -> None:
    assert K.ACTION in near_kinds(frozenset({K.PROJECT}))
    assert near_kinds(frozenset({K.RISK})) == {K.RISK}


def test_the_rows_that_are_counted_from_are_read_by_letter_and_number() -> None:
    ask = read_ask(planned("Of the seven B projects, how many are closed?"))
    assert (ask.refs, ask.stated) == (("project b",), 7)


@pytest.mark.parametrize(
    "text",
    [
        "What net savings and income has the draft budget got to deliver?",
        "what are the total savings for 2025/26?",
        "what overall annual savings must we make",
    ],
)
def test_a_sum_of_money_is_no_list_of_rows(text: str) -> None:
    assert not read_ask(planned(text)).several


def test_how_many_savings_there_are_in_total_is_a_count_all_the_same() -> None:
    assert read_ask(planned("How many savings in total are rated red?")).several
