"""The papers of Wexcombe that hold tables: a plan with its glossary, an action tracker, public and exempt savings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings

PLAN = """Wexcombe Borough Council Homes Overview and Scrutiny Committee

Date: 5th March 2025

Subject:\tHomes Recovery Plan: progress
Report of:\tDirector of Homes
Report author:\tMarjorie Penhallow, Head of Repairs

1 Purpose

1.1 To tell the Committee how the plan has gone since the autumn.

2 Present

Adrian Thistlewood, Director of Homes
Ottoline Marsh, Head of Lettings

3 Appendices

- 3.1 Appendix One: the plan

Appendix One

Theme 1: Repairs done once

Ref\tAction\tOwner\tDue date\tStatus\tRAG
A3.4\tRun a second shift on weekdays\tAde Thistlewood\t31 March 2025\tCompleted and embedded\t
A3.5\tBuy parts from one supplier\tHead of Lettings\t30 June 2025\tOn track\t
A3.6\tSurvey every home for damp\tM Penhallow\t30 June 2025\tDelayed by the frost\t
A3.7\tHold a tenant panel each month\t\t1 May 2025\tNot started\t
A3.8\tReplace the van fleet\tOttoline Marsh\t30 September 2025\tOn track\t

Theme 2: Homes let sooner

Ref\tAction\tOwner\tDue date\tStatus\tRAG
B1.1\tInspect empty homes within a week\tAdrian Thistlewood\t31 March 2025\tCompleted and embedded\t
B1.2\tPublish every vacancy online\tOttoline Marsh\t30 June 2025\tNot started\t
B1.3\tOffer keys on the day of signing\tO Marsh\t1 May 2025\tOn track\t

Glossary

DMP: Damp and Mould Panel, which meets each month
RTB: Right to Buy, the sale of council homes to their tenants
VLT: Void Letting Time, the days that a home stands empty
"""
TRACKER = """Wexcombe Borough Council Homes Overview and Scrutiny Committee

Action tracker

Date: 2nd April 2025

Minute No\tAction\tOwner\tStatus\tResponse
Minute 18\tCirculate the damp survey figures to members\tMarjorie Penhallow\tOpen\tThe figures are awaited.
Minute 19\tArrange a visit to the van depot\tTobias Fennimore\tDischarged\tThe visit was on 12 March 2025.
Minute 21\tReport back on the rent of allotments\tMarjorie Penhallow\tOpen - awaiting advice\tCounsel is instructed.
Minute 22\tShare the letter to the regulator\tEdwina Carrowby\tDischarged\tThe letter was sent.
"""
SAVINGS = """Wexcombe Borough Council Cabinet

Date: 8th April 2025

Subject:\tSavings of the homes service
Report of:\tDirector of Homes

1 Savings

Ref\tSaving\tOwner\tTarget £000\tStatus
S1\tFewer agency plumbers\tHead of Repairs\t120\tDelivered
S2\tOne telephone number\tHead of Lettings\t45\tSlipped
S3\tVan fleet on lease\tHead of Repairs\t300\tDelivered

Appendix 2

NOT FOR PUBLICATION
This appendix contains exempt information as described in paragraph 3 of Part 1 of Schedule 12A to the Local
Government Act 1972.

Ref\tSaving\tOwner\tTarget £000\tStatus
S4\tClose the Quillfeather depot\tHead of Repairs\t900\tDelivered
S5\tEnd the Quillfeather contract\tHead of Repairs\t250\tDelivered
S6\tSell the Quillfeather yard\tHead of Lettings\t75\tSlipped
"""

LATER_TRACKER = """Wexcombe Borough Council Homes Overview and Scrutiny Committee

Action tracker

Date: 4th June 2025

Minute No\tAction\tOwner\tStatus\tResponse
Minute 18\tCirculate the damp survey figures to members\tMarjorie Penhallow\tDischarged\tThe figures were sent.
Minute 21\tReport back on the rent of allotments\tMarjorie Penhallow\tDischarged\tCounsel has advised.
Minute 24\tShow members an empty home\tOttoline Marsh\tOpen\tA date is sought.
"""

PAPERS = {"plan.txt": PLAN, "tracker.txt": TRACKER, "savings.txt": SAVINGS}
TRACKERS = {"april.txt": TRACKER, "june.txt": LATER_TRACKER}
SECRET = "Quillfeather"


def ingested(folder: Path, papers: Mapping[str, str]) -> Index:
    """Write papers as files, ingest them as any paper is, and return the open index over them."""
    (folder / "papers").mkdir()
    paths = [folder / "papers" / name for name in papers]
    for path in paths:
        path.write_text(papers[path.name], encoding="utf-8")
    index = open_index(StoreSettings(data=folder / "data"))
    report = ingest_many(paths, index, IngestSettings(workers=1))
    assert [file.outcome.value for file in report.files] == ["added"] * len(papers)
    return index
