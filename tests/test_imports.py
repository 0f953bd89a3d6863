"""Which folder may import which, where each heavy library may stand, and how long a module may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 250

ARROWS = {
    "api": {"assistant", "evals", "ingest", "vectorstore"},
    "assistant": {"prompts", "vectorstore"},
    "evals": {"assistant", "ingest", "vectorstore"},
    "ingest": {"vectorstore"},
    "prompts": set(),
    "vectorstore": set(),
}

# A library stands in the files named for it, so that replacing it touches those alone.
HOMES = {
    "bm25s": ("evals/bare/bm25.py",),
    "chromadb": ("vectorstore/stores/*chroma*.py", "evals/systems/langchain.py"),
    "datasets": ("vectorstore/embedders/sentence_transformers.py",),
    "docx": ("ingest/readers/docx.py", "api/notes/*.py", "evals/sample/*.py"),
    "fastapi": ("api/*.py",),
    "langchain": ("assistant/models/opening.py",),
    "langchain_chroma": ("evals/systems/langchain.py",),
    "langchain_core": ("assistant/models/*.py", "assistant/langchain_retriever.py", "evals/systems/langchain.py"),
    "langchain_text_splitters": ("evals/systems/_plain.py",),
    "httpx": ("evals/systems/http.py",),
    "lxml": ("ingest/readers/*.py",),
    "onnxruntime": ("vectorstore/embedders/onnx.py", "vectorstore/embedders/_exporting.py"),
    "PIL": ("ingest/pdf/drawing_process.py", "evals/sample/*.py"),
    "openpyxl": (
        "api/register_view/workbook.py",
        "evals/sample/*.py",
        "evals/sheets/*.py",
        "ingest/readers/xlsx*.py",
    ),
    "pypdf": ("ingest/pdf/gate.py", "evals/bench/*.py", "evals/sample/*.py"),
    "pypdfium2": ("ingest/pdf/*.py",),
    "rapidfuzz": ("assistant/writers/repeats.py", "evals/checking/*.py"),
    "reportlab": ("evals/sample/*.py",),
    "sentence_transformers": ("vectorstore/embedders/sentence_transformers.py", "evals/verifiers/cross_encoder.py"),
    "sklearn": ("evals/fit.py", "evals/fit_confidence.py", "evals/fit_relevance.py"),
    "Stemmer": ("vectorstore/lexical/analysis.py", "evals/bare/bm25.py"),
    "sqlalchemy": ("api/keeping/*.py", "vectorstore/catalogue/*.py", "vectorstore/lexical/sqlite_fts.py"),
    "starlette": ("api/*.py",),
    "tokenizers": ("vectorstore/embedders/*.py", "vectorstore/word_vectors.py"),
    "torch": (
        "vectorstore/embedders/sentence_transformers.py",
        "vectorstore/embedders/_exporting.py",
        "vectorstore/embedders/bge_small/export.py",
    ),
    "transformers": ("vectorstore/embedders/*/export.py",),
    "typer": ("api/cli.py", "api/commands/*.py"),
    "uvicorn": ("api/serving.py",),
}

MODULES = sorted(path for folder in ARROWS for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level name of each import, also those inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} line {node.lineno}: a relative import hides which folder is meant"
            yield (node.module or "").partition(".")[0]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 50


def test_folders_import_only_along_the_arrows() -> None:
    wrong = [
        f"{place(path)} imports {name}"
        for path in MODULES
        for name in imported(path)
        if name in ARROWS.keys() - ARROWS[path.relative_to(ROOT).parts[0]] - {path.relative_to(ROOT).parts[0]}
    ]
    assert wrong == []


def test_a_heavy_library_is_imported_only_in_the_files_named_for_it() -> None:
    wrong = [
        f"{place(path)} imports {name}"
        for path in MODULES
        for name in imported(path)
        if name in HOMES and not any(fnmatch(place(path), home) for home in HOMES[name])
    ]
    assert wrong == []


def test_no_module_grows_past_250_lines() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize("arguments", [["ask", "--help"], ["ingest", "--help"], ["serve", "--help"]])
def test_asking_clerk_for_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom api.cli import main\n"
        f"sys.argv = ['clerk', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"print('imported:', *sorted({(HOMES.keys() - {'typer'}) | {'numpy'}!r} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "imported:"
