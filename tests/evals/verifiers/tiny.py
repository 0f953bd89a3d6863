"""A real cross-encoder's folder: the shipped tokenizer and a BERT of one thin layer with random weights."""

from __future__ import annotations

from pathlib import Path

from vectorstore.embedders import onnx


def cross_encoder(folder: Path, *labels: str) -> Path:
    """Write a model with these outputs to a folder and return it."""
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast, set_seed

    set_seed(1)
    config = BertConfig(
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("unk", "sep", "pad", "cls", "mask")}
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(onnx.SHIPPED / "minilm" / "tokenizer.json"), **special)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(folder)
    return folder
