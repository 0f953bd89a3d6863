"""The action tracker's page put together: one committee, what its meetings asked for, narrowed and in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from api.register_view.address import DOWN, Chase, Chosen
from api.register_view.rows import Said, said, shortened, source_of
from assistant.ledger.asked import Asked, asked_of, committees_of
from assistant.ledger.choosing import natural, ordered
from assistant.ledger.ledger import Ledger
from assistant.ledger.states import Progress
from assistant.selecting import field_says, says
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.records import RecordKind

MOST_LEADS = 60


SHORT: Mapping[Chase, str] = {
    Chase.UNMENTIONED: "with no later mention",
    Chase.OVERDUE: "overdue",
    Chase.OPEN: "open",
    Chase.UNCLEAR: "cannot be told",
    Chase.FINISHED: "finished, refused or handed on",
}
"""The choices as words after a number."""

COLUMNS = (
    ("what", "Asked for"),
    ("asked", "Asked on"),
    ("who", "Who"),
    ("due", "By when"),
    ("state", "Latest state"),
    ("since", "Last reported"),
)
_KINDS = {
    RecordKind.TRACKER_ACTION: "Tracker",
    RecordKind.RESOLUTION: "Resolution",
    RecordKind.RECOMMENDATION: "Recommendation",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One thing asked for, as the page shows it: `paper` has its latest report, `origin_paper` the words that asked."""

    asked: Asked
    paper: DocumentInfo
    origin_paper: DocumentInfo

    @property
    def label(self) -> str:
        """Its reference as the paper prints it."""
        return self.asked.latest.label or ""

    @property
    def ref(self) -> str | None:
        """Its reference, by which its history is found."""
        return self.asked.latest.ref

    @property
    def title(self) -> str:
        """What was asked for, in the words of the latest paper."""
        return shortened(self.asked.latest.title)

    @property
    def kind(self) -> str:
        """Whether a tracker, a resolution or a recommendation asks for it."""
        return _KINDS[self.asked.latest.kind]

    @property
    def state(self) -> Said:
        """What the latest report says of how it stands."""
        return said(self.asked.state)

    @property
    def source(self) -> str:
        """The address of its latest report's words."""
        return source_of(self.asked.latest)

    @property
    def origin(self) -> str:
        """The address of the words that asked for it, empty where the latest report is all there is."""
        return source_of(self.asked.first) if self.asked.first is not self.asked.latest else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracker:
    """The page of one committee; `counts` are of all that its meetings asked for, before anything narrows it."""

    committee: str
    committees: Mapping[str, int]
    tasks: tuple[Task, ...]
    counts: Mapping[Chase, int]
    every: int
    leads: tuple[str, ...]
    day: date | None


def tracker(ledger: Ledger, chosen: Chosen, day: date | None) -> Tracker | None:
    """Return what the meetings of the chosen committee asked for; None where no committee's papers ask for anything.

    Without a choice it is the committee with most.
    """
    committees = committees_of(ledger, replace(chosen.filters, committees=()))
    wanted = [name for name in committees if name in chosen.filters.committees] or list(committees)
    if not wanted or (chosen.filters.committees and wanted[0] not in chosen.filters.committees):
        return None
    name = wanted[0]
    asked = asked_of(ledger, replace(chosen.filters, committees=()), name, day)
    papers = ledger.papers(chosen.filters.levels)
    kept = [one for one in asked if (chosen.state is None or is_chased(one, chosen.state)) and _is_wanted(one, chosen)]
    tasks = [
        Task(asked=one, paper=papers[one.latest.document_id], origin_paper=papers[one.first.document_id])
        for one in kept
    ]
    leads = Counter(one.who for one in asked if one.who)
    return Tracker(
        committee=name,
        committees=committees,
        tasks=tuple(_ordered(tasks, chosen)),
        counts={chase: sum(is_chased(one, chase) for one in asked) for chase in Chase},
        every=len(asked),
        leads=tuple(sorted((lead for lead, _ in leads.most_common(MOST_LEADS)), key=str.casefold)),
        day=day,
    )


def is_chased(one: Asked, chase: Chase) -> bool:
    """Say whether a thing asked for is of those that are listed."""
    if chase is Chase.UNMENTIONED:
        return one.is_unmentioned
    if chase is Chase.OVERDUE:
        return one.is_late
    if chase is Chase.OPEN:
        return one.progress in (Progress.OPEN, Progress.UNSAID)
    return one.progress.value == chase.value


def _is_wanted(one: Asked, chosen: Chosen) -> bool:
    words = f"{one.first.words} {one.latest.words} {one.who}"
    return (
        all(says(word, words) for word in chosen.q.split())
        and (not chosen.owner or says(chosen.owner, one.who))
        and (not chosen.status or field_says(chosen.status, one.state.value))
    )


def _ordered(tasks: list[Task], chosen: Chosen) -> list[Task]:
    keys = {
        "what": lambda task: natural(f"{task.label} {task.title}"),
        "asked": lambda task: (task.asked.day.toordinal(),) if task.asked.day else None,
        "who": lambda task: natural(task.asked.who),
        "due": lambda task: (task.asked.due.toordinal(),) if task.asked.due else None,
        "state": lambda task: natural(task.asked.state.value),
        "since": lambda task: (task.asked.since.toordinal(),) if task.asked.since else None,
    }
    key = keys.get(chosen.sort)
    return ordered(tasks, key, descending=chosen.order == DOWN) if key else tasks
