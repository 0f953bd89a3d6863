"""A follow-up that describes another thing of the same sort: "and the one on buses?" after "Who moved the motion?"."""

from __future__ import annotations

import re

from assistant.understanding.likes import ASKS, periods, references
from assistant.understanding.swapping import body_of

_SORTS = (
    r"motion|amendment|petition|resolution|recommendation|action|project|saving|scheme|policy|strategy|report|inquiry|review"
    r"|contract|grant|bid|proposal|item|risk|application|consultation|plan|vote"
)
_DESCRIBED = re.compile(
    rf"\b(?P<article>the|an?|our|(?:mr|mrs|ms|miss|dr|cllr|councillor)\.? [\w'’-]+['’]s?|\w+['’]s)\s+"
    rf"(?P<before>(?:(?!(?:is|was|did|has|of|to|on|for|that|who)\b)[\w'’-]+\s+){{0,5}}?)(?P<sort>{_SORTS})\b"
    r"(?P<after>\s+(?:about|on|for|to|regarding|concerning)\s+(?:(?!(?:is|was|did|has|had|were|and|in|at|on|by)\b)[\w'’-]+\s*){1,8})?",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"^\s*(?:(?:and|but|so|ok|okay|what about|how about|what of|same for|then)\b[,:]?\s*)*"
    r"(?:the (?:other )?one (?P<about>(?:about|on|for|to|regarding|concerning)\s+[^,;?]+?)"
    r"|(?:the |that )(?P<kind>(?!(?:other|next|last|first|second|same|final|new|old|whole|right|wrong|earlier|later)\b)"
    r"[\w'’-]+(?: [\w'’-]+){0,3}) one)[\s?.!]*$",
    re.IGNORECASE,
)


_BARE = re.compile(r"(?:the )?(?P<kind>[\w'’-]+(?: [\w'’-]+){0,3})", re.IGNORECASE)
_VOTED_ON = re.compile(r"motion|amendment|petition", re.IGNORECASE)
_OF_VOTING = re.compile(
    r"\b(?:vot\w+|result|outcome|mover|seconder|proposer|numbers?|margin|majority|for|against|abst\w+|amendments?|motions?"
    r"|names?|date|minutes|others?|rest|both|ones?|why|not|mr|mrs|ms|miss|dr|sir|dame|lord|lady|cllrs?|councillors?)\b",
    re.IGNORECASE,
)


def described(text: str, earlier: str) -> str:
    """Return the earlier question of the thing that a follow-up describes, empty where it describes none.

    What the earlier question said of its own thing ("the parks motion", "the motion on parks") goes.
    """
    one, thing = _ONE.match(text), _DESCRIBED.search(earlier)
    if one is None or thing is None:
        return ""
    if ASKS.search(one["about"] or one["kind"]) or periods(one["about"] or one["kind"]):
        return ""
    return of_sort(one["kind"], earlier) if one["kind"] else _put(f"the {thing['sort']} {one['about']}", thing, earlier)


def voted_on(text: str, earlier: str) -> str:
    """Return the earlier question of another motion that a few words name ("and buses?"), empty where they do not."""
    thing, bare = _DESCRIBED.search(earlier), _BARE.fullmatch(body_of(text))
    if thing is None or bare is None or not _VOTED_ON.fullmatch(thing["sort"]) or _is_of_it(bare["kind"]):
        return ""
    return of_sort(bare["kind"], earlier)


def of_sort(kind: str, earlier: str) -> str:
    """Return the earlier question of another thing of its sort, "the `kind` motion"; empty where it names no sort."""
    thing = _DESCRIBED.search(earlier)
    return _put(f"the {kind} {thing['sort']}", thing, earlier) if thing else ""


def _is_of_it(fragment: str) -> bool:
    """Say whether a fragment asks for something of the same thing: its result, its day, its reference."""
    found = ASKS.search(fragment) or _OF_VOTING.search(fragment)
    return bool(found or periods(fragment) or references(fragment))


def _put(said: str, thing: re.Match[str], earlier: str) -> str:
    after = " " if (thing["after"] or "").endswith(" ") else ""
    return earlier[: thing.start()] + said + after + earlier[thing.end() :]
