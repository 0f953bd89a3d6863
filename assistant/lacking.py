"""What a question asks for that no evidence gives although it comes near: rules, each with its own sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked_events import event_lacking
from assistant.asked_names import proper_names
from assistant.asked_of import label_lacking, name_lacking
from assistant.asked_posts import chair_lacking, holder_lacking, speaker_lacking
from assistant.asked_things import thing_lacking
from assistant.left_open import breaks_off, label_alone, left_open
from assistant.not_yet import only_planned
from assistant.other_times import other_year, said_of_now
from assistant.query import Query, terms_of
from assistant.shown_things import words_in_place
from assistant.signs import Signs
from assistant.types import AbstentionReason, Evidence, Route
from assistant.undecided import only_recommended
from assistant.unnamed import few_unnamed
from vectorstore.references import find_dates

Lacking = tuple[AbstentionReason, str]

UNLIKE = 0.2
"""Under this likeness of what is to be counted to every word beside a figure, no figure counts anything of the sort."""

_PEOPLE = re.compile(r"(?:ies|ers|ans|ites|ish)$")
_HOW_MANY = re.compile(r"\b(?:how many|number of)\b[^?.;]*", re.IGNORECASE)
_BARE = re.compile(r"[£]?\d[\d,.]*%?")
_WORD = re.compile(r"[^\W\d_]{2,}")


def lacking(query: Query, chosen: Sequence[Evidence], signs: Signs, *, computed: bool) -> Lacking | None:
    """Return the reason and the sentence of what is asked for and not there; None where nothing plainly is missing.

    `computed` evidence is rows that were looked up, whose figures are theirs and whose blanks are known.
    """
    rules = _OF_ALL if computed else (*_OF_ALL, *_OF_PASSAGES)
    return next((found for rule in rules for found in [rule(query, chosen, signs)] if found), None)


def _thing(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    thing = thing_lacking(query, chosen)
    return (AbstentionReason.WEAK_EVIDENCE, thing.lacking) if thing else None


def _holder(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    post = holder_lacking(query, chosen)
    return (AbstentionReason.UNKNOWN_NAME, f"What was found names nobody as “{post}”.") if post else None


def _chair(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    body = chair_lacking(query, chosen)
    return (AbstentionReason.UNKNOWN_NAME, f"What was found does not say who chairs “{body}”.") if body else None


def _speaker(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    name = speaker_lacking(query, chosen)
    return (AbstentionReason.UNKNOWN_NAME, f"Nothing that was found on this has {name} in it.") if name else None


def _event(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    event = event_lacking(query, chosen)
    return (AbstentionReason.WEAK_EVIDENCE, f"Nothing found on this speaks of {event}.") if event else None


def _present(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    if not said_of_now(query, chosen):
        return None
    asked = " or ".join(dict.fromkeys(day.text for day in find_dates(query.plan.text)))
    day = chosen[0].document.meeting_date
    said = f"What was found speaks of the time of its paper, {day:%B %Y}, and not of {asked or 'the time asked about'}."
    return AbstentionReason.OTHER_PERIOD, said


def _year(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    year = other_year(query, chosen)
    said = f"What was found speaks of {year}, and not of the year asked about."
    return (AbstentionReason.OTHER_PERIOD, said) if year else None


def _of_name(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    name = name_lacking(query, chosen)
    return (AbstentionReason.UNKNOWN_NAME, f"Nothing found on this speaks of {name}.") if name else None


def _numbered(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    label = label_lacking(query, chosen)
    return (AbstentionReason.WEAK_EVIDENCE, f"Nothing found on this speaks of {label}.") if label else None


def _compared(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    """Say that one of the places or bodies to be compared is not spoken of; its people may be called otherwise."""
    if query.plan.route is not Route.COMPARE:
        return None
    said = " ".join(map(words_in_place, chosen))
    terms = frozenset(terms_of(said))
    names = (name for name in proper_names(query.plan.own) if not _PEOPLE.search(name))
    away = [name for name in names if terms.isdisjoint(terms_of(name))]
    return (AbstentionReason.UNKNOWN_NAME, f"Nothing found on this speaks of {away[0]}.") if away else None


def _open(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    words = left_open(query, chosen)
    return (AbstentionReason.WEAK_EVIDENCE, f"The record leaves this open: “{words}”.") if words else None


def _reason(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    said = "What was found on this breaks off where a reason would stand."
    return (AbstentionReason.WEAK_EVIDENCE, said) if breaks_off(query, chosen) else None


def _decided(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    said = "What was found recommends this, and no decision on it was found."
    return (AbstentionReason.WEAK_EVIDENCE, said) if only_recommended(query, chosen) else None


def _outcome(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    said = "What was found tells of this beforehand, and not what came of it."
    return (AbstentionReason.WEAK_EVIDENCE, said) if only_planned(query, chosen) else None


def _few(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    few = few_unnamed(query, chosen)
    return (AbstentionReason.UNKNOWN_NAME, f"What was found does not name the {few}.") if few else None


def _label(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    label = label_alone(query, chosen)
    said = f"The record speaks of a {label} and gives no figure beside it."
    return (AbstentionReason.BLANK, said) if label else None


def _counted(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    if query.plan.route is not Route.COUNT or signs.get("counted_leading", 1.0) >= UNLIKE:
        return None
    if any(_BARE.fullmatch(item.document.quote(cell).strip()) for item in chosen for cell in item.block.cells):
        return None  # the figures of a table are told by headings in words of their own
    asked = _HOW_MANY.search(query.plan.own)
    return (
        AbstentionReason.WEAK_EVIDENCE,
        f"The record does not give this number: “{asked.group().strip() if asked else query.plan.own}”.",
    )


def _empty_paragraph(query: Query, chosen: Sequence[Evidence], signs: Signs) -> Lacking | None:
    """Say that a paragraph which is asked for holds nothing but its number."""
    place = chosen[0].block.locator
    if not query.plan.refs or _WORD.search(chosen[0].text) or not place.paragraph:
        return None
    return AbstentionReason.BLANK, f"Paragraph {place.paragraph} of “{chosen[0].document.title}” is blank."


_OF_ALL: Sequence[Callable[[Query, Sequence[Evidence], Signs], Lacking | None]] = (
    _thing,
    _holder,
    _chair,
    _speaker,
    _event,
    _numbered,
)
_OF_PASSAGES: Sequence[Callable[[Query, Sequence[Evidence], Signs], Lacking | None]] = (
    _empty_paragraph,
    _present,
    _year,
    _of_name,
    _compared,
    _open,
    _reason,
    _decided,
    _outcome,
    _few,
    _label,
    _counted,
)
