"""Motions of one meeting are told apart by what each changes, by its heading, by its mover and by its minute."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.register.one_vote import Candidate, surely
from assistant.register.own_clauses import clauses_in, heading_over, own_clauses, own_text
from assistant.settings import AssistantSettings
from assistant.types import Question, Turn
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from tests.assistant.handmade import paper as paper_of
from tests.assistant.handmade import row, say
from vectorstore.index import Index, open_index
from vectorstore.records import Record, RecordKind
from vectorstore.settings import StoreSettings
from vectorstore.types import Document, Filters, Span

MINUTES = """MINUTES of a meeting of the Wexcombe Council held on Thursday, 20 March 2025

33. Joining the Northern Growth Zone (Item 7)

(1) Mr Garside proposed, and Mrs Whitlock seconded the following motion:

“The Council is asked to (1) write to the Minister asking that the borough be placed in the first wave of the Northern
Growth Zone (NGZ) (2) leave the terms of the application to the Leader (3) note that elections may be put off.”

(2) Mr Pike proposed, and Ms Sandoval seconded the following amendment:

“(1) write to the Minister asking that the borough be placed in the first wave of the Northern Growth Zone (NGZ) (2)
say that the reorganisation of parishes is to be settled first (3) note that elections may be put off.”

(3) Following the debate, the Chairman put to the vote the amendment set out in paragraph 2 above and the voting was as
follows:

For (3)

Mr Pike, Ms Sandoval, Mr Moss

Against (5)

Mr Garside, Mrs Whitlock, Mr Abbott, Mr Bains, Mrs Cope

Abstain (2)

Mrs Usher, Mr Vine

Amendment lost.

(4) Mr Hurst proposed, and Mr Jebb seconded the following amendment:

“(1) write to the Minister asking that the borough be placed in the first wave of the Northern Growth Zone (NGZ) (2)
hold a referendum in the borough before any application is sent (3) note that elections may be put off.”

(5) The Chairman put to the vote the amendment set out in paragraph 4 above and the voting was as follows:

For (3)

Mr Hurst, Mr Jebb, Mr Moss

Against (4)

Mr Garside, Mrs Whitlock, Mr Abbott, Mr Bains

Abstain (3)

Mrs Usher, Mr Vine, Mrs Cope

Amendment lost.

(6) As all the amendments had been determined, the Chairman put to the vote the substantive motion as set out in
paragraph 1 and the voting was as follows:

For (7)

Mr Garside, Mrs Whitlock, Mr Abbott, Mr Bains, Mrs Cope, Mrs Usher, Mr Moss

Against (2)

Mr Pike, Mr Hurst

Abstain (1)

Mr Vine

Substantive Motion carried.

34. Motions for Short Debate (Item 8)

Motion for Short Debate 1 – River Bathing

(1) Mr Jebb proposed, and Mrs Ingham seconded the motion that

“The Council asks the Environment Agency to test the water at Sallow Weir each week.”

(2) The Chairman put to the vote the motion set out in paragraph 1 and the voting was as follows:

For (6)

Against (3)

Abstain (1)

Motion carried.

Motion for Short Debate 2 – Library Fines

(3) Ms Nuttall proposed, and Mr Moss seconded the motion that

“Charges for late books be ended for all readers; that the loss be met from reserves; that this be looked at again when
the accounts of the year are before the Cabinet, and that all schools be told.”

(4) The Chairman put to the vote the motion set out in paragraph 3 and the voting was as follows:

For (4)

Against (5)

Abstain (1)

Motion lost.

35. Seats by the pond (Item 9)

(1) Mr Oakes proposed, and Mrs Yew seconded the motion that

“Two seats be put by the pond in Coldharbour Park.”

(2) The Chairman put to the vote the motion set out in paragraph 1 and the voting was as follows:

For (8)

Against (2)

Motion carried.
"""


@pytest.fixture(scope="module")
def minuted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("apart")
    (folder / "council.txt").write_text(MINUTES, encoding="utf-8")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([folder / "council.txt"], index, IngestSettings(workers=1))
        yield index


@pytest.fixture(scope="module")
def council(minuted: Index) -> Assistant:
    return build_assistant(AssistantSettings(), minuted)


@pytest.fixture(scope="module")
def paper(minuted: Index) -> tuple[Document, tuple[Record, ...]]:
    document = minuted.catalogue.document(minuted.catalogue.documents(Filters())[0].id, Filters().levels)
    return document, minuted.register.of_document(document.id, Filters())


def told(council: Assistant, text: str, *history: str) -> str:
    return council.answer(Question(text=text, history=tuple(Turn(text=turn) for turn in history))).text


def motion(records: tuple[Record, ...], mover: str) -> Record:
    return next(r for r in records if r.kind is RecordKind.MOTION and r.value("mover") == mover)


def test_an_amendment_is_what_it_changes(paper: tuple[Document, tuple[Record, ...]]) -> None:
    document, records = paper
    own = [" ".join(document.quote(s).split()) for s in own_clauses(motion(records, "Mr Hurst"), records, document)]
    assert own == ["(2) hold a referendum in the borough before any application is sent"]
    assert "parishes" not in own_text(motion(records, "Mr Hurst"), records, document)


def test_a_last_vote_is_on_the_motion_before_it_or_on_what_it_says_itself() -> None:
    last = row(RecordKind.MOTION, "2", title="The motion as amended", type="substantive motion")
    made = paper_of("minutes.md", [last])
    assert own_text(made.records[0], made.records, made.document).strip() == "The motion as amended"
    first = row(RecordKind.MOTION, "1", title="Mend the gate", type="motion")
    made = paper_of("minutes.md", [first, last])
    assert own_text(made.records[1], made.records, made.document) == "Mend the gate The motion as amended"


def test_white_space_after_a_sentence_is_no_clause() -> None:
    document = paper_of("minutes.md", [say("Mend the gate. ")]).document
    clauses = list(clauses_in(Span(start=0, end=len(document.text)), document))
    assert [document.quote(clause) for clause in clauses] == ["Mend the gate."]


def test_the_last_vote_is_on_what_its_minute_began_with(paper: tuple[Document, tuple[Record, ...]]) -> None:
    document, records = paper
    last = next(record for record in records if record.value("type") == "substantive motion")
    assert "first wave" in own_text(last, records, document)


def test_a_heading_inside_a_minute_is_of_the_motion_right_under_it(
    paper: tuple[Document, tuple[Record, ...]], minuted: Index
) -> None:
    document, records = paper
    over = [heading_over(r, document, minuted, Filters()) for r in records if r.kind is RecordKind.MOTION]
    named = [document.quote(span) for span in over if span is not None]
    assert named == ["Motion for Short Debate 1 – River Bathing", "Motion for Short Debate 2 – Library Fines"]


@pytest.mark.parametrize(
    ("question", "said", "never"),
    [
        ("who moved the amendment about a referendum", "Moved by: Mr Hurst", "Pike"),
        ("what was the vote on settling parishes first", "For: 3 | Against: 5 | Abstained: 2 | Outcome: lost", "Hurst"),
        ("final vote on asking the minister to put us in the NGZ?", "For: 7 | Against: 2 | Abstained: 1", "lost"),
        ("who voted against joining the growth zone", "Voted against: Mr Pike, Mr Hurst", "lost"),
        ("how did mr vine vote on the referendum amendment", "Who abstained: Mr Vine", "carried"),
        ("library fines vote", "For: 4 | Against: 5 | Abstained: 1 | Outcome: lost", "Sallow"),
        ("result of the river bathing vote", "For: 6 | Against: 3 | Abstained: 1 | Outcome: carried", "books"),
        ("what happened with Ms Nuttall's motion", "Outcome: lost", "Sallow"),
        ("ms nuttall's motion, what happened to it", "Outcome: lost", "Sallow"),
    ],
)
def test_a_vote_is_found_by_what_only_its_motion_says(council: Assistant, question: str, said: str, never: str) -> None:
    answer = told(council, question)
    assert said in answer
    assert never not in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Mr Pike's and Mr Hurst's growth zone amendments both got 3 votes. Which one had more against it?",
            "That of Mr Pike had more votes against it: 5; that of Mr Hurst had 4.",
        ),
        (
            "which got fewer abstentions, mr pike's amendment or mr hurst's?",
            "That of Mr Pike had fewer abstentions: 2; that of Mr Hurst had 3.",
        ),
        (
            "Whose amendment got more votes, Mr Pike's or Mr Hurst's?",
            "That of Mr Hurst had as many votes for it: 3; that of Mr Pike had 3.",
        ),
        (
            "Which was closer, the vote on Mr Pike's amendment or on Mr Hurst's?",
            "That of Mr Hurst had the closer vote: 3 for, 4 against; that of Mr Pike had 3 for, 5 against.",
        ),
    ],
)
def test_motions_of_two_movers_are_compared(council: Assistant, question: str, said: str) -> None:
    answer = told(council, question)
    assert said in answer
    assert "For: 3 | Against: 5 | Abstained: 2 | Outcome: lost" in answer


@pytest.mark.parametrize(
    "question",
    [
        "Which amendment had more against it, Mr Pike's or Mr Quillfeather's?",
        "Which motion got more abstentions, Mr Oakes's or Ms Nuttall's?",
        "What did Mr Pike and Mr Hurst say of the vote?",
        "Which of Mr Pike and Mr Hurst spoke?",
    ],
)
def test_nothing_is_compared_where_a_motion_is_not_found(council: Assistant, question: str) -> None:
    assert "That of" not in told(council, question)


def test_of_several_it_is_said_how_many_ended_how_and_what_begins_alike_is_told_by_its_mover(
    council: Assistant,
) -> None:
    said = told(council, "How many amendments to the growth zone motion were moved, and did any get through?")
    assert "2 amendments in 33 Joining the Northern Growth Zone (Item 7): that of Mr Pike and that of Mr Hurst;" in said
    assert "; all lost." in said
    said = told(council, "Which short debate motions were put to the vote in March?")
    assert "; 1 carried and 1 lost." in said


def test_the_closest_of_several_is_asked_in_either_order(council: Assistant) -> None:
    said = told(council, "which amendment to the growth zone motion was closest")
    assert "closest: 3 for, 4 against" in said
    assert "Mr Hurst" in said


def test_a_motion_that_is_less_about_the_question_than_another_is_not_surely_meant(
    paper: tuple[Document, tuple[Record, ...]],
) -> None:
    document, records = paper

    def weighed(mover: str, about: float, score: float) -> Candidate:
        record = motion(records, mover)
        return Candidate(record=record, document=document, about=about, score=score, terms=frozenset([mover]))

    first, other = weighed("Mr Pike", 0.5, 1.0), weighed("Mr Hurst", 0.6, 0.8)
    assert surely([first, other]) == []
    assert surely([first, weighed("Mr Hurst", 0.5, 0.8)]) == [first]
    assert surely([first, weighed("Mr Hurst", 0.5, 0.95)]) == []
    assert surely([weighed("Mr Pike", 0.1, 1.0)]) == []


def test_motions_of_one_minute_are_counted_by_its_heading_and_named_by_their_own(council: Assistant) -> None:
    said = told(council, "Of the two short debate motions in March, how many passed and which?")
    assert "1 of the 2 motions in 34 Motions for Short Debate (Item 8)" in said
    assert "Motion for Short Debate 1 – River Bathing | “The Council asks the Environment Agency" in said
    said = told(council, "of the short debate motions on 20 march, which were lost")
    assert "late books be ended for all readers; that the loss be met from reserves; that this be looked …" in said


@pytest.mark.parametrize(
    ("history", "text", "said"),
    [
        (("who moved the amendment about a referendum",), "did it pass", "Outcome: lost"),
        (("who moved the amendment about a referendum",), "and the one about parishes?", "Moved by: Mr Pike"),
        (("who moved the amendment about a referendum",), "and what about the final vote?", "For: 7 | Against: 2"),
        (("who abstained on the referendum amendment",), "and on the final vote", "Who abstained: Mr Vine"),
        (("did the river bathing motion get through",), "and library fines?", "For: 4 | Against: 5"),
        (("did the library fines motion get through",), "what about river bathing, how did that one go", "For: 6"),
        (("how many votes for the river bathing motion",), "and against?", "Against: 3"),
        (("how did mr moss vote on the referendum amendment",), "and mr vine?", "Who abstained: Mr Vine"),
        (("final vote on joining the growth zone",), "who voted against", "Voted against: Mr Pike, Mr Hurst"),
        (("what did mr garside say about the growth zone",), "did it go through", "Outcome: carried"),
    ],
)
def test_a_follow_up_asks_of_the_same_vote_or_of_the_one_it_names(
    council: Assistant, history: tuple[str, ...], text: str, said: str
) -> None:
    assert said in told(council, text, *history)
