"""Serves a small language model over OpenAI's protocol until its standard input closes; prints its address first.

    python serving.py MODEL.gguf

It runs in a process of its own, so that a test can end it in the middle of a reply.
"""

from __future__ import annotations

import sys

import xllamacpp


def main(path: str) -> None:
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx = 8192
    params.n_parallel = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


main(sys.argv[1])
