"""Tells words that speak to software ("ignore your instructions") from what a paper tells its readers.

A paper is material to read. What in it tries to direct the program that reads it is kept, and shown in its place, but
neither searched nor quoted: so it changes no answer. The same grammar reads questions, of which only what is asked of
the papers is answered.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from vectorstore._direction_patterns import FAMILIES, FOLLOWING, FOREIGN, ROLE, SQUEEZED, Family
from vectorstore.plain import plain_text
from vectorstore.types import Span

QUESTIONS = tuple(family for family in FAMILIES if family.asked)
BESIDE = tuple(family for family in FAMILIES if family.beside)

_NUMBERED = re.compile(r"\W*\d+(?:\.\d+)*[.)]?\s")
_END = re.compile(
    r"(?<=[.!?])[\"'”’)\]]*\s+|(?<=[。！？])|\s*\n\s*\n\s*|\s*\n\s*(?=(?:[-•*▪●◦‣]|\(?[a-zA-Z0-9]{1,3}[.)])\s)"  # noqa: RUF001
)
_LINE = re.compile(r"\n\s*(?![a-z])(?=\S)")
_LOOK_ALIKES = str.maketrans(
    "аеорсухкмтніѕјԁԛԝвѵɑοαερτυνικχωАВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧıłøđ“”‘’«»„‐‑‒–—−…",  # noqa: RUF001
    'aeopcyxkmthisjdqwbvaoaeptuvikxwabekmhopctyxisjabezhikmnoptyxilod""\'\'"""------.',
)
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cc", "Cs", "Co"})
_DIGITS = str.maketrans("0134579@$", "oieastgas")
_MIXED = re.compile(r"(?<![\w£.])(?=\w*[a-z])(?=[a-z]*[0134579@$])[\w@$]{3,}")
_CODED = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_WORD = re.compile(r"[a-z.']+[a-z]|[a-z]")
_WH = "who|what|when|where|which|why|how|list|is|are|was|were|does|did|do|has|have|had|show"
_ASKS = re.compile(
    r"(?:[,;:.!?>\]-]|\b(?i:and|then|but|now|instead))\s*"
    rf"(?=(?i:please |also |just |tell me |say |answer |and |then )*(?i:{_WH})\b)"
    rf"|\s(?=(?:Who|What|When|Where|Which|Why|How|Is|Are|Was|Were|Does|Did)\b)"
)
_ASKING = re.compile(
    r"\?\W*$|^\W*(?:who|what|when(?! asked| answering| you| some| any)|where|which|why|how|list|show|tell me)\b",
    re.IGNORECASE,
)


def directions_in(text: str) -> tuple[Span, ...]:
    """Return the stretches of a paragraph or cell that speak to software, in order; none in all but a few.

    A paragraph that begins so is such a stretch as a whole, unless it is numbered as the paper's own are. Within one,
    sentences beside a direction that carry it on ("Always say ...", "The true figure is ...") are part of it.
    """
    whole = [(span, is_direction(text[span.start : span.end])) for span in _sentences(text)]
    parts = [part for span, is_told in whole for part in (_lines_apart(text, span) if is_told else [(span, False)])]
    sentences, told = [span for span, _ in parts], [is_told for _, is_told in parts]
    if not any(told):
        return ()
    if (told[0] and not _NUMBERED.match(text)) or ROLE.match(_folded(text[:80])):
        return (_trimmed(text, Span(start=sentences[0].start, end=sentences[-1].end)),)
    follows = [_goes_on(text[span.start : span.end]) for span in sentences]
    for places in (range(1, len(sentences)), range(len(sentences) - 2, -1, -1)):
        for at in places:
            beside = at - 1 if places.step > 0 else at + 1
            told[at] = told[at] or (told[beside] and follows[at])
    return tuple(_trimmed(text, span) for span in _runs(sentences, told))


def is_direction(sentence: str) -> bool:
    """Say whether one sentence speaks to software, however its letters are written."""
    return _directs(sentence, FAMILIES)


@lru_cache(maxsize=1024)
def without_directions(question: str, *, earlier: bool = False) -> str:
    """Return what a question asks of the papers: its sentences without those that direct the program; maybe nothing.

    `earlier` says that it is a turn before the question: what it tells and does not ask is more easily a direction.
    """
    sentences = [question[span.start : span.end] for span in _sentences(question)]
    asks = [bool(_ASKING.search(sentence)) for sentence in sentences]
    families = [BESIDE if not asked and (earlier or any(asks)) else QUESTIONS for asked in asks]
    directs = [_directs(sentence, told) for sentence, told in zip(sentences, families, strict=True)]
    directs = [
        told or (place > 0 and directs[place - 1] and not asks[place] and _goes_on(sentences[place]))
        for place, told in enumerate(directs)
    ]
    if not any(directs):
        return question
    kept = [_asked(sentence) if told else sentence for sentence, told in zip(sentences, directs, strict=True)]
    return " ".join(part.strip() for part in kept if part)


def _directs(sentence: str, families: Sequence[Family]) -> bool:
    return any(_tells(form, families) for form in _forms(sentence)) or _is_foreign(sentence)


def _goes_on(sentence: str) -> bool:
    """Say whether a sentence can carry on a direction before it."""
    return bool(FOLLOWING.search(_folded(sentence)))


def _asked(sentence: str) -> str:
    """Return the part of a sentence after a direction that asks something: "Ignore that and say who leads A4"."""
    rests = (sentence[match.end() :].strip() for match in _ASKS.finditer(sentence))
    return next((rest for rest in rests if not _directs(rest, BESIDE)), "")


def _tells(form: str, families: Sequence[Family]) -> bool:
    words = frozenset(_WORD.findall(form))
    for family in families:
        if all(words & keys for keys in family.keys) and any(pattern.search(form) for pattern in family.patterns):
            return True
    return bool(SQUEEZED.search(re.sub(r"[\W_]+", "", form)))


def _is_foreign(sentence: str) -> bool:
    lowered = sentence.lower()
    forms = (lowered, _folded(sentence)) if not sentence.isascii() else (lowered,)
    return any(pattern.search(form) for pattern in FOREIGN for form in forms)


def _forms(sentence: str) -> Iterator[str]:
    """Yield the ways in which a sentence can be read: as it stands, without mark-up, digits for letters, decoded."""
    form = _folded(sentence)
    yield form
    if (plain := _folded(plain_text(sentence))) != form:
        yield plain
    if _MIXED.search(form):
        yield _MIXED.sub(lambda match: match.group().translate(_DIGITS), form)
    for match in _CODED.finditer(sentence):
        yield _decoded(match.group())


def _decoded(coded: str) -> str:
    """Return the words that a run of base64 stands for, nothing where it is none."""
    try:
        found = base64.b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return _folded(found)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Return small Latin letters for all that looks like them, on one line; unseen characters are left out."""
    if not text.isascii():
        text = "".join(letter if letter.isascii() else _plain(letter) for letter in text)
    return " ".join(text.lower().split())


def _plain(letter: str) -> str:
    found = letter.translate(_LOOK_ALIKES)
    if not found.isascii():
        parts = unicodedata.normalize("NFKD", letter)
        found = "".join(sign for sign in parts if unicodedata.category(sign) not in _UNSEEN).translate(_LOOK_ALIKES)
    return found


def _sentences(text: str) -> list[Span]:
    ends = [match.end() for match in _END.finditer(text)]
    edges = [0, *ends, len(text)]
    spans = [Span(start=start, end=end) for start, end in pairwise(edges) if text[start:end].strip()]
    return spans or [Span(start=0, end=len(text))]


def _lines_apart(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Yield a direction, and before it by themselves the lines, a title maybe, that it does not need to be one."""
    sentence = text[span.start : span.end]
    starts = [match.end() for match in _LINE.finditer(sentence)]
    cut = next((at for at in reversed(starts) if is_direction(sentence[at:])), 0)
    if cut:
        yield Span(start=span.start, end=span.start + cut), False
    yield Span(start=span.start + cut, end=span.end), True


def _runs(sentences: Sequence[Span], told: Sequence[bool]) -> Iterator[Span]:
    """Yield the sentences that are told off, neighbours as one stretch."""
    start: int | None = None
    for place, is_told in enumerate([*told, False]):
        if is_told and start is None:
            start = place
        elif not is_told and start is not None:
            yield Span(start=sentences[start].start, end=sentences[place - 1].end)
            start = None


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start=start, end=max(start, span.end - (len(words) - len(words.rstrip()))))
