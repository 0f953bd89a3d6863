from __future__ import annotations

import pytest

from ingest.colours import hue_name, rgb_of_hex, tinted


def named(digits: str) -> str | None:
    rgb = rgb_of_hex(digits)
    assert rgb is not None
    return hue_name(rgb)


@pytest.mark.parametrize(
    ("digits", "name"),
    [
        ("FF0000", "red"),
        ("C00000", "red"),
        ("FFC7CE", "red"),
        ("FFC000", "amber"),
        ("FFA500", "amber"),
        ("ED7D31", "amber"),
        ("FFFF00", "yellow"),
        ("00FF00", "green"),
        ("00B050", "green"),
        ("92D050", "green"),
        ("C6EFCE", "green"),
        ("EBF1DE", "green"),
        ("0070C0", "blue"),
        ("00B0F0", "blue"),
        ("DCE6F1", "blue"),
        ("7030A0", "purple"),
        ("D9D9D9", "grey"),
        ("595959", "grey"),
        ("000000", "black"),
        ("FFFFFF", None),
        ("F8F8F8", None),
    ],
)
def test_a_colour_is_named_by_its_hue_however_bright_or_pale(digits: str, name: str | None) -> None:
    assert named(digits) == name


def test_every_colour_there_can_be_has_a_name_or_is_nearly_white() -> None:
    steps = [n / 15 for n in range(16)]
    unnamed = [(r, g, b) for r in steps for g in steps for b in steps if hue_name((r, g, b)) is None]
    assert unnamed == [(1.0, 1.0, 1.0)]


def test_hexadecimal_digits_are_read_with_or_without_alpha_and_hash() -> None:
    assert rgb_of_hex("#ffc000") == rgb_of_hex("FFFFC000") == rgb_of_hex("FFC000") == (1.0, 192 / 255, 0.0)
    assert rgb_of_hex("auto") is None


def test_a_tint_lightens_or_darkens_and_keeps_the_hue() -> None:
    green = (0.0, 0.6, 0.2)
    assert min(tinted(green, 0.8)) > 0.7 and hue_name(tinted(green, 0.8)) == "green"
    assert max(tinted(green, -0.5)) == pytest.approx(0.3) and hue_name(tinted(green, -0.5)) == "green"
    assert tinted(green, 0) == pytest.approx(green)
