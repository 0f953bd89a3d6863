"""`clerk eval`: measures answers against gold questions, and stops a release that got worse."""

from __future__ import annotations

import typer

from api.commands import (
    eval_compare,
    eval_explain,
    eval_intervene,
    eval_public,
    eval_report,
    eval_run,
    eval_samples,
    eval_score,
    eval_support,
)

app = typer.Typer(no_args_is_help=True, help="Measure answers against gold questions.")
app.command()(eval_explain.explain)
app.command()(eval_support.support)
app.command()(eval_support.card)
app.command()(eval_intervene.intervene)
app.command()(eval_compare.compare)
app.command()(eval_compare.gate)
app.command()(eval_report.report)
app.command()(eval_public.public)

app.command("run")(eval_run.run)
app.command()(eval_score.score)
app.command("variants")(eval_run.list_variants)
app.command()(eval_samples.template)
app.command()(eval_samples.check)
app.command()(eval_samples.draft)
