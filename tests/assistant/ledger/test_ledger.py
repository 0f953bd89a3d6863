from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.ledger.ledger import KEPT
from tests.assistant.handmade import paper, row
from tests.assistant.ledger.papers import APRIL, PUBLIC, SPRING, K, ledger
from vectorstore.types import AccessLevel, Filters

OFFICER = Filters(levels=frozenset(AccessLevel))


def test_lines_are_of_the_newest_paper_first_and_of_this_reader(tmp_path: Path):
    with ledger(tmp_path) as held:
        labels = [entry.label for entry in held.entries(PUBLIC, [K.ACTION])]
        assert labels[:1] == ["A1"] and "A7" not in labels
        assert "A7" in [entry.label for entry in held.entries(OFFICER, [K.ACTION])]
        assert "Quillfeather" not in str(held.things(PUBLIC))


def test_filters_leave_the_papers_they_name(tmp_path: Path):
    with ledger(tmp_path) as held:
        early = held.things(Filters(as_of=date(2025, 2, 1)))
        assert [t.latest.rating.value for t in early[K.ACTION] if t.latest.label == "A1"] == ["Red"]
        assert K.ACTION not in held.things(Filters(documents=("tracker.pdf",)))


def test_a_new_paper_is_seen_and_what_was_read_is_kept(tmp_path: Path):
    with ledger(tmp_path, SPRING) as held:
        before = held.entries(PUBLIC)
        assert held.things(PUBLIC) is held.things(PUBLIC)
        held.index.put(paper("late.pdf", [row(K.RISK, "R1", title="The vans fail")], meeting=APRIL))
        after = held.entries(PUBLIC)
        assert len(after) == len(before) + 1
        assert next(one for one in after if one.kind is K.ACTION) is before[0]
        held.index.forget("/papers/late.pdf")
        assert len(held.entries(PUBLIC)) == len(before)


def test_things_are_kept_for_some_sets_of_filters_alone(tmp_path: Path):
    with ledger(tmp_path, SPRING) as held:
        first = held.things(PUBLIC)
        for day in range(1, KEPT + 1):
            held.things(replace(PUBLIC, as_of=date(2025, 5, day)))
        assert held.things(PUBLIC) is not first


def test_an_empty_index_has_no_lines(tmp_path: Path):
    with ledger(tmp_path, SPRING) as held:
        held.index.forget("/papers/spring.pdf")
        assert (held.entries(PUBLIC), dict(held.things(PUBLIC)), held.papers(PUBLIC.levels)) == ((), {}, {})


def test_whole_records_are_read_by_their_lines(tmp_path: Path):
    with ledger(tmp_path, SPRING) as held:
        entry = held.entries(PUBLIC)[0]
        assert held.records([entry], PUBLIC.levels)[entry.id].label == "A1"
