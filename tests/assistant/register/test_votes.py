"""Questions about votes are answered from the motion that they are about, with its sides, its movers and its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.citing import unsupported_parts
from assistant.settings import AssistantSettings
from assistant.types import Answer, Question, Turn
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

MINUTES = """MINUTES of a meeting of the Wexcombe Council held on Wednesday, 5 March 2025

40. Apologies for absence

Councillor Dray sent apologies.

41. Budget 2025/26

(1) Mr Ames proposed, and Mrs Cole seconded the following motion:

“That the Council agrees the revenue budget and the capital programme as printed.”

(2) Mr Brook proposed, and Mrs Penn seconded the following amendment: that two more street sweepers be hired at a cost
of £42,000.

(3) Following the debate the Chairman put to the vote the amendment set out in paragraph 2 above and the voting was as
follows:

For (2)

Mr Brook, Mrs Penn

Against (3)

Mr Ames, Mrs Cole, Mr Frith

Abstain (1)

Miss Gale

Amendment lost.

(4) Mr Frith proposed, and Mrs Cole seconded the following amendment: that the museum open on Sundays.

(5) The Chairman put to the vote the amendment set out in paragraph 4 above and the voting was as follows:

For (4)

Mr Ames, Mrs Cole, Mr Frith, Miss Gale

Against (1)

Mr Brook

Amendment carried.

(6) The Chairman put to the vote the substantive motion as set out in paragraph 1 and the voting was as follows:

For (5)

Mr Ames, Mrs Cole, Mr Frith, Mr Brook, Mrs Penn

Against (0)

Abstain (1)

Miss Gale

Substantive Motion Carried.

42. Date of the next meeting

RESOLVED that the Council meet on 7 May 2025.
"""
SENTENCES = """MINUTES OF THE HARBOUR COMMITTEE

Meeting held on 9 April 2025

7. THE DEPOT

Councillor Ellis moved, and Councillor Webb seconded: "That Cabinet be asked to keep the depot open for a year."

Councillor Marsh moved as an amendment, and Councillor Frost seconded, that the depot be sold at once.

The amendment was put to the vote and was LOST (four for, six against).

A recorded vote on the motion was asked for by five members:

For (6):\tCouncillors Ellis, Webb and Hart
Against (3):\tCouncillors Marsh and Frost
Abstained (1):\tCouncillor Lark

The motion was CARRIED.

8. QUAY LIGHTS

Councillor Hart moved, and Councillor Webb seconded, that the quay lights be dimmed after midnight. The motion was
carried by eight votes to none, with one abstention.
"""
LABELLED = """MINUTES of a meeting of the Parks Council held on Wednesday, 4 June 2025

12. Litter

1) Mr Oakes proposed, and Mrs Yew seconded the following amendment:

Proposed Purpose:

“Litter in the parks has risen by a tenth since last summer and nobody thinks that it will fall by itself. Four more
cameras would be put up at the gates where bags are left by night, so that those who leave them can be found and fined,
and the wardens would be freed to look after the flower beds, which have been let go.”

Proposed Amount:

“£17,000”

Proposed Funding Source:

“Take it from the reserve for bandstand repairs.”

2) The Chairman put to the vote the amendment set out in paragraph 1 and the voting was as follows:

For (7)

Against (9)

Amendment lost.
"""
DRAFT = SENTENCES.replace("by eight votes to none", "by seven votes to none")


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("votes")
    papers = {"council.txt": MINUTES, "harbour.txt": SENTENCES, "harbour_DRAFT.txt": DRAFT, "parks.txt": LABELLED}
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([folder / name for name in papers], index, IngestSettings(workers=1))
        yield build_assistant(AssistantSettings(), index)


def answered(council: Assistant, text: str, *history: str) -> Answer:
    return council.answer(Question(text=text, history=tuple(Turn(text=turn) for turn in history)))


def told(council: Assistant, text: str, *history: str) -> str:
    return answered(council, text, *history).text


def test_the_names_against_stand_beside_what_was_moved(council: Assistant) -> None:
    said = told(council, "Who voted against the amendment to hire more street sweepers?")
    assert "Mr Ames, Mrs Cole, Mr Frith" in said
    assert "Miss Gale" not in said
    assert "Outcome: lost" in said


def test_how_a_vote_ended_is_told_with_the_count_of_every_side(council: Assistant) -> None:
    said = told(council, "What became of the amendment on the museum opening on Sundays?")
    assert "For: 4 | Against: 1 | Outcome: carried" in said
    assert "lost" not in said


def test_who_moved_and_seconded_is_told_with_the_words_moved(council: Assistant) -> None:
    said = told(council, "Who moved and who seconded the amendment about street sweepers?")
    assert "two more street sweepers be hired" in said
    assert "Moved by: Mr Brook | Seconded by: Mrs Penn" in said


def test_the_final_vote_is_on_the_substantive_motion(council: Assistant) -> None:
    said = told(council, "Name everyone who abstained on the final budget vote.")
    assert "Who abstained: Miss Gale" in said
    assert "substantive motion" in said
    assert "Carried" in said


def test_a_follow_up_is_about_the_amendment_asked_of_before(council: Assistant) -> None:
    said = told(council, "and what was the vote?", "Who proposed the amendment about street sweepers?")
    assert "For: 2 | Against: 3 | Abstained: 1 | Outcome: lost" in said


def test_how_a_named_member_voted_is_told_by_the_list_of_the_side(council: Assistant) -> None:
    said = told(council, "How did Cllr Lark vote on the motion to keep the depot open?")
    assert "Who abstained: Councillor Lark" in said
    assert "Ellis" not in said
    said = told(council, "Did Mr Frith vote for the amendment on street sweepers?")
    assert "Voted against: Mr Frith" in said


def test_of_a_member_on_no_list_no_vote_is_told(council: Assistant) -> None:
    said = told(council, "How did Cllr Quillfeather vote on the motion to keep the depot open?")
    assert "Outcome" not in said


def test_counts_in_one_sentence_are_told_and_the_draft_is_left_for_the_minutes(council: Assistant) -> None:
    said = told(council, "What was the vote on dimming the quay lights?")
    assert said.endswith("| The motion was carried by eight votes to none, with one abstention.")
    said = told(council, "What was the vote on dimming the quay lights in the draft minutes?")
    assert "seven votes to none" in said


def test_amendments_are_counted_apart_from_motions_and_each_says_how_it_ended(council: Assistant) -> None:
    said = told(council, "How many amendments to the 2025/26 budget were put to the vote, and did any get through?")
    assert said.splitlines()[1].startswith("2 amendments in")
    assert "Outcome: lost" in said
    assert "Outcome: carried" in said


def test_each_part_of_a_question_is_told_by_the_words_of_the_motion_that_are_about_it(council: Assistant) -> None:
    before = "Who proposed the litter cameras amendment?"
    said = told(council, "What reserve was the money to be taken from, and what was the vote?", before)
    assert "Take it from the reserve for bandstand repairs." in said
    assert "For: 7 | Against: 9 | Outcome: lost" in said


def test_of_a_side_that_is_not_printed_the_others_are_told(council: Assistant) -> None:
    said = told(council, "Who abstained on the amendment to open the museum on Sundays?")
    assert "For: 4 | Against: 1 | Outcome: carried" in said


def test_who_moved_is_told_though_how_a_member_voted_is_not_known(council: Assistant) -> None:
    said = told(council, "Who moved the quay lights motion and how did Cllr Lark vote on it?")
    assert "Moved by: Councillor Hart" in said


def test_whose_amendment_it_was_tells_which_is_meant(council: Assistant) -> None:
    said = told(council, "How did the vote on Mr Frith's amendment go?")
    assert "For: 4 | Against: 1 | Outcome: carried" in said
    said = told(council, "how did the vote go on that one?", "What did Mr Brook want to amend in the budget?")
    assert "For: 2 | Against: 3" in said


def test_of_rows_named_before_how_many_passed_is_asked(council: Assistant) -> None:
    said = told(council, "Of the two amendments to the budget on 5 March 2025, how many passed?")
    assert "1 of the 2 amendments" in said
    assert "museum" in said


def test_outcomes_are_asked_by_their_sense(council: Assistant) -> None:
    said = told(council, "Which amendments to the budget at Council on 5 March 2025 were voted down?")
    assert "1 of the 2 amendments" in said
    assert "street sweepers" in said
    assert "museum" not in said


@pytest.mark.parametrize(
    ("question", "who", "said"),
    [
        ("Which amendment to the budget won the most support and how many votes was that?", "Mr Frith", "highest: 4"),
        ("Which budget amendment had most against it?", "Mr Brook", "highest: 3"),
        ("Which of the budget amendments had the closest vote?", "Mr Brook", "closest: 2 for, 3 against"),
        ("Of all the amendments at the 5 March budget council, which one had fewest votes?", "Mr Brook", "lowest: 2"),
    ],
)
def test_votes_are_compared_by_the_side_that_is_named(council: Assistant, question: str, who: str, said: str) -> None:
    answer = told(council, question)
    assert f"that of {who}" in answer
    assert f"{said}." in answer


@pytest.mark.parametrize(
    "question",
    [
        "When does the Council meet next?",
        "Why did Mr Brook move the amendment about street sweepers?",
        "Who voted against the amendment on the airport?",
        "How did members vote on the budget in March 2023?",
        "What was the vote?",
        "What was the vote on the budget amendment?",
    ],
)
def test_a_question_of_no_vote_of_these_brings_none(council: Assistant, question: str) -> None:
    assert "Outcome:" not in told(council, question)


def test_every_figure_said_of_a_vote_stands_in_its_quotes(council: Assistant) -> None:
    for text in (
        "What became of the amendment on street sweepers?",
        "What was the vote on the depot amendment?",
        "Who voted for the substantive motion on the budget?",
        "How many amendments were put to the vote on the budget and how many votes did each get?",
    ):
        for claim in answered(council, text).claims:
            quotes = [citation.quote for citation in claim.citations]
            row = claim.text if "|" in claim.text else ""
            assert unsupported_parts(row, quotes) == ()
