"""What each metric's numbers mean, from what the metrics say of themselves: for the terminal and for docs/metrics.md.

python -m evals.explaining > docs/metrics.md
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from evals.errors import CouldNotRun
from evals.metrics.base import Metric, Value
from evals.scoring import every_metric

WIDTH = 100
HEAD = """# Metrics

Every number is worked out of the stored rows of a run, one a question; nothing is asked again. Level A (A1 ...) needs
no model, level B (B1 ...) a named verifier that says whether quotes support a sentence. `clerk eval explain NAME`
prints any of these sections; this page is made of the same data by `python -m evals.explaining`.

A score that does not apply is `-` in tables and null in files, never 0. Intervals are 95 %, from 10,000 seeded
resamples of whole documents. Sentences are the claims of an answer as it gives them.
"""


def explain(name: str | None, metrics: Sequence[Metric] | None = None) -> str:
    """Return what there is to know of a metric, named by its id, its title or a value of it; of all, a line each.

    Raises CouldNotRun for a name that none has.
    """
    known = metrics or every_metric()
    if name is None:
        return "\n".join(_in_a_line(metric) for metric in known)
    found = [metric for metric in known if name.casefold() in _names(metric)]
    if not found:
        values = ", ".join(value.name for metric in known for value in metric.values)
        raise CouldNotRun(
            f"there is no metric {name!r}. Name one by its id ({', '.join(metric.id for metric in known)}) or by a "
            f"value of it: {values}"
        )
    return "\n\n".join(_in_full(metric) for metric in found)


def as_page(metrics: Sequence[Metric] | None = None) -> str:
    """Return docs/metrics.md."""
    return "\n".join([HEAD, *(line for metric in metrics or every_metric() for line in _section(metric))])


def _names(metric: Metric) -> set[str]:
    return {metric.id.casefold(), metric.title.casefold(), *(value.name for value in metric.values)}


def _in_a_line(metric: Metric) -> str:
    return f"{metric.id:4} {metric.title:18} {', '.join(value.name for value in metric.values)}"


def _in_full(metric: Metric) -> str:
    """Return a metric for the terminal."""
    lines = [f"{metric.id} {metric.title}", ""]
    for value in metric.values:
        lines += [f"{value.name} ({_way(value)})", *_wrapped(value.formula), *_wrapped(f"n: {_counted(value)}"), ""]
    lines += [*_wrapped(metric.about.source, "Source: "), *_wrapped(metric.about.leaves_out, "Leaves out: ")]
    lines += [line for caveat in metric.about.caveats for line in _wrapped(caveat, "Mind: ")]
    return "\n".join(lines)


def _wrapped(text: str, head: str = "  ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head))


def _section(metric: Metric) -> Iterator[str]:
    """Yield the lines of a metric's section."""
    yield from (f"## {metric.id} {metric.title}", "", "| value | is | n counts | |", "|---|---|---|---|")
    for value in metric.values:
        yield f"| `{value.name}` | {_cell(value.formula)} | {_counted(value)} | {_way(value)} |"
    yield from ("", f"Source: {metric.about.source}", "", f"Leaves out: {metric.about.leaves_out}", "")
    yield from (f"- {caveat}" for caveat in metric.about.caveats)
    if metric.about.caveats:
        yield ""


def _counted(value: Value) -> str:
    """Return what a value is a share of, without the name that tells it from other values' counts."""
    return value.of.partition(" (")[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _way(value: Value) -> str:
    """Say between what a value lies and which way is good."""
    most = "any number" if value.most is None else f"{value.most:g}"
    better = "lower is better" if value.lower_is_better else "higher is better"
    return f"{value.least:g} to {most}, {better}"


if __name__ == "__main__":
    print(as_page(), end="")
