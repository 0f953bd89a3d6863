"""How many slips of the keyboard lie between two words."""

from __future__ import annotations


def slips(one: str, other: str, most: int) -> int:
    """Return the letters added, left out, changed or swapped with their neighbour between two words, up to `most` + 1.

    The restricted Damerau-Levenshtein distance (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, another in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def letters_of(word: str) -> int:
    """Return which letters a word has, as bits: words that differ in few slips differ in few of them."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 32)
    return bits
