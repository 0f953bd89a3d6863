"""A reply read as it comes, however it is cut into pieces."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models.replies import Reply, read_claims
from assistant.types import DraftClaim

CLAIM = json.dumps({"claim": 'It is "{due}" in May.', "quotes": [{"label": "E2", "quote": "due \\ in {May"}]})
READ = DraftClaim(text='It is "{due}" in May.', quotes=(("E2", "due \\ in {May"),), reworded=True)


def read(*pieces: str) -> tuple[list[DraftClaim], Reply]:
    reply = Reply()
    claims = [claim for piece in pieces for claim in reply.feed(piece)]
    return [*claims, *reply.end()], reply


@given(st.lists(st.integers(1, 9), max_size=60))
def test_it_makes_no_difference_where_a_reply_is_cut_into_pieces(sizes: list[int]) -> None:
    text, pieces = f"Here:\n{CLAIM}\n{CLAIM}, ```\n", []
    for size in sizes:
        pieces, text = [*pieces, text[:size]], text[size:]
    claims, reply = read(*pieces, text)
    assert [claim for claim in claims if claim.quotes] == [READ, READ]
    assert not reply.empty and not reply.unfinished and not reply.nothing


def test_a_claim_is_given_before_its_line_ends() -> None:
    assert list(Reply().feed(CLAIM)) == [READ]


@pytest.mark.parametrize(
    "said",
    [
        "no json",
        "3",
        '"words"',
        '{"claim": "x"}',
        '{"claim": 5, "quotes": []}',
        '{"claim": " ", "quotes": []}',
        '{"claim": "x", "quotes": [1]}',
        '{"claim": "x", "quotes": [{"label": "E1"}]}',
        '{"claims": [3]}',
    ],
)
def test_anything_but_the_agreed_object_is_a_claim_without_quotes(said: str) -> None:
    assert list(read_claims(f" {said} ")) == [DraftClaim(text=said, quotes=(), reworded=True)]


def test_several_claims_in_one_object_are_several() -> None:
    assert list(read_claims(f'{{"claims": [{CLAIM}, {CLAIM}]}}')) == [READ, READ]


def test_an_object_that_never_ends_is_passed_over_where_the_next_begins() -> None:
    claims, _ = read('{"claim": "x", "quotes": [{"label": "E1", "quote": "y"}]\n' + CLAIM)
    assert [bool(claim.quotes) for claim in claims] == [False, True]


@pytest.mark.parametrize("rest", ['{"claim": "half', '{"claim": "x", "quotes": [', "<think>Let me"])
def test_half_an_object_or_half_a_thought_is_no_claim_but_unfinished(rest: str) -> None:
    claims, reply = read(f"{CLAIM}\n{rest}")
    assert claims == [READ]
    assert reply.unfinished


def test_nothing_after_none_is_read() -> None:
    claims, reply = read("NONE\n", CLAIM)
    assert (claims, reply.nothing, reply.empty) == ([], True, False)


def test_a_thought_before_it_is_passed_over() -> None:
    assert read("<think>E1 says ", "so.\nNONE?</think>", CLAIM)[0] == [READ]
