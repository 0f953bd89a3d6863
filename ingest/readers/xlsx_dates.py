"""Shows dates and times as Excel displays them to a British reader."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_SYSTEM = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "[$-F800]dddd, mmmm dd, yyyy": "d mmmm yyyy",
    "[$-F400]h:mm:ss AM/PM": "hh:mm:ss",
}
"""Formats that stand for "as this computer shows dates", written down as in the United States."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<half>AM/PM|A/P)|(?P<part>y+|m+|d+|h+|s+|b+|e+)'
    r"|(?P<fraction>\.0+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


def shown_date(value: date | datetime | time, number_format: str) -> str:
    """Return a day or a time of day by its format; one without a day or hour in it is shown plainly."""
    section = _SYSTEM.get(number_format, number_format).split(";")[0].replace("General", "")
    tokens = list(_TOKEN.finditer(section))
    parts = [(token["part"] or "").lower() for token in tokens]
    if not any(parts):
        return _plain(value)
    half = any(token["half"] for token in tokens)
    return "".join(_shown(value, token, _minutes(parts, at), half) for at, token in enumerate(tokens)).strip()


def shown_duration(value: timedelta) -> str:
    """Return a length of time in hours and minutes, as [h]:mm shows it."""
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")


def _minutes(parts: list[str], at: int) -> bool:
    """Say whether an m means minutes: right after hours or right before seconds."""
    before = next((part for part in reversed(parts[:at]) if part), "")
    after = next((part for part in parts[at + 1 :] if part), "")
    return before.startswith("h") or after.startswith("s")


def _shown(value: date | datetime | time, token: re.Match[str], minutes: bool, half: bool) -> str:
    if token["quoted"] is not None or token["escaped"] is not None:
        return token["quoted"] if token["quoted"] is not None else token["escaped"]
    if token["half"]:
        return f"{value:%p}"
    part = (token["part"] or "").lower()
    if not part:
        return "" if token["other"] in (None, "@") else token["other"]
    return _day_part(value, part) if part[0] in "ydbe" or (part[0] == "m" and not minutes) else _hour(value, part, half)


def _day_part(value: date | datetime | time, part: str) -> str:
    if isinstance(value, time):
        return ""
    if part[0] in "ybe":
        return f"{value:%Y}" if len(part) > 2 or part[0] != "y" else f"{value:%y}"
    named = {"d": ("%a", "%A"), "m": ("%b", "%B")}[part[0]]
    if len(part) > 2:
        return value.strftime(named[len(part) > 3])[: 1 if len(part) > 4 else None]
    number = value.day if part[0] == "d" else value.month
    return f"{number:0{len(part)}d}"


def _hour(value: date | datetime | time, part: str, half: bool) -> str:
    if not isinstance(value, datetime | time):
        return "0" * min(len(part), 2)
    number = {"h": value.hour, "m": value.minute, "s": value.second}[part[0]]
    number = (number - 1) % 12 + 1 if half and part[0] == "h" else number
    return f"{number:0{min(len(part), 2)}d}"


def _plain(value: date | datetime | time) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    timed = isinstance(value, datetime) and (value.hour or value.minute)
    return f"{value:%d/%m/%Y %H:%M}" if timed else f"{value:%d/%m/%Y}"
