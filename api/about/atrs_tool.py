"""The technical half of the transparency record: the tool, its models, the data, and what can go wrong."""

from __future__ import annotations

from api.about.running import Running
from api.about.saying import kept_for, measured


def tool(running: Running) -> dict[str, str]:
    """Return the fields on the system as a whole."""
    return {
        "System architecture": (
            "Retrieval with quoted answers: a catalogue of papers and records (SQL), full-text and vector search over "
            f"them fused ({running.settings['retriever']}), a ranking of what was found ({running.settings['reranker']}), "
            "a writer, and checks of each claim against the words it cites. It runs on the council’s own machine."
        ),
        "System-level input": (
            "A question in words, the earlier questions it follows, and filters (committee, date, kind, document)."
        ),
        "System-level output": (
            "Statements, lists or tables, each with citations: exact words, document, page and place. Or that the papers "
            "hold no answer, with what comes nearest."
        ),
        "Maintenance": (
            "New papers are read in as they are published and answer at once. Releases are measured on test questions, and "
            "one that falls under a floor is not made. Feedback is looked at by officers."
        ),
        "Models": "; ".join(_models(running)) + ".",
    }


def _models(running: Running) -> list[str]:
    named = [f"for finding: {running.holdings.embedder or 'the embedder of the settings'}", "for ranking: logistic models"]
    return [*named, f"for writing: {running.model}" if running.has_model else "for writing: none"]


def models(running: Running) -> dict[str, str]:
    """Return the fields on each model."""
    writes = running.has_model
    return {
        "Model name": "; ".join(_models(running)),
        "Model version": (
            f"Council Clerk {running.version}" + (f", prompts {', '.join(running.prompts)}" if writes else "")
        ),
        "Model task": (
            "Turning words into numbers by which passages of like meaning are found; ordering passages by how likely they "
            "answer" + ("; wording an answer from the extracts that were chosen" if writes else "") + "."
        ),
        "Model input": "Words of papers and questions"
        + (", and for the language model the question with the few extracts chosen to answer it." if writes else "."),
        "Model output": "Numbers; an order" + ("; sentences with quotes, each checked before it is shown." if writes else "."),
        "Model architecture": (
            "A sentence embedder (by default MiniLM-L6-v2, a six-layer transformer, unchanged but for its size) and "
            "logistic regression on a few counted features."
            + (f" The language model is {running.model}, used as its provider offers it." if writes else "")
            + ("" if writes else " No generative model is used: answers are the papers’ own words.")
        ),
        "Model performance": measured(running.measured),
        "Datasets and their purposes": (
            "Questions on council papers with their right answers, to fit the logistic models and to measure releases. No "
            "question that anybody asks here is used for that, unless an officer makes a test question of feedback."
        ),
    }


def development_data() -> dict[str, str]:
    """Return the fields on what the models were fitted and measured with."""
    return {
        "Development data description": (
            "Committee papers of councils and questions about them, and a fictional council’s papers that come with the "
            "software. The embedder is used as published by its authors."
        ),
        "Data modality": "Text and tables.",
        "Data quantities": "Some hundreds of questions on some dozens of papers.",
        "Sensitive attributes": "None is used. Papers name office holders in their public role.",
        "Data completeness and representativeness": (
            "English council papers; other languages, and layouts that differ much, were not measured."
        ),
        "Data cleaning": "Texts are kept as published; page furniture is marked and left out of searches.",
        "Data collection": "Published papers, and papers written for the purpose.",
        "Data access and storage": "The fictional council’s papers and questions are published with the software.",
        "Data sharing agreements": "None needed.",
    }


def operational_data(running: Running) -> dict[str, str]:
    """Return the fields on what is used day by day."""
    holds = running.holdings
    span = f", of meetings from {holds.first:%B %Y} to {holds.last:%B %Y}" if holds.first and holds.last else ""
    processing = "Read into text, tables and records; indexed for search. Questions are answered and kept."
    return {
        "Data sources": f"The council’s own papers: {holds.papers:,} that the public may read{span}.",
        "Sensitive attributes": (
            "Papers may name people. Exempt and confidential papers are kept from readers who may not see them, by the "
            "marks of the papers themselves or as whoever reads them in says."
        ),
        "Data processing methods": processing,
        "Data access and storage": (
            "On the machine clerk runs on. Questions, answers and feedback are kept for those who asked and for officers "
            f"{kept_for(running.keep_days)}."
        ),
        "Data sharing agreements": _sharing(running),
    }


def _sharing(running: Running) -> str:
    if not running.has_model:
        return "None: nothing leaves the machine."
    where = "a server of the council’s own" if running.own_server else f"the provider of {running.model}"
    return f"The question and the chosen extracts are sent to {where}; under which agreement, the council says."


def risks() -> dict[str, str]:
    """Return the fields on assessments made and on what can go wrong."""
    return {
        "Impact assessment": (
            "The council makes its own data protection and equality impact assessments before use; this record does not "
            "stand for them."
        ),
        "Risks and mitigations": (
            "A wrong answer: quotes are cut from the papers, never typed by a model, and each claim is checked against "
            "them; people are told to check. A right answer that is out of date: each is dated, and later papers are "
            "named. An answer missed: what was searched and what came nearest is shown. Exempt words shown: marks decide "
            "before anything is searched, and can be wrong, so officers check what is read in. Instructions hidden in a "
            "paper: they are shown as the paper’s words and never followed. People relying on it unread: every page and "
            "note says that it is a program."
        ),
    }
