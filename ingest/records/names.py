"""What the columns and labels of council papers are called, as data: a pattern of headings and the field's own name.

The first pattern that a heading holds gives its name, so that the telling ones come first: a "Target date" is when
something is due and no target, a "Cabinet Member assessment" is an assessment and no owner.
"""

from __future__ import annotations

import re

from ingest.rows import words_of

RATED = re.compile(r"\b(?:b ?)?r ?a ?g(?:b|s)?\b|\brating\b|traffic light|\bcolou?r\b", re.IGNORECASE)

_TERM = r"(?:terms?|abbreviations?|acronyms?|initials|letters|words?|phrases?)"
_NAMES = (
    ("previous_rating", r"(?:previous|last|prior|earlier)\b.*\b(?:b?rag|rating)\b"),
    ("rating", RATED.pattern),
    ("count", r"^(?:no|number|count)\.? of\b|^actions? (?:open|closed|completed?|outstanding|due|late)\W*$"),
    ("minute", r"^minutes?\b"),
    (
        "ref",
        r"^(?:item |action |project |risk |rec(?:ommendation)? |saving )?(?:refs?|reference|no|nos|number|id|code|#)\W*"
        r"(?:no|number|code|id)?\W*$|\b(?:ref|reference) ?(?:no|number|code|id)?\W*$",
    ),
    ("baseline_date", r"(?:baseline|original)\b.*\bdate"),
    ("review", r"\breview (?:dates?|by)\b|\bnext review\b|\breviewed\b"),
    (
        "completed",
        r"^(?:date )?(?:completed|closed|discharged)\b|actual (?:completion )?date|date (?:of completion|achieved)",
    ),
    ("start", r"^start\b|\bstart(?:ing)?(?: date)?$|commence"),
    (
        "due",
        r"\bdue\b|deadline|(?:target|completion|forecast|revised|end|finish|delivery|resolution)\b.*\bdates?\b|by when"
        r"|time ?scales?\b|time ?frame|time ?line|^when\b|complete by|target completion|^by\W*$|\bfinish$|\bend$",
    ),
    ("date", r"^dates?\b|\bdates?$|\bdate (?:of|issued|raised|added)\b"),
    ("assessment", r"assessment|judg?ement|\bconclusion"),
    ("response", r"\b(?:response|reply|answer|views?)\b"),
    ("method", r"\bmethods?\b"),
    ("witnesses", r"witness|attend"),
    ("contact", r"\bcontacts?\b|e-?mail|telephone|\bphone\b"),
    ("author", r"\bauthors?\b|written by|prepared by|created by"),
    (
        "owner",
        r"\bowners?\b|\bleads?\b|\bled by\b|responsib|accountab|\bofficers?\b|portfolio|sponsor|assigned|allocated to"
        r"|\banswer(?:s|ed|able) for\b|\bby whom\b|^who\b|cabinet member|programme director|\bmanager\b|\baction by\b",
    ),
    ("residual_score", r"(?:residual|net|current|mitigated)\b.*\b(?:score|risk rating)"),
    ("target_score", r"target\b.*\bscore"),
    ("score", r"\bscores?\b"),
    ("likelihood", r"likelihood|probability"),
    ("mitigation", r"mitigat|\bcontrols?\b|treatment"),
    ("status", r"\bstatus\b|\bstate\b|\bstage\b|current position|^position (?:at|on|in|now)\b"),
    ("variance", r"varian|variation|over ?/? ?\(?under|\bdifference\b|slippage|\bmovement\b"),
    ("comparator", r"comparator|comparison|benchmark|\bnational\b|\bengland\b|neighbour|previous year|last year"),
    ("baseline", r"\bbase(?:line)?\b"),
    ("forecast", r"\bforecast|out-?turn|projected|projection"),
    ("budget", r"\bbudget"),
    ("actual", r"^actuals?\b|\bactual (?:spend|cost|expenditure)|^spen[dt]\b|expenditure"),
    ("target", r"\btargets?\b"),
    ("outcome", r"outcomes?\b|\bbenefits?\b|intended result"),
    (
        "impact",
        r"^impacts?\b|\bimpact (?:score|rating|classification)|(?:now|after|current|gross|net) impact|severity",
    ),
    (
        "comments",
        r"comment|^notes?\b|\bnotes\b|remark|narrative|additional information|observations?\b|explanation|^reasons?\b",
    ),
    (
        "progress",
        r"progress|\bupdate\b|latest position|achievements?\b|actions? taken|what (?:we|is|has)\b.*\bdo(?:ne|ing)",
    ),
    ("votes", r"\bvotes?\b"),
    ("term", rf"^{_TERM}(?:(?: ?/ ?| or | and | & |, ){_TERM})*\W*$"),
    ("meaning", r"\bmeanings?\b|definition|stands for|^what (?:we|it|this|they) means?\b"),
    ("amount", r"\bamount|[£€]|\bcosts?\b|\bgross\b|\bnet\b|\bincome\b|\bgrant\b|^savings? (?:20|target)"),
    ("staffing", r"staffing|\bfte"),
    ("description", r"description|\bdetails?\b|rationale|background|\bsummary\b"),
    ("measure", r"\bmeasures?\b|success criteria|indicators?\b|\bkpis?\b|\bmetrics?\b|evidence|know (?:if|when|that)"),
    ("deliverable", r"^(?:key )?deliverables?(?: include)?$"),
    ("programme", r"^programme\b"),
    ("committee", r"\bcommittee\b|\bmeeting\b|^forum\b|^board\b"),
    ("title", r"item ?/ ?topic"),
    ("item", r"^(?:agenda )?items?\b"),
    ("purpose", r"\baims?\b|\bobjectives?\b|\bpurpose\b"),
    ("role", r"^(?:role|job title|post|designation|position|seat)s?\b"),
    ("name", r"\bnames?\b|^held by\b|^post ?holder|^(?:members?|councillors?)\W*$"),
    (
        "title",
        r"\btitle|\bactions?\b|recommendations?\b|\brecommends?\b|^that\W*$|\bprojects?\b|deliverables?\b|\bpriorit(?:y|ies)\b|milestones?\b"
        r"|\btasks?\b|activit(?:y|ies)\b|\bissues?\b|\bsavings?\b|\bproposals?\b|initiative|\btopic|\brisks?\b|\bsubject\b",
    ),
    ("category", r"categor|\btheme|\btype\b|workstream|^area\b|\bstrand\b|\bward\b|\bpillar\b"),
    ("service", r"^(?:key )?(?:service|directorate|department|division|team)s?\b"),
    ("value", r"^(?:value|result|performance|latest|current|total|figure|%|ytd|year to date)\b|^%$"),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _NAMES)
_PERIOD = re.compile(
    r"(?:q(?:tr|uarter)?\W*[1-4]|(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?|[a-z]{3,9}\W{0,2}(?:20)?\d\d)(?:\W.*)?"
    r"|(?:april|may|june|july|august|september|october|november|december|january|february|march)"
)
_UNITS = re.compile(r"^\(?(?:all )?figures (?:are )?in (?:£\w*|thousands|millions)\)?\s*")
MAX_NAME = 40


def field_name(heading: str) -> str:
    """Return the field's own name for a heading, its own words in small letters where no paper's name is known."""
    folded = _folded(heading)
    if not folded:
        return "text"
    known = next((name for name, pattern in _PATTERNS if pattern.search(folded)), None)
    if known is None and _PERIOD.fullmatch(folded):
        return "value"
    return known or own_name(heading)


def own_name(heading: str) -> str:
    """Return a heading's own words in small letters, as the name of a column that none of the known names fits."""
    return re.sub(r"\W+", "_", _folded(heading)).strip("_")[:MAX_NAME].strip("_") or "text"


def _folded(heading: str) -> str:
    folded = " ".join(re.sub(r"[*↓↑†]", " ", words_of(heading)).casefold().split())
    return _UNITS.sub("", folded)
