"""The one table that level B is worked out of: how far quotes support a sentence, each pair judged once and kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.sentences import checkable
from evals.types import Row, Sentence
from evals.verifiers.base import Judgement, Label, Pair, Verifier

CAP = 3
"""So many citations of a sentence are looked at (ALCE's `at_most_citations`)."""

BATCH = 64
Progress = Callable[[int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """What a verifier said of pairs, by their digests; `asked` are the digests that each row needs, by set and id."""

    verifier: str = ""
    version: str = ""
    said: Mapping[str, Judgement] = field(default_factory=dict)
    asked: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def of(self, statement: str, texts: Sequence[str]) -> Label | None:
        """Return how far texts together support a statement; no text supports nothing; None where nobody can say."""
        if not texts:
            return Label.NONE
        found = self.said.get(Pair(statement=statement, texts=tuple(texts)).digest)
        return found.label if found else None


def label_rows(
    rows: Sequence[Row], verifier: Verifier, kept: Path | None = None, progress: Progress | None = None
) -> Labels:
    """Return the labels that every metric of level B needs for some rows; those in `kept` are not judged again.

    First all citations of a sentence together, each alone, and all that was retrieved; then what is left when one is
    taken away, where that can matter. Errors are not kept: another run asks again.
    """
    said = read_labels(kept)
    tell = progress or (lambda done: None)
    first = {(row.sample_set, row.id): first_pairs(row) for row in rows}
    _judge([pair for pairs in first.values() for pair in pairs], verifier, said, kept, tell)
    labels = Labels(said=said)
    then = {
        (row.sample_set, row.id): [pair for one in cited(row) for pair in _without_one(*one, labels)] for row in rows
    }
    _judge([pair for pairs in then.values() for pair in pairs], verifier, said, kept, tell)
    asked = {name: tuple(dict.fromkeys(pair.digest for pair in first[name] + then[name])) for name in first}
    return Labels(verifier=verifier.name, version=verifier.version, said=said, asked=asked)


def cited(row: Row) -> list[tuple[Sentence, tuple[str, ...]]]:
    """Return the sentences of an answer that need support, with the quotes that each cites, capped as ALCE does.

    Quotes are none where a marker of the sentence leads nowhere.
    """
    found = []
    for sentence in () if row.abstained else row.sentences:
        if checkable(sentence.text):
            resolved = all(resolves(row, marker) for marker in sentence.citations)
            quotes = tuple(row.citations[marker - 1].quote for marker in sentence.citations[:CAP]) if resolved else ()
            found.append((sentence, quotes))
    return found


def resolves(row: Row, marker: int) -> bool:
    """Say whether a marker leads to a stored span."""
    return 1 <= marker <= len(row.citations) and row.citations[marker - 1].resolved


def first_pairs(row: Row) -> list[Pair]:
    """Return what is judged of a row whatever comes of it."""
    pairs = []
    retrieved = tuple(hit.text for hit in row.hits if hit.text)
    for sentence, quotes in cited(row):
        alone = [row.citations[marker - 1].quote for marker in sentence.citations if resolves(row, marker)]
        texts = [quotes, tuple(alone), *((quote,) for quote in alone), retrieved]
        pairs += [Pair(statement=sentence.text, texts=some) for some in texts if some]
    return list(dict.fromkeys(pairs))


def read_labels(kept: Path | None) -> dict[str, Judgement]:
    """Return the labels of a file, none where there is no file."""
    if kept is None or not kept.exists():
        return {}
    lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines() if line.endswith("}")]
    return {one["pair"]: Judgement(label=Label(one["label"]), score=one["score"]) for one in lines}


def _without_one(sentence: Sentence, quotes: tuple[str, ...], labels: Labels) -> Iterable[Pair]:
    """Yield the pairs that tell whether a citation which does not support alone is needed by the others."""
    if len(quotes) > 1 and labels.of(sentence.text, quotes) is Label.FULL:
        for place, quote in enumerate(quotes):
            if labels.of(sentence.text, [quote]) is not Label.FULL:
                yield Pair(statement=sentence.text, texts=quotes[:place] + quotes[place + 1 :])


def _judge(
    pairs: Iterable[Pair], verifier: Verifier, said: dict[str, Judgement], kept: Path | None, tell: Progress
) -> None:
    """Judge the pairs that are not known yet, and keep each batch as it comes."""
    new = list({pair.digest: pair for pair in pairs if pair.digest not in said}.values())
    for some in (new[start : start + BATCH] for start in range(0, len(new), BATCH)):
        found = {pair.digest: judgement for pair, judgement in zip(some, verifier.judge(some), strict=True)}
        said.update(found)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            with kept.open("a", encoding="utf-8") as lines:
                lines.writelines(_line(name, one) for name, one in found.items() if one.label)
        tell(len(some))


def _line(name: str, one: Judgement) -> str:
    return json.dumps({"pair": name, "label": one.label, "score": one.score}) + "\n"
