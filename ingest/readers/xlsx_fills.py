"""The colours that a sheet shows: fills of cells, and those that its simple rules give to values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ingest.colours import Rgb, hue_name, rgb_of_hex, tinted

Place = tuple[int, int]
"""Row and column of a cell, from 1."""

_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "equal": lambda value, bounds: value == bounds[0],
    "notEqual": lambda value, bounds: value != bounds[0],
    "lessThan": lambda value, bounds: value < bounds[0],
    "lessThanOrEqual": lambda value, bounds: value <= bounds[0],
    "greaterThan": lambda value, bounds: value > bounds[0],
    "greaterThanOrEqual": lambda value, bounds: value >= bounds[0],
    "between": lambda value, bounds: bounds[0] <= value <= bounds[-1],
    "notBetween": lambda value, bounds: not bounds[0] <= value <= bounds[-1],
}
_SAYS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda said, text: text in said,
    "notContainsText": lambda said, text: text not in said,
    "beginsWith": lambda said, text: said.startswith(text),
    "endsWith": lambda said, text: said.endswith(text),
}


class Palette:
    """Turns a workbook's ways of naming a colour (digits, theme and tint, a number) into the name of a hue."""

    def __init__(self, theme: bytes | None) -> None:
        """Read the theme's XML, None where the workbook has none."""
        self._theme = _theme(theme)

    def fill(self, fill: Any) -> str | None:
        """Return the hue of a cell's solid fill, None for no fill, a pattern of lines or white."""
        return self.hue(fill.fgColor) if fill is not None and fill.fill_type == "solid" else None

    def hue(self, colour: Any) -> str | None:
        """Return the hue of one colour, None where it is white or the window's own."""
        rgb = self._rgb(colour)
        return hue_name(tinted(rgb, colour.tint) if colour.tint else rgb) if rgb else None

    def _rgb(self, colour: Any) -> Rgb | None:
        from openpyxl.styles.colors import COLOR_INDEX

        if colour is None:
            return None
        if colour.type == "theme":
            return self._theme.get(colour.theme)
        if colour.type == "indexed":
            return rgb_of_hex(COLOR_INDEX[colour.indexed]) if colour.indexed < len(COLOR_INDEX) else None
        return rgb_of_hex(colour.rgb) if isinstance(colour.rgb, str) else None


def fills_by_rule(sheet: Any, values: Mapping[Place, Any], palette: Palette) -> dict[Place, str | None]:
    """Return the fills that rules on the cells' own values give; the rule of the first rank that applies counts.

    Followed are comparisons with constants and rules on words; scales, icons and formulas are not.
    """
    found: dict[Place, tuple[int, str | None]] = {}
    for formatting in sheet.conditional_formatting:
        places = [place for area in formatting.sqref.ranges for place in _places(area, values)]
        for rule in formatting.rules:
            fill = rule.dxf.fill if rule.dxf is not None else None
            if fill is None:
                continue
            hue = palette.hue(fill.bgColor) or palette.fill(fill)
            for place in places:
                if _applies(rule, values[place]) and (place not in found or rule.priority < found[place][0]):
                    found[place] = (rule.priority, hue)
    return {place: hue for place, (_, hue) in found.items()}


def _places(area: Any, values: Mapping[Place, Any]) -> Iterable[Place]:
    """Return the cells with values inside an area, which may be a whole column."""
    size = (area.max_row - area.min_row + 1) * (area.max_col - area.min_col + 1)
    if size <= len(values):
        every = ((r, c) for r in range(area.min_row, area.max_row + 1) for c in range(area.min_col, area.max_col + 1))
        return [place for place in every if place in values]
    return [
        (row, column)
        for row, column in values
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col
    ]


def _applies(rule: Any, value: Any) -> bool:
    if rule.type == "cellIs" and rule.operator in _COMPARE:
        bounds = [_constant(formula) for formula in rule.formula]
        value = value.casefold() if isinstance(value, str) else value
        if not bounds or any(bound is None or isinstance(bound, str) is not isinstance(value, str) for bound in bounds):
            return False
        return isinstance(value, str | int | float) and bool(_COMPARE[rule.operator](value, bounds))
    if rule.type in _SAYS and rule.text:
        return bool(_SAYS[rule.type](str(value).casefold(), rule.text.casefold()))
    return False


def _constant(formula: str) -> str | float | None:
    """Return a formula that is a bare word in quotes or a number, None for one that has to be worked out."""
    formula = formula.strip()
    if len(formula) > 1 and formula[0] == formula[-1] == '"':
        return formula[1:-1].replace('""', '"').casefold()
    try:
        return float(formula)
    except ValueError:
        return None


def _theme(xml: bytes | None) -> dict[int, Rgb]:
    """Return the theme's colours in the order in which cells number them (light before dark)."""
    from lxml import etree

    if not xml:
        return {}
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    scheme = root.find(f".//{_DRAWING}clrScheme")
    given = {str(child.tag).removeprefix(_DRAWING): child[0] for child in scheme} if scheme is not None else {}
    digits = {name: colour.get("lastClr") or colour.get("val") or "" for name, colour in given.items()}
    return {n: rgb for n, name in enumerate(_THEME_ORDER) if (rgb := rgb_of_hex(digits.get(name, "")))}
