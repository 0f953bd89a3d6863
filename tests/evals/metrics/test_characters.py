from __future__ import annotations

from evals.metrics.characters import build
from tests.evals.rows import abstained, answered, cited, gold, place, values


def test_precision_and_recall_by_hand():
    # Cited are 0-100 and, overlapping, 50-150: 150 characters, 60 of them gold; of the 80 gold characters 60 are cited.
    row = answered(evidence=(gold(place(20, 60)), gold(place(130, 170))), citations=(cited(0, 100), cited(50, 150)))
    assert values(build(), row) == {
        "character_precision": 60 / 150,
        "character_recall": 60 / 80,
        "character_precision_micro": 60 / 150,
        "character_recall_micro": 60 / 80,
    }


def test_micro_sums_characters_where_macro_averages_questions():
    short = answered(id="a", evidence=(gold(place(0, 10)),), citations=(cited(0, 10),))
    long = answered(id="b", evidence=(gold(place(0, 90)),), citations=(cited(200, 290),))
    scores = values(build(), short, long)
    assert (scores["character_precision"], scores["character_precision_micro"]) == (0.5, 0.1)


def test_of_words_in_two_places_the_one_that_is_cited_is_gold_and_neither_is_beside_it():
    twice = gold(place(0, 10), place(0, 40, "minutes"))
    scores = values(build(), answered(evidence=(twice,), citations=(cited(0, 40, "minutes"), cited(0, 10))))
    assert (scores["character_precision"], scores["character_recall"]) == (1.0, 1.0)


def test_an_abstention_has_no_precision_and_no_recall():
    scores = values(build(), abstained(evidence=(gold(place(0, 10)),), citations=(cited(0, 10),)))
    assert (scores["character_precision"], scores["character_recall"]) == (None, 0.0)


def test_an_empty_place_holds_no_characters():
    scores = values(build(), answered(evidence=(gold(place(5, 5)),), citations=(cited(0, 10),)))
    assert (scores["character_recall"], scores["character_recall_micro"]) == (0.0, None)
