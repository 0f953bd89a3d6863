"""Questions that no record answers: how to vote, and what to think of people, parties and decisions."""

from __future__ import annotations

import re

from assistant.types import AbstentionReason

_READER = r"(?:I|we|members?|councillors?|the (?:chair|committee|opposition|group))"
_VERBS = r"(?:vote|support|back|oppose|abstain|approve|reject|agree (?:to|with)|call in)"
_ADVICE = re.compile(
    rf"\b(?:how|which way|what way) (?:should|ought|would you) {_READER}?\b.{{0,20}}\bvot(?:e|ing)\b"
    rf"|\b(?:should|ought) {_READER} (?:to )?{_VERBS}\b"
    r"|^\W*should (?:the|our) (?:council|cabinet|committee|board)\b"
    r"|\bwhat (?:would|should) you (?:do|say|choose)\b|\bwhat would you\b"
    r"|\b(?:would|do|can|could) you (?:vote|advise|recommend|suggest)\b"
    r"|\bwho (?:should|would|do) (?:I|we|you) vote for\b|\btell (?:me|us) how to vote\b|\bbest way to vote\b"
    r"|\byour (?:advice|recommendation)\b",
    re.IGNORECASE,
)
_WORTH = (
    r"(?:any good|good at|bad at|(?:un)?trustworthy|to be trusted|competent|incompetent|honest|dishonest|corrupt"
    r"|useless|rubbish|hopeless|lazy|stupid|lying|(?:a )?(?:liar|crook|idiot|racist|failure|disgrace)|fit for office"
    r"|doing a (?:good|bad|great|terrible) job|up to (?:the|their|his|her) job|popular|likeable)\b"
)
_JUDGED = r"(?:good|bad|right|wrong|stupid|foolish|sensible|terrible|great|awful|wise|unwise|fair|unfair|a mistake)"
_SO = r"(?:it|that|this) right\s*(?:\?|$)"
"""What asks whether a thing is so, after it was told: "I heard that the library closes. Is that right?"."""
_PARTY = (
    r"(?:part(?:y|ies)|Labour|Conservatives?|Tor(?:y|ies)|Greens?|Lib(?:eral)? ?Dem(?:ocrat)?s?|Reform|councillors?"
    r"|leaders?|politicians?)"
)
_OFFICE = (
    r"(?:leader|chair\w*|mayor|chief executive|council|cabinet|(?:assistant )?director|head|opposition|administration"
    r"|officers?|councillors?)"
)
_SOMEONE = rf"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|(?:the|our|this) {_OFFICE}|(?:the )?{_PARTY})\b"
_IS = r"\b(?:is|are|was|were)"
_OPINION = re.compile(
    r"\b(?:what|how|who|which|whom) (?:\w+ ){0,2}?do you (?:think|feel|reckon|prefer|like|make of|trust|believe)\b"
    r"|\b(?:do|would|don['’]t) you (?:think|agree|believe|like|trust|prefer|support|reckon)\b"
    r"|\byour (?:own |honest |personal )?(?:opinion|view|judge?ment|thoughts)\b"
    rf"|{_IS} {_SOMEONE}[^?.]{{0,40}}?\b{_WORTH}"
    rf"|\b(?:which|who|what) {_PARTY}?\W*(?:{_IS} )?{_WORTH}"
    rf"|\b(?:which|what|who) (?:is|are|was|were)? ?(?:the )?{_PARTY}\b[^?.]{{0,20}}\b(?:best|worst|better|worse)\b"
    rf"|\b(?:best|worst|better|worse|most useless|nicest) {_PARTY}\b"
    rf"|{_IS} (?:the )?{_PARTY}\b[^?.]{{0,20}}\b(?:better|worse) than (?:the )?{_PARTY}\b"
    rf"|{_IS} (?!{_SO})(?:it|that|this) (?:an? |the )?{_JUDGED}"
    r"(?: (?:idea|decision|move|choice|call))?\s*(?:\?|$|to\b)"
    rf"|{_IS} [^?.]{{0,60}}\b(?:an?|the) {_JUDGED} (?:idea|decision|move|choice|call)\s*(?:\?|$)"
    rf"|{_IS} the (?:\w+ ){{0,2}}(?:decision|vote|choice)\b[^?.]{{0,60}}\b{_JUDGED}\s*(?:\?|$)"
    rf"|\bshould {_SOMEONE}[^?.]{{0,40}}\b(?:resign|be (?:sacked|fired|ashamed)|go)\s*\??$",
    re.IGNORECASE,
)
_OF_THE_RECORD = re.compile(
    r"\b(?:according to|did|do|does|officers?|report|minutes?|inspectors?|auditors?|peers?|survey|residents)"
    r" (?!you\b)(?:\w+ ){0,3}?"
    r"(?:say|says|said|advise|advised|recommend|recommended|think|thought|conclude|concluded|find|found|views?)\b"
    r"|\baccording to\b",
    re.IGNORECASE,
)

SAID = {
    AbstentionReason.ADVICE: (
        "Clerk does not advise on how to vote or what to decide: that is for members. "
        "It can only say what the papers hold."
    ),
    AbstentionReason.OPINION: (
        "Clerk gives no opinion on people, parties or decisions. It can only say what the papers hold."
    ),
}


def declined(text: str) -> AbstentionReason | None:
    """Return why a question is not for a record to answer, None for one about what the papers say."""
    if _OF_THE_RECORD.search(text):
        return None
    if _ADVICE.search(text):
        return AbstentionReason.ADVICE
    return AbstentionReason.OPINION if _OPINION.search(text) else None
