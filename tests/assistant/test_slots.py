"""Whether words hold the kind of thing that was asked for."""

from __future__ import annotations

import pytest

from assistant.slots import gives, holds, names_in, places_of
from assistant.types import Slot


@pytest.mark.parametrize(
    ("slot", "held", "lacking"),
    [
        (Slot.NUMBER, "The backlog stood at 1,612.", "The backlog went down."),
        (Slot.NUMBER, "Forty vans were let go.", "The vans were let go."),
        (Slot.NUMBER, "The panel meets weekly.", "The panel meets."),
        (Slot.MONEY, "It will cost £2.4m.", "It took 2.4 years."),
        (Slot.MONEY, "Ferry 2.4 Cost £m", "Ferry Cost £m"),
        (Slot.PERCENTAGE, "Damp was found in 12.5% of homes.", "Damp was found in 12 homes."),
        (Slot.DATE, "It is due on 30 June 2025.", "It is due soon, in section 6."),
        (Slot.PERSON, "The Head of Repairs leads it.", "The repairs are led well."),
        (Slot.PERSON, "It is led by Marjorie Penhallow.", "It is led by the Harbour Project."),
        (Slot.NAME, "Marjorie Penhallow spoke.", "The Head of Repairs spoke."),
        (Slot.NAME, "Cllr Fennimore spoke.", "The Overview Committee met."),
        (Slot.COLOUR, "The project is Amber.", "The project is on track."),
        (Slot.COLOUR, "The home was rated good by inspectors.", "The home is good."),
        (Slot.DECISION, "RESOLVED: that the report be noted.", "The report was read out."),
    ],
)
def test_a_kind_of_thing_is_told_from_words_without_it(slot: Slot, held: str, lacking: str) -> None:
    assert holds(slot, held)
    assert not holds(slot, lacking)


@pytest.mark.parametrize(
    ("asked", "text", "has"),
    [
        ("How many of the 40 vans were let go?", "12 of the 40 vans were let go.", True),
        ("How many of the 40 vans were let go?", "There are 40 vans.", False),
        ("How many of the 40 vans were let go?", "Just 4 of them.", True),
        ("How many vans are there?", "3.3 The vans are old.", False),
        ("How many vans are there?", "The vans are counted termly.", False),
        ("How often are the vans counted?", "The vans are counted termly.", True),
    ],
)
def test_what_the_question_itself_says_and_the_number_of_a_paragraph_give_nothing(
    asked: str, text: str, has: bool
) -> None:
    assert gives(Slot.NUMBER, text, asked) is has


def test_every_slot_can_be_held() -> None:
    text = "RESOLVED: Cllr Edwina Carrowby to pay £5, 3% of it by 1 May 2025; rated Green."
    assert all(holds(slot, text) for slot in Slot)


def test_names_are_of_people_and_not_of_offices_places_or_bodies() -> None:
    text = "Edwina Carrowby met the Housing Committee in Fennimore Road, and Edwina Carrowby left Mr Gorse there. "
    text += "The Tannery Quarter Board and the Link Reference Group met too."
    assert names_in(text) == ("Edwina Carrowby", "Mr Gorse")


@pytest.mark.parametrize(
    "name", ["Ann-Marie Gorse", "Tobias O'Dell", "Tobias McTavish", "Jan P. Quill-Moss", "Cllr O’Dell"]
)
def test_names_of_several_parts_are_read_whole(name: str) -> None:
    assert names_in(f"The report was given by {name}, who left early.") == (name,)


def test_the_places_of_a_kind_of_thing_are_given() -> None:
    text = "The panel met 40 tenants weekly on 1 May 2025."
    assert [text[place.start : place.end] for place in places_of(Slot.NUMBER, text)] == ["40", "weekly"]
    assert [text[place.start : place.end] for place in places_of(Slot.DATE, text)] == ["1 May 2025"]
