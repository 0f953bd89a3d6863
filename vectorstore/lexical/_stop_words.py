"""Words of a question that say nothing about what it asks for: function words, question words, ways of asking."""

from __future__ import annotations

_WORDS = """
a about above after again against all am an and any anyone anything are aren't as at be because been before
being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down
during each else ever every few for from further get gets getting give given got had hadn't has hasn't have
haven't having he her here hers herself him himself his how how's i i'd i'll i'm i've if in into is isn't it
it's its itself just know let's many me might more most much must my myself no nor not of off on once only or
other our ours ourselves out over own please same say says shall she should shouldn't so some such tell than
that that's the their theirs them themselves then there there's these they they're this those through to too
under until up upon us very was wasn't we we're were weren't what what's whats when when's where where's wheres
whether which while who who's whom whos whose why why's will with within without won't would wouldn't yet you
your yours yourself yourselves
"""
STOP_WORDS = frozenset(_WORDS.split())
