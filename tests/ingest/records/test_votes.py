"""Each motion of minutes is a record of its own, whichever way its vote is printed."""

from __future__ import annotations

import pytest

from ingest.rows import words_of
from tests.ingest.records.ledger import made, made_of_pages, records
from vectorstore.records import Record, RecordKind

HEAD = "MINUTES of a meeting of the Harbour Council held on Thursday, 6 March 2025.\n\n"
BLOCKS = (
    HEAD
    + """110.   Budget 2025/26
(Item 1)

(1) Mr Brook proposed, and Mrs Penn seconded the following motion:

“The Council agrees the budget.

(2) The Treasurer spoke to the budget and to what is in it, page by page.

(3) Ms Wells proposed, and Mr Lane seconded the following amendment:

Proposed Purpose:

“Hire two more street sweepers for the harbour front, so that it is swept on Sundays.”

Proposed Amount:

“£42k”

(4) Mr Hale proposed and Mr Dray Seconded the following amendment:

“Open the museum on Sundays.”

(5) Following the debate, the Chairman put to the vote the amendment set out in paragraph 3 above and the voting was as
follows:

For (2)

Ms Wells, Mr Lane

Against (3)

Mr Brook, Mrs Penn, Sir Guy Marsh, OBE,"""
)
OVERLEAF = """Mr Dray

Abstain (1)

Mr Hale
Amendment lost.

(6) The Chairman put the amendment set out at paragraph 4 to the vote and it was agreed.

(7) As all the amendments had either been determined or withdrawn, the Chairman put to the vote the substantive motion
as set out in paragraph 1 and the voting was as follows:

For (5)

Against (0)

Abstain (0)

Substantive Motion Carried.

(8) RESOLVED that the budget be agreed.
"""
SENTENCES = """MINUTES OF THE PARKS COMMITTEE

1. APOLOGIES

There were none.

2. PARK GATES

Councillor Ellis moved, and Councillor Webb seconded: "That Cabinet be asked to mend the gates."

Councillor Marsh moved as an amendment, and Councillor Frost seconded, that the word "mend" be replaced by "sell". He
said that the gates were old.

The amendment was put to the vote and was LOST (four for, six against).

A recorded vote on the motion was asked for by five members:

For (6):\tCouncillors Ellis, Webb and Hart
Against (3):\tCouncillors Marsh and Frost
Abstained (1):\tCouncillor Lark

The motion was CARRIED.

RESOLVED: That Cabinet be asked to mend the gates.

3. BENCHES

Councillor Hart moved, and Councillor Webb seconded, that ten benches be bought. Councillor Marsh left for this
part. The motion was carried by eight votes to none, with one abstention.

A recorded vote was asked for on whether the benches be of oak.

For:\tCouncillors Hart and Webb
Against:\tCouncillor Frost

RESOLVED: That the benches be of oak.

4. NEXT MEETING

Councillor Lark said that the last motion on this was lost. It will be on 3 June 2025.
"""

CARRIED = """110.   Accounts
(Item 1)

1) Mr Brook proposed, and Mrs Penn seconded the motion that

“the accounts be approved.”

2) Ms Wells proposed and Mr Lane seconded the following amendment to the motion:

“the accounts be noted.”
Amendment carried.

3) The Chairman put the amendment set out in paragraph 2 to the vote and it was agreed.

4) The Chairman put the substantive motion set out in paragraph 2 to the vote.

For (9)

Against (1)

Motion carried.
"""


def motions(*pages: str) -> list[Record]:
    return [record for record in made_of_pages(*pages)[1] if record.kind is RecordKind.MOTION]


def told(record: Record, *names: str) -> list[str]:
    return [record.value(name) for name in names]


def test_motions_in_blocks_are_parted_by_the_paragraphs_that_put_them_to_the_vote() -> None:
    motion, sweepers, museum = motions(BLOCKS, OVERLEAF)
    assert told(sweepers, "type", "mover", "seconder", "for", "against", "abstained", "outcome") == [
        "amendment", "Ms Wells", "Mr Lane", "2", "3", "1", "lost",
    ]  # fmt: skip
    assert sweepers.value("title").startswith("“Hire two more street sweepers")
    assert "“£42k”" in sweepers.value("title")
    assert told(museum, "mover", "seconder", "title", "outcome", "for") == [
        "Mr Hale", "Mr Dray", "“Open the museum on Sundays.”", "agreed", "",
    ]  # fmt: skip
    assert told(motion, "type", "for", "against", "outcome") == ["substantive motion", "5", "0", "Carried"]
    assert {record.locator.minute for record in (motion, sweepers, museum)} == {"110"}
    assert motion.value("item").startswith("Budget 2025/26")


def test_names_go_on_over_the_end_of_a_page_and_end_before_the_outcome() -> None:
    _, sweepers, _ = motions(BLOCKS, OVERLEAF)
    assert sweepers.value("voted_against") == "Mr Brook, Mrs Penn, Sir Guy Marsh, OBE Mr Dray"
    assert len(sweepers.get("voted_against").spans) == 2  # type: ignore[union-attr]
    assert told(sweepers, "voted_for", "voted_abstained") == ["Ms Wells, Mr Lane", "Mr Hale"]


def test_motions_in_sentences_are_parted_by_what_each_sentence_calls_them() -> None:
    motion, amendment, benches, oak = records(SENTENCES, RecordKind.MOTION)
    assert told(amendment, "type", "mover", "seconder", "for", "against", "outcome") == [
        "amendment", "Councillor Marsh", "Councillor Frost", "four", "six", "LOST",
    ]  # fmt: skip
    assert amendment.value("title") == 'that the word "mend" be replaced by "sell".'
    assert told(motion, "title", "for", "against", "abstained", "outcome") == [
        '"That Cabinet be asked to mend the gates."', "6", "3", "1", "CARRIED",
    ]  # fmt: skip
    assert told(motion, "voted_for", "voted_against", "voted_abstained") == [
        "Councillors Ellis, Webb and Hart", "Councillors Marsh and Frost", "Councillor Lark",
    ]  # fmt: skip
    assert told(benches, "title", "for", "against", "abstained", "outcome") == [
        "that ten benches be bought.", "eight", "none", "one", "carried",
    ]  # fmt: skip
    assert told(oak, "title", "mover", "voted_for", "voted_against", "outcome") == [
        "A recorded vote was asked for on whether the benches be of oak.", "", "Councillors Hart and Webb",
        "Councillor Frost", "RESOLVED",
    ]  # fmt: skip


@pytest.mark.parametrize("pages", [(BLOCKS, OVERLEAF), (SENTENCES,)])
def test_every_value_is_the_words_of_its_stretches_and_stands_in_the_record(pages: tuple[str, ...]) -> None:
    document, found = made_of_pages(*pages) if len(pages) > 1 else made(pages[0])
    for record in found:
        for field in record.fields if record.kind is RecordKind.MOTION else ():
            said = " ".join(words_of(document.quote(span)) for span in field.spans)
            assert field.value == said
            if field.name not in ("item", "date"):
                assert all(any(whole.contains(span) for whole in record.spans) for span in field.spans), field


def in_minute(*sentences: str) -> list[Record]:
    """The motions of one minute of these paragraphs."""
    body = "\n\n".join(sentences)
    return records(
        f"MINUTES OF THE PARKS COMMITTEE\n\n1. APOLOGIES\n\nNone.\n\n2. GATES\n\n{body}\n", RecordKind.MOTION
    )


@pytest.mark.parametrize(
    ("sentence", "mover", "seconder", "title", "outcome"),
    [
        ("It was moved by Councillor Ash, seconded by Councillor Elm and RESOLVED that the gates be mended.",
         "Councillor Ash", "Councillor Elm", "that the gates be mended.", "RESOLVED"),
        ("Councillor Ash proposed the motion that the gates be sold and it was agreed unanimously.",
         "Councillor Ash", "", "that the gates be sold", "agreed unanimously"),
        ("Councillor Ash moved, seconded by Councillor Elm, that the gates be sold. The motion was withdrawn.",
         "Councillor Ash", "Councillor Elm", "that the gates be sold.", "withdrawn"),
        ("Councillor Ash moved that the gates be sold. Councillor Elm seconded the motion. On being put to the vote, "
         "the motion was defeated by 5 votes to 3.",
         "Councillor Ash", "Councillor Elm", "that the gates be sold.", "defeated"),
    ],
)  # fmt: skip
def test_each_way_of_moving_is_read(sentence: str, mover: str, seconder: str, title: str, outcome: str) -> None:
    (motion,) = in_minute(sentence)
    assert told(motion, "mover", "seconder", "title", "outcome") == [mover, seconder, title, outcome]


def test_the_larger_score_of_what_was_lost_is_that_against_it() -> None:
    (motion,) = in_minute("Mr Ash moved, and Mr Elm seconded, that it be sold. The motion was lost by 5 votes to 3.")
    assert told(motion, "for", "against") == ["3", "5"]


def test_two_outcomes_of_one_sentence_are_those_of_two_motions() -> None:
    motion, amendment = in_minute(
        "Mr Ash moved, and Mr Elm seconded, that A1 stay open. Mr Oak moved as an amendment, and Mr Yew seconded, that "
        "A1 be tested first. The amendment was CARRIED by seven votes to four and, as the motion thus amended, was "
        "agreed without a vote."
    )
    assert told(amendment, "for", "against", "outcome") == ["seven", "four", "CARRIED"]
    assert told(motion, "type", "for", "outcome") == ["motion thus amended", "", "agreed without a vote"]


def test_an_amendment_that_nobody_is_said_to_have_moved_is_told_by_the_sentence_that_put_it() -> None:
    motion, amendment = in_minute(
        "Mr Ash moved, and Mr Elm seconded, that the gates be sold.",
        "An amendment to lease them was put to the vote and the amendment was lost, 2 votes for and 9 against.",
        "RESOLVED: That the gates be sold.",
    )
    assert told(amendment, "type", "for", "against", "outcome") == ["amendment", "2", "9", "lost"]
    assert amendment.value("title").startswith("An amendment to lease them")
    assert told(motion, "mover", "outcome") == ["Mr Ash", "RESOLVED"]


def test_an_amendment_that_was_carried_and_is_put_as_the_motion_is_two_votes() -> None:
    text = HEAD + CARRIED
    first, amendment, substantive = motions(text)
    assert told(first, "mover", "title") == ["Mr Brook", "“the accounts be approved.”"]
    assert told(amendment, "mover", "title", "outcome") == ["Ms Wells", "“the accounts be noted.”", "carried"]
    assert told(substantive, "type", "mover", "title", "for", "outcome") == [
        "substantive motion", "", "“the accounts be noted.”", "9", "carried",
    ]  # fmt: skip


def test_what_is_said_in_debate_is_no_motion() -> None:
    assert in_minute("Councillor Ash proposed that officers look at the gates. The vote will be taken in May.") == []
    assert in_minute("Councillor Ash said that the amendment was lost last year.") == []
    assert in_minute("For (3)\n\nAgainst (2)") == []


def test_a_vote_of_which_nothing_says_what_it_was_on_is_no_motions() -> None:
    (motion,) = in_minute(
        "Mr Ash moved, and Mr Elm seconded, that the gates be sold. The motion was carried.", "For (3)", "Against (2)"
    )
    assert told(motion, "outcome", "for") == ["carried", ""]


def test_words_of_a_motion_without_a_number_end_with_what_is_quoted() -> None:
    (motion,) = in_minute(
        "Mr Ash moved, and Mr Elm seconded, the following motion:", "“That the gates be sold.”", "The Chair spoke.",
        "The motion was carried.",
    )  # fmt: skip
    assert motion.value("title") == "“That the gates be sold.”"
