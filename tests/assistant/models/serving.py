"""Serves a small language model over OpenAI's protocol until its standard input closes; prints its address first.

    python serving.py MODEL.gguf

It runs in a process of its own, so that a test can end it in the middle of a reply. The model is held to the form of
an answer by a grammar, since one of its size would hardly ever come to it: what it says in that form is its own.
"""

from __future__ import annotations

import sys

import xllamacpp

GRAMMAR = r"""
root ::= claim "\n" (claim "\n")?
claim ::= "{\"claim\": " words ", \"quotes\": [{\"label\": \"E" [1-3] "\", \"quote\": " words "}]}"
words ::= "\"" [^"\\\n\t{}<>]{20,90} "\""
"""


def main(path: str) -> None:
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cpuparams.n_threads = 1  # two would wait for each other where the cores are busy
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.sampling.grammar = xllamacpp.CommonGrammar(xllamacpp.common_grammar_type.COMMON_GRAMMAR_TYPE_USER, GRAMMAR)
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


main(sys.argv[1])
