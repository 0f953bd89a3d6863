"""Peak memory, so that "flat as the folder grows" can be seen."""

from __future__ import annotations

import resource
import sys

_UNIT = 1 if sys.platform == "darwin" else 1024


def peak_mib() -> tuple[float, float]:
    """Return the peak resident size in MiB of this process so far, and of its largest child that has ended."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(own * _UNIT / 2**20, 1), round(children * _UNIT / 2**20, 1)
