"""The grammar of words that speak to software, in families: what is looked for where, and what goes with it.

A sentence that a pattern of a family is found in speaks to software by itself; `FOLLOWING` counts only beside one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vectorstore import _directing as said

_ADDRESSED = (
    "ai artificial language llm llms chatbot chatbots bot bots chatgpt gpt copilot gemini claude virtual digital"
    " automated "
    "automatic machine machines helpful electronic software computer assistant assistants search crawler crawlers"
    " summarizer "
    "summariser summarizers summarisers model system systems clerk chat a.i"
)
_ANSWERED = (
    "answer answers answering answered reply replies replying respond responding responds response responses asked"
    " asks ask say output outputs "
    "print repeat write tell inform advise convince instruct warn refer redirect direct persuade urge from your"
    " include add "
    "append insert put mention embed begin start end finish preface prefix close conclude do comply this sudo"
    " summarise summarize "
    "summarising summarizing questioned queried stop"
)
_LEAKED = (
    "reveal print show repeat output display leak disclose give dump expose recite return quote share tell list"
    " include paste "
    "append translate write send summarise summarize describe what system"
)
_LEAKABLE = (
    "prompt prompts instruction instructions message messages configuration rules settings guidelines text words key"
    " keys "
    "passwords variables exempt confidential secret restricted withheld hidden private"
)
_COUNTED = (
    "treat count regard consider mark report list show record read describe present not don't never exclude omit"
    " skip hide "
    "instead only cite summarise summarize quote say remove suppress leave delete drop return output add set change"
    " make overrides priority precedence outranks"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Patterns of one sort, looked for only where one word of each set of `keys` is.

    `asked` says that a question may be told by them too, `beside` that a sentence beside a question may: "Say zero."
    """

    keys: tuple[frozenset[str], ...]
    patterns: tuple[re.Pattern[str], ...]
    asked: bool = False
    beside: bool = False


def _family(patterns: tuple[str, ...], *keys: str, asked: bool = False, beside: bool = False) -> Family:
    return Family(
        keys=tuple(frozenset(words.split()) for words in keys),
        patterns=tuple(re.compile(pattern) for pattern in patterns),
        asked=asked,
        beside=asked or beside,
    )


FAMILIES = (
    _family(
        said.OVERRIDING,
        "ignore disregard forget override overrides bypass discard overlook dismiss drop neglect supersede supersedes "
        "replace replaces follow obey execute perform carry apply use trust believe rely",
        asked=True,
    ),
    _family(said.ADDRESSING, _ADDRESSED, beside=True),
    _family(said.BECOMING, "you act behave pretend imagine become roleplay role answer respond reply", asked=True),
    _family(said.ANSWERING, _ANSWERED, beside=True),
    _family(said.LEAKING, _LEAKED, _LEAKABLE, asked=True),
    _family(said.OPENING, _LEAKED, _LEAKABLE),
    _family(said.COUNTING, _COUNTED),
    _family(said.FRAMING, asked=True),
)

FOREIGN = tuple(re.compile(pattern) for pattern in said.FOREIGN)

SQUEEZED = re.compile(
    r"(?:ignore|disregard|forget|override)(?:all|any|every|the|your|my|of|these|those)*(?:previous|prior|above"
    r"|earlier|other"
    r"|system|existing)*(?:instructions?|prompts?|directives?)|(?:reveal|print|show|repeat)(?:your|the|me)*systemprompt"
)
"""For words whose letters are set apart, or run together as in a file's name."""

ROLE = re.compile(
    r"^\W*(?:system|assistant|user|human|developer|ai|bot|important|attention|instructions?|note|override"
    r"|admin)\s*[:>\]!]"
)
"""How words begin that are put into the mouth of a program, or call for its attention; a paper's label begins so"
" too."""

FOLLOWING = re.compile(
    r"\b(?:answer|reply|respond|say|output|print|pretend|you|your|yourself|repeat|reveal|instead|obey|comply"
    r"|instructions?"
    r"|prompt|ignore|disregard|(?:correct|real|true|actual|right) \w+)\b"
)
