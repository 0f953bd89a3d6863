"""How three protocols of providers stream a reply: its beginning, a piece of text, and its end, as bytes."""

from __future__ import annotations

import json
from typing import Any, Protocol

Tokens = tuple[int, int]


class Voice(Protocol):
    """The bytes of one protocol."""

    def begin(self) -> bytes: ...

    def piece(self, text: str) -> bytes: ...

    def end(self, reason: str, tokens: Tokens | None) -> bytes: ...


class OpenAI:
    """Server-sent events of chat completions."""

    last = b"data: [DONE]\n\n"

    def begin(self) -> bytes:
        return b""

    def piece(self, text: str) -> bytes:
        return self._event({"content": text}, None)

    def end(self, reason: str, tokens: Tokens | None) -> bytes:
        return self._event({}, reason, tokens) + self.last

    def _event(self, delta: dict[str, str], reason: str | None, tokens: Tokens | None = None) -> bytes:
        whole: dict[str, Any] = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
        whole["choices"] = [{"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": reason}]
        if tokens:
            whole["usage"] = dict(
                zip(("prompt_tokens", "completion_tokens", "total_tokens"), (*tokens, sum(tokens)), strict=True)
            )
        return f"data: {json.dumps(whole)}\n\n".encode()


class Anthropic:
    """Server-sent events of messages."""

    def begin(self) -> bytes:
        message = {
            "id": "m", "type": "message", "role": "assistant", "content": [], "model": "scripted",
            "stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1},
        }  # fmt: skip
        block = {"type": "text", "text": ""}
        return self._event("message_start", message=message) + self._event(
            "content_block_start", index=0, content_block=block
        )

    def piece(self, text: str) -> bytes:
        return self._event("content_block_delta", index=0, delta={"type": "text_delta", "text": text})

    def end(self, reason: str, tokens: Tokens | None) -> bytes:
        delta = {"stop_reason": "end_turn" if reason == "stop" else "max_tokens", "stop_sequence": None}
        usage = dict(zip(("input_tokens", "output_tokens"), tokens or (1, 1), strict=True))
        return (
            self._event("content_block_stop", index=0)
            + self._event("message_delta", delta=delta, usage=usage)
            + self._event("message_stop")
        )

    def _event(self, kind: str, **more: Any) -> bytes:
        return f"event: {kind}\ndata: {json.dumps({'type': kind, **more})}\n\n".encode()


class Ollama:
    """A JSON object a line."""

    def begin(self) -> bytes:
        return b""

    def piece(self, text: str) -> bytes:
        return self._line(text, done=False)

    def end(self, reason: str, tokens: Tokens | None) -> bytes:
        read, wrote = tokens or (1, 1)
        return self._line("", done=True, done_reason=reason, prompt_eval_count=read, eval_count=wrote)

    def _line(self, text: str, **more: Any) -> bytes:
        said = {"role": "assistant", "content": text}
        whole = {"model": "scripted", "created_at": "2025-01-01T00:00:00Z", "message": said, **more}
        return (json.dumps(whole) + "\n").encode()


VOICES: dict[str, Voice] = {
    "/chat/completions": OpenAI(),
    "/v1/messages": Anthropic(),
    "/api/chat": Ollama(),
}
"""By the end of the path that each is asked under."""
