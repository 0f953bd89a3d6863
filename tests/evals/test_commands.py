from __future__ import annotations

import json
import shutil
import sys

import openpyxl
import pytest

from api.cli import main
from evals import store
from tests.evals.conftest import GOLD


@pytest.fixture
def clerk(monkeypatch, capsys):
    """Run `clerk` as the script does and return its exit status, output and errors."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["clerk", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out, printed.err

    return run


@pytest.fixture
def floors(tmp_path):
    def write(text):
        path = tmp_path / "floors.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def finished(data, tmp_path_factory):
    """A finished run over the imagined town, to score again and again."""
    folder = tmp_path_factory.mktemp("finished")
    gold = folder / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, GOLD)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sys, "argv", ["clerk", "eval", "run", str(gold), "--out", str(folder / "run"), "--data", str(data)]
        )
        with pytest.raises(SystemExit) as ended:
            main()
    assert not ended.value.code
    return folder / "run"


def test_a_run_that_keeps_its_floors_exits_0_and_prints_every_metric(clerk, data, gold, tmp_path, floors):
    kept = floors("quote_exactness = 1\ncitation_validity = 1\nrecall_at_20 = 1\n")
    code, out, err = clerk("eval", "run", gold(), "--out", tmp_path / "run", "--floors", kept, "--data", data)
    assert (code, err) == (0, "")
    assert all(f"{metric} " in out for metric in ("A1", "A2", "A3", "A6", "A8", "A9"))
    kept_files = {"rows.jsonl", "run.json", "scores.json", "calibration.json", "reliability.svg"}
    kept_files |= {"report.html", "questions.csv", "scores.csv"}
    assert {path.name for path in (tmp_path / "run").iterdir()} == kept_files
    assert out.splitlines()[-1] == f"The report: {tmp_path / 'run' / 'report.html'}"


def test_a_stored_run_is_scored_again_to_the_same_scores_without_the_record(clerk, finished, monkeypatch, tmp_path):
    before = json.loads((finished / store.SCORES).read_text())
    monkeypatch.setenv("CLERK_DATA", str(tmp_path / "nothing here"))
    code, out, _ = clerk("eval", "score", finished, "--json")
    assert code == 0
    assert json.loads(out) == json.loads((finished / store.SCORES).read_text()) == before


def test_a_run_under_a_floor_exits_1_and_says_which_and_by_how_much(clerk, finished, floors):
    code, _, err = clerk("eval", "score", finished, "--floors", floors("recall_at_20 = 1.25"))
    assert code == 1
    assert "recall_at_20 is 1.0000, under its floor 1.25 by 0.2500" in err


def test_unknown_metrics_in_floors_exit_2_before_anything_is_asked(clerk, data, gold, tmp_path, floors):
    code, _, err = clerk(
        "eval", "run", gold(), "--out", tmp_path / "run", "--floors", floors("recal = 1"), "--data", data
    )
    assert code == 2
    assert "recal: no such value" in err
    assert not (tmp_path / "run").exists()


def test_gold_that_is_missing_or_broken_exits_2(clerk, data, gold, tmp_path):
    code, _, err = clerk("eval", "run", tmp_path / "none.jsonl", "--out", tmp_path / "run", "--data", data)
    assert (code, "none.jsonl: cannot be read" in err) == (2, True)
    broken = gold(GOLD[0], {"id": "x"})
    code, _, err = clerk("eval", "run", broken, "--out", tmp_path / "run", "--data", data)
    assert (code, "gold.jsonl, line 2, question: " in err) == (2, True)


def test_an_empty_record_exits_2(clerk, gold, tmp_path):
    code, _, err = clerk("eval", "run", gold(), "--out", tmp_path / "run", "--data", tmp_path / "empty")
    assert code == 2
    assert "clerk ingest" in err


def test_a_row_that_errored_exits_2_even_when_every_floor_is_kept(clerk, data, gold, tmp_path, floors):
    lost = GOLD[0] | {"id": "lost", "evidence": [{"doc": "lost.pdf", "quote": "words"}]}
    kept = floors("quote_exactness = 1")
    run = tmp_path / "run"
    code, out, err = clerk("eval", "run", gold(*GOLD, lost), "--out", run, "--floors", kept, "--data", data)
    assert code == 2
    assert "question lost could not be scored" in out
    assert "1 of 5 questions have no score: lost" in err


def test_a_run_that_is_whole_asks_nothing_again_and_another_one_is_not_mixed_in(clerk, data, gold, tmp_path):
    run = ("eval", "run", gold(), "--out", tmp_path / "run", "--data", data)
    clerk(*run)
    assert clerk(*run)[0] == 0
    assert json.loads((tmp_path / "run" / store.RUN).read_text())["asked_now"] == 0
    code, _, err = clerk(*run, "--as", "officer")
    assert (code, "reader: " in err) == (2, True)
    assert clerk(*run, "--as", "officer", "--fresh")[0] == 0


def test_variants_are_scored_side_by_side_and_again(clerk, data, gold, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    one = tmp_path / "words.toml"
    one.write_text('retriever = "lexical"\nreranker = "keep"\n', encoding="utf-8")
    grid = tmp_path / "grid.toml"
    grid.write_text("[variants.whole]\n[variants.brief]\npassages = 2\n", encoding="utf-8")
    out = tmp_path / "run"
    code, printed, _ = clerk("eval", "run", gold(), "--out", out, "--data", data, "--variant", one, "--grid", grid)
    assert code == 0
    assert [line.split()[0] for line in printed.splitlines()[2:5]] == ["words", "whole", "brief"]
    before = (out / store.SUMMARY).read_bytes()
    code, printed, _ = clerk("eval", "score", out, "--json")
    assert json.loads(printed) == json.loads(before)
    assert list(json.loads(printed)["variants"]) == ["words", "whole", "brief"]


def test_one_variant_is_held_to_its_floors_and_several_to_having_every_question_scored(
    clerk, data, gold, tmp_path, floors
):
    one = tmp_path / "words.toml"
    one.write_text('retriever = "lexical"\n', encoding="utf-8")
    run = ("eval", "run", "--data", data, "--variant", one)
    high = floors("recall_at_20 = 1.25")
    code, _, err = clerk(*run, gold(), "--out", tmp_path / "run", "--floors", high)
    assert (code, "under its floor 1.25" in err) == (1, True)
    grid = tmp_path / "grid.toml"
    grid.write_text("[variants.whole]", encoding="utf-8")
    lost = GOLD[0] | {"id": "lost", "evidence": [{"doc": "lost.pdf", "quote": "words"}]}
    code, _, err = clerk(*run, gold(lost, GOLD[1]), "--out", tmp_path / "two", "--grid", grid)
    assert (code, "1 of 2 questions have no score: lost" in err) == (2, True)


def test_what_cannot_go_together_is_refused_before_anything_is_asked(clerk, data, gold, tmp_path, floors):
    run = ("eval", "run", gold(), "--out", tmp_path / "run", "--data", data)
    server = ("--over-http", "http://127.0.0.1:1")
    refused = {
        (*server, "--grid", "ablation"): "leave out --variant and --grid",
        (*server, "--as", "officer"): "leave out --as",
        server: "no clerk server answers there",
        ("--grid", "ablation", "--floors", floors("quote_exactness = 1")): "hold its own folder to them",
        ("--variant", tmp_path / "a.toml", "--variant", tmp_path / "a.toml"): "two variants are called a",
    }
    (tmp_path / "a.toml").write_text('reranker = "keep"', encoding="utf-8")
    for options, said in refused.items():
        code, _, err = clerk(*run, *options)
        assert (code, said in err) == (2, True), err
    assert not (tmp_path / "run").exists()


def test_a_run_that_is_stopped_says_how_to_go_on(clerk, data, gold, tmp_path, monkeypatch):
    def stopped(self, progress):
        raise KeyboardInterrupt

    monkeypatch.setattr("evals.running.run.Run.go", stopped)
    code, _, err = clerk("eval", "run", gold(), "--out", tmp_path / "run", "--data", data)
    assert code == 130
    assert "give the same command to go on" in err


def test_a_template_is_written_and_never_replaces_a_file(clerk, tmp_path):
    out = tmp_path / "questions.xlsx"
    code, said, _ = clerk("eval", "template", out)
    assert (code, "clerk eval check" in said) == (0, True)
    before = out.read_bytes()
    code, _, err = clerk("eval", "template", out)
    assert (code, "is there already" in err, out.read_bytes() == before) == (2, True, True)
    code, _, err = clerk("eval", "template", tmp_path / "questions.csv")
    assert (code, "ends in .xlsx" in err) == (2, True)


def test_questions_are_proposed_where_the_papers_hold_something_to_ask_about(clerk, data, tmp_path):
    out = tmp_path / "draft.xlsx"
    code, said, _ = clerk("eval", "draft", "--out", out, "-n", "4", "--data", data)
    assert (code, "Write yes under Accept" in said, out.exists()) == (0, True, True)
    assert clerk("eval", "draft", "--out", out, "--data", data)[0] == 2
    (tmp_path / "plain.txt").write_text("The depot is closed.\n", encoding="utf-8")
    clerk("ingest", tmp_path / "plain.txt", "--data", tmp_path / "plain")
    code, _, err = clerk("eval", "draft", "--out", tmp_path / "none.xlsx", "--data", tmp_path / "plain")
    assert (code, "hold no row or figure to ask about" in err) == (2, True)


def test_questions_are_checked_and_what_is_wrong_decides_the_status(clerk, data, gold):
    code, out, _ = clerk("eval", "check", gold(), "--data", data)
    assert (code, out) == (0, "4 questions checked, 0 things to mend.\n")
    wrong = GOLD[0] | {"evidence": [{"doc": "plan.txt", "quote": "a tramway", "page": 1}]}
    code, out, _ = clerk("eval", "check", gold(wrong), "--data", data)
    assert (code, "these words do not stand there" in out, "1 things to mend" in out) == (1, True, True)
    code, out, _ = clerk("eval", "check", gold(wrong), "--data", data, "--json")
    assert (code, json.loads(out)["found"][0]["place"]) == (1, "question cost")
    assert clerk("eval", "check", gold("{"), "--data", data)[0] == 2


def test_one_command_takes_a_workbook_to_the_report(clerk, data, tmp_path):
    sheet = openpyxl.Workbook()
    sheet.active.append(["Question", "Expected report", "Paragraph or quote", "Key facts", "Must refuse"])
    sheet.active.append(["How much does the new wash bay cost?", "Depot Improvement Plan", "2.2", "£412,000", ""])
    sheet.active.append(["Which contractor won the tramway signalling tender?", "", "", "", "yes"])
    sheet.save(tmp_path / "questions.xlsx")
    run = tmp_path / "run"
    code, _, err = clerk("eval", "run", tmp_path / "questions.xlsx", "--out", run, "--data", data)
    assert (code, err) == (0, "")
    assert "How much does the new wash bay cost?" in (run / "questions.csv").read_text(encoding="utf-8")
    assert "questions.xlsx" in (run / "report.html").read_text(encoding="utf-8")
    about, (first, second) = store.read_run(run)
    assert (first.evidence[0].document, first.evidence[0].unit, second.ending) == ("plan.txt", "paragraph", "abstained")
    assert about["gold"] == "questions.xlsx"


def test_what_may_be_varied_is_listed(clerk):
    code, out, _ = clerk("eval", "variants")
    assert code == 0
    assert "reranker" in out
    assert "Grids for --grid: ablation" in out


def test_a_folder_without_a_run_exits_2(clerk, tmp_path):
    code, _, err = clerk("eval", "score", tmp_path)
    assert code == 2
    assert "holds no finished run" in err


def test_bench_ingest_prints_speeds_beside_the_bare_ones(clerk, tmp_path):
    (tmp_path / "plan.txt").write_text(
        "1.1 The depot will close in May.\n\n1.2 The rent will rise.\n", encoding="utf-8"
    )
    code, out, _ = clerk("bench", "ingest", tmp_path, "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["files"], found["failed"], found["pages"]) == (1, 0, 0)
    assert found["texts"] >= found["chunks"] > 0
    assert found["of_embedder"] > 0
    assert found["of_reader_and_embedder"] is None
    assert found["peak_mib"] > 0


def test_bench_ingest_of_nothing_exits_2(clerk, tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    code, _, err = clerk("bench", "ingest", tmp_path)
    assert code == 2
    assert "Nothing in these paths could be ingested" in err


def test_bench_ask_prints_waiting_times(clerk, data, gold):
    code, out, _ = clerk("bench", "ask", gold(), "--data", data)
    assert code == 0
    times, ranked, unranked = out.split("\n\n")
    lines = dict(line.rsplit(maxsplit=1) for line in times.splitlines())
    assert lines["questions"] == "4"
    assert float(lines["cold seconds"]) > 0
    assert float(lines["median ms"]) > 0
    assert ranked.startswith("reranker learned")
    assert unranked.startswith("reranker keep")
    assert {"plan", "lexical", "dense", "rerank", "read", "write", "whole answer"} <= {
        line[:16].strip() for line in ranked.splitlines()
    }


def test_bench_ask_can_ask_questions_made_of_the_papers(clerk, data):
    code, out, _ = clerk("bench", "ask", "--generated", "3", "--data", data, "--json")
    assert code == 0
    found = json.loads(out)
    assert found["questions"] == 3
    assert set(found["stages"]) == {"learned", "keep"}
    whole = found["stages"]["learned"][-1]
    assert (whole["name"], whole["median_cpu_ms"] > 0) == ("whole answer", True)


def test_bench_ask_of_an_empty_record_exits_2(clerk, gold, tmp_path):
    code, _, err = clerk("bench", "ask", gold(), "--data", tmp_path / "empty")
    assert code == 2
    assert "clerk ingest" in err


def test_explain_lists_every_metric_and_says_all_of_one(clerk):
    code, out, _ = clerk("eval", "explain")
    assert code == 0 and "A13  stability" in out and "B1   ALCE" in out
    code, out, _ = clerk("eval", "explain", "alce_recall")
    assert code == 0 and "Gao et al. 2023" in out and "Leaves out:" in out


def test_explain_of_an_unknown_name_could_not_run(clerk):
    code, _, err = clerk("eval", "explain", "bleu")
    assert code == 2 and "no metric 'bleu'" in err


def test_support_scores_a_run_with_a_verifier_that_has_a_card(clerk, data, finished):
    code, out, err = clerk("eval", "support", finished, "--data", data)
    assert (code, err) == (0, "")
    assert "WiCE" in out and "alce_recall_answered" in out and "support_coverage" in out
    code, out, _ = clerk("eval", "support", finished, "--data", data, "--json")
    assert code == 0 and json.loads(out)["scores"]["all"]["support_coverage"]["value"] == 1.0


def test_support_without_a_card_gives_no_number_and_says_how_to_make_one(clerk, data, finished, tmp_path):
    code, out, err = clerk(
        "eval", "support", finished, "--data", data, "--verifier", "cross_encoder", "--model", tmp_path
    )
    assert code == 2
    assert "clerk eval card cross_encoder --benchmarks FOLDER" in err
    assert "alce_recall" in out and "0.0" not in out


def test_an_unknown_verifier_is_refused_with_the_known_ones(clerk, data, finished):
    code, _, err = clerk("eval", "support", finished, "--data", data, "--verifier", "guess")
    assert code == 2 and "word_overlap" in err


def test_a_card_is_written_where_support_finds_it(clerk, tmp_path, benchmarks):
    code, out, _ = clerk("eval", "card", "word_overlap", "--benchmarks", benchmarks, "--data", tmp_path)
    assert code == 0 and "3 claims" in out
    assert (tmp_path / "verifiers" / "word_overlap.json").exists()


def test_intervene_says_what_became_of_the_answers_and_where_they_are(clerk, data, gold, tmp_path):
    arguments = ("eval", "intervene", gold(), "--out", tmp_path / "study", "--data", data, "--workers", "1")
    code, out, err = clerk(*arguments, "--kind", "again", "--n", "2")
    assert (code, err) == (0, "")
    assert "2 of 4 questions" in out and "unstable" in out and "0.000" in out
    code, out, _ = clerk(*arguments, "--kind", "misspelt", "--n", "4", "--json")
    assert code == 0
    (short,) = {one["id"] for one in GOLD} - {one["id"] for one in json.loads(out)["kinds"]["misspelt"]["answers"]}
    assert short == "cost"  # none of its words is long enough to slip in


def test_a_change_that_cannot_be_made_is_said_with_status_2(clerk, data, gold, tmp_path):
    arguments = ("eval", "intervene", gold(GOLD[3]), "--out", tmp_path / "study", "--data", data, "--workers", "1")
    code, out, err = clerk(*arguments, "--kind", "edited")
    assert code == 2
    assert "edited: could not run: no answer cites" in out and "no answer cites" in err
    code, _, err = clerk(*arguments, "--kind", "burnt")
    assert code == 2 and "misspelt" in err


def test_support_scores_each_variant_of_a_run(clerk, data, finished, tmp_path):
    for name in ("one", "two"):
        shutil.copytree(finished, tmp_path / "grid" / name)
    code, out, _ = clerk("eval", "support", tmp_path / "grid", "--data", data)
    assert code == 0 and "\none\n" in out and "\ntwo\n" in out
    code, out, _ = clerk("eval", "support", tmp_path / "grid", "--data", data, "--json")
    assert code == 0 and json.loads(out).keys() == {"one", "two"}
