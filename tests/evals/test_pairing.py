from __future__ import annotations

from dataclasses import replace

from evals.metrics import follow_up, rewording
from evals.pairing import beside, within_run
from evals.types import Paired, Row
from tests.evals.rows import abstained, answered, cited, gold, place, values

FACTS = {"facts": (("May",), ("2024",)), "evidence": (gold(place(0, 10)),)}


def test_a_follow_up_is_compared_with_the_question_written_out_whichever_names_the_other():
    written = answered(id="out", answer="May 2024.", citations=(cited(0, 10),), **FACTS)
    asked_on = replace(answered(id="on", answer="In May.", **FACTS), history=("Who leads it?",))
    for rows in (
        (replace(written, same_as="on"), asked_on),
        (written, replace(asked_on, same_as="out")),
    ):
        (pair,) = [row.paired for row in within_run(rows) if row.paired]
        assert (pair.kind, pair.verdict, pair.before, pair.right_before) == ("follow_up", "differs", "May 2024.", True)
        assert pair.gains == {"facts": -0.5, "evidence": -1.0}
        assert values(follow_up.build(), *rows) == {"follow_up_gap": -0.5, "follow_up_gap_evidence": -1.0}


def test_another_wording_is_compared_with_the_first():
    first, other = answered(id="a", answer="May 2024.", **FACTS), answered(id="b", answer="No.", **FACTS)
    rows = within_run([first, replace(other, same_as="a")])
    assert [row.paired and row.paired.kind for row in rows] == [None, "paraphrased"]
    assert values(rewording.build(), *rows)["paraphrased_gap"] == -1.0


def test_what_cannot_be_compared_stays_as_it_is():
    rows: tuple[Row, ...] = (
        replace(answered(id="a"), same_as="nowhere"),
        replace(answered(id="b"), same_as="b"),
        replace(answered(id="c"), same_as="d"),
        replace(answered(id="d"), error="the disk is full"),
        replace(answered(id="e"), same_as="a", paired=Paired(kind="again", verdict="same")),
    )
    assert within_run(rows) == rows


def test_the_same_answer_with_another_citation_differs():
    before = answered(answer="In May.", citations=(cited(0, 10),))
    assert beside(before, before, kind="again", change="").paired.verdict == "same"
    for other in (
        replace(before, citations=(replace(before.citations[0], page=2),)),
        replace(before, answer="In June."),
        abstained(answer="In May.", citations=before.citations),
    ):
        assert beside(other, before, kind="again", change="").paired.verdict == "differs"
