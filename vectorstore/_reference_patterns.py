"""The grammar of references as patterns: which words name a kind, what a number looks like, what only looks like one.

Everything is joined into the one compiled `REFERENCE`, so that a text is read in a single pass. Alternatives that
come first win: dotted dates and postcodes are matched, and so passed over, before codes are tried.
"""

from __future__ import annotations

import re

_KINDS = {
    "minute": ("minute", "minutes"),
    "recommendation": ("recommendation", "recommendations", "rec", "recs"),
    "saving": ("saving", "savings"),
    "item": ("agenda item", "agenda items", "item", "items"),
    "row": ("row", "rows"),
    "action": ("action", "actions"),
    "project": ("project", "projects"),
    "paragraph": ("paragraph", "paragraphs", "para", "paras"),
    "section": ("section", "sections"),
    "appendix": ("appendix", "appendices"),
    "annex": ("annex", "annexes", "annexe"),
    "schedule": ("schedule", "schedules"),
    "table": ("table", "tables"),
    "figure": ("figure",),
    "chapter": ("chapter", "chapters"),
    "part": ("part", "parts"),
    "theme": ("theme", "themes"),
    "priority": ("priority", "priorities"),
    "objective": ("objective", "objectives"),
    "workstream": ("workstream", "workstreams"),
    "strand": ("strand", "strands"),
    "outcome": ("outcome", "outcomes"),
    "deliverable": ("deliverable", "deliverables"),
    "milestone": ("milestone", "milestones"),
    "measure": ("measure", "measures"),
    "risk": ("risk", "risks"),
    "kpi": ("kpi", "kpis"),
    "decision": ("decision", "decisions"),
    "resolution": ("resolution", "resolutions"),
    "amendment": ("amendment", "amendments"),
    "condition": ("condition", "conditions"),
    "option": ("option", "options"),
    "plan": ("service plan", "service plans", "plan", "plans"),
}
KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
PLURALS = frozenset(words[i] for words in _KINDS.values() for i in range(1, len(words)) if words[i].endswith("s"))
LETTERED = frozenset(
    {
        "appendix",
        "annex",
        "schedule",
        "priority",
        "workstream",
        "theme",
        "option",
        "part",
        "recommendation",
        "resolution",
    }
)
WORDED = LETTERED | {"section", "table", "chapter", "objective", "strand"}

_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
WORD_NUMBERS = {word: str(i) for i, word in enumerate([*_WORDS.split(), "eighteen", "nineteen", "twenty"], start=1)}

# Letters before digits that mean something else: key stages, years, gases, particles, quarters, pages, roads.
NEVER_CODES = frozenset({"fy", "ks", "co", "no", "pm", "cop", "y", "yr", "ww", "pp"})
LOWER_NEVER_CODES = NEVER_CODES | {"p", "m", "v", "w", "x", "mp", "am", "km", "vol", "age", "day", "gp", "u"}
NOT_A_CODE = re.compile(r"q[1-4]|h[12]")

_SUBPART = (
    r"(?:[ ]?\((?:[ivxIVX]{1,5}|[a-zA-Z])\)|\(\d{1,2}[a-z]?\)"
    r"|[ ](?:ii|iii|iv|vi{1,3}|ix|xi{0,3})(?!\w)\)?|[ ][b-h](?![\w'\u2019])\)?|(?:[ivx]{1,5}|[a-z])\))"
)
SUBPART = re.compile(r"[A-Za-z]+|\d+[a-z]?")
_DIGITS = r"(?!(?:19|20)\d\d(?!\d))\d{1,4}(?:\.\d{1,3}){0,3}"
_WORDED_NUMBER = rf"(?<=\s)(?i:{'|'.join(WORD_NUMBERS)})"
_LETTER = r"(?<=\s)(?:[A-Z]|[a-z])(?![\w.'\u2019])"
_UNIT = r"per[ ]?cent|million|billion|thousand|months?|weeks?|days?|years?|hours?|minutes|members|people|children"
_NOT_A_NUMBER = rf"(?!\w|[.,/:]\d|[ ]?%|[ ](?:{_UNIT})\b)"
_NUMBER = rf"(?:{_DIGITS}(?:[a-zA-Z](?!\w))?{_SUBPART}*{_NOT_A_NUMBER}|(?:{_WORDED_NUMBER}|{_LETTER}){_SUBPART}*(?!\w))"
COUNTED = re.compile(
    rf"(?:(?P<digits>{_DIGITS})|(?P<word>(?:{_WORDED_NUMBER})(?!\w))|(?P<letter>{_LETTER}))"
    rf"(?P<parts>(?:[a-zA-Z](?!\w))?{_SUBPART}*)"
)

# A full stop belongs to an abbreviation; a number and a full stop on the next line begin a numbered paragraph.
_GAP = (
    r"(?:(?<=rec)\.|(?<=para)\.|(?<=Rec)\.|(?<=Para)\.)?[ \u00a0]{0,2}"
    r"(?:\n(?!\d+(?:\.\d+)*[.)]?\s*[A-Z])[ ]?)?"
    r"(?:(?i:nos?|number|ref(?:erence)?)\b\.?)?:?[ \u00a0]{0,2}\#?"
)
_SEPARATOR = r"(?:,?[ ](?:and|&|or|to)[ ]|,[ ]?)"


def _one_of(words: frozenset[str]) -> str:
    """Write words as one pattern, longest first, so that none hides a longer one."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_SINGULARS = frozenset(KIND_OF) - PLURALS
_FORMS = (
    r"(?P<dotted_date>(?<!\.)(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|[0-3]\d\.[01]\d\.\d\d)(?!\w|\.\d))",
    r"(?P<postcode>(?i:[a-z]{1,2}\d[a-z\d]?[ ]\d(?!st\b|nd\b|rd\b|th\b)[abd-hjlnp-uw-z]{2})(?!\w))",
    rf"(?P<plural>(?<!\d[ ])(?P<kinds>(?i:{_one_of(PLURALS)})){_GAP}(?P<list>{_NUMBER}(?:{_SEPARATOR}{_NUMBER})*))",
    rf"(?P<single>(?P<kind>(?i:{_one_of(_SINGULARS)})){_GAP}(?P<one>{_NUMBER}))",
    r"(?P<policy>(?i:polic(?:y|ies))[ ](?P<policy_letters>[A-Z]{1,4})[ ]?(?P<policy_number>\d{1,3})(?!\w|\.\d))",
    r"(?P<section>[Ss]\.?[ ]?(?P<section_number>\d{1,3}[A-Z]?)(?!\w|\.\d))",
    r"(?P<decision>(?<![/.-])\d{2}/(?:\d{5,6}|0\d{3})(?:/[A-Z]{1,4})?(?![\w/]))",
    r"(?P<code>(?P<letters>[A-Za-z]{1,3}|[A-Z]{2,4}-)(?P<numbers>\d{1,4}(?:\.\d{1,3}){0,3}[a-h]?)(?!\w|\.\d))",
    r"(?P<dotted>(?<!\.)\d{1,2}(?:\.\d{1,3}){2,3}[a-h]?(?!\w|\.\d))",
)
REFERENCE = re.compile(rf"(?<![\w£$€])(?=[A-Za-z\d])(?:{'|'.join(_FORMS)})")
