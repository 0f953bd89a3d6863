from __future__ import annotations

from ingest.garble import readable_share


def test_words_and_figures_are_readable() -> None:
    assert (
        readable_share("The Council’s budget of £51.5m (2024/25) was agreed – see para 3.12; Cllr O’Neill dissented.")
        == 1
    )


def test_nothing_is_not_unreadable() -> None:
    assert readable_share(" … •") == 1


def test_garble_of_every_sort_is_told() -> None:
    for text in ("(cid:12)(cid:44) (cid:7)", "\ufffd\ufffd \ufffd", "\ue001\ue002 \ue003", "xkcdq zzwrtp bcdfgh"):
        assert readable_share(text) == 0
