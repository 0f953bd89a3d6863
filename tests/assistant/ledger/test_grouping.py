from pathlib import Path

from assistant.ledger.grouping import Standing
from tests.assistant.handmade import paper, row
from tests.assistant.ledger.papers import APRIL, JANUARY, PUBLIC, SEPTEMBER, K, ledger
from vectorstore.index import NewVersion


def things(folder: Path, *papers: NewVersion, kind: K = K.ACTION) -> tuple[Standing, ...]:
    with ledger(folder, *papers) as held:
        return held.things(PUBLIC)[kind]


def test_one_thing_of_several_papers_is_one_with_its_newest_line_last(tmp_path: Path):
    found = {(t.latest.label, t.latest.scope): t for t in things(tmp_path)}
    roofs = found["A1", "Recovery plan"]
    assert [entry.day for entry in roofs.entries] == [JANUARY, APRIL]
    assert (roofs.latest.rating.value, roofs.first_day) == ("Amber", JANUARY)
    assert [entry.rating.value for entry in roofs.earlier] == ["Red"]


def test_the_same_reference_of_two_plans_is_two_things(tmp_path: Path):
    assert {t.latest.scope for t in things(tmp_path) if t.latest.label == "A1"} == {"Recovery plan", "Tree strategy"}


def test_a_plan_whose_name_grew_is_one_where_the_wording_is_the_same(tmp_path: Path):
    line = {"title": "Mend the harbour roofs", "status": "Open"}
    first = paper("a.pdf", [row(K.ACTION, "A1", scope="Recovery", **line)], meeting=JANUARY)
    second = paper("b.pdf", [row(K.ACTION, "A1", scope="Recovery plan 2025", **line)], meeting=APRIL)
    (one,) = things(tmp_path, first, second)
    assert len(one.entries) == 2


def test_two_rows_of_one_table_are_two_things_whatever_their_reference(tmp_path: Path):
    lines = [row(K.ACTION, "A1", title="Mend roofs"), row(K.ACTION, "A1", title="Mend walls")]
    assert len(things(tmp_path, paper("a.pdf", lines))) == 2


def test_without_a_reference_the_wording_tells_a_thing_again(tmp_path: Path):
    def told(name: str, day: object, title: str) -> NewVersion:
        return paper(name, [row(K.DELIVERABLE, "", title=title)], meeting=day)  # type: ignore[arg-type]

    papers = (
        told("a.pdf", JANUARY, "Open a new library"),
        told("b.pdf", APRIL, "Open a new library"),
        told("c.pdf", SEPTEMBER, "Training"),
        told("d.pdf", APRIL, "Training"),
    )
    assert sorted(len(t.entries) for t in things(tmp_path, *papers, kind=K.DELIVERABLE)) == [1, 1, 2]


def test_undated_lines_are_older_than_dated_ones_and_minutes_of_two_days_are_two(tmp_path: Path):
    undated = paper("a.pdf", [row(K.ACTION, "A1", title="Mend", status="Old")], meeting=None)
    dated = paper("b.pdf", [row(K.ACTION, "A1", title="Mend", status="New")], meeting=JANUARY)
    (one,) = things(tmp_path / "a", undated, dated)
    assert one.latest.status.value == "New"
    minutes = [
        paper(f"{day}.pdf", [row(K.MINUTE, "Minute 5", title="Roofs of the harbour")], meeting=day)
        for day in (JANUARY, APRIL)
    ]
    assert len(things(tmp_path / "b", *minutes, kind=K.MINUTE)) == 2
