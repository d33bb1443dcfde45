"""How a text is written as a YAML value: as the one that it replaces, if the text allows that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from capaian.dossier.rows.source_tree import BLOCK_STYLES, NULLS, Scalar, depth_of
from capaian.dossier.rows.values import Leaf

STEP = 2
"""Spaces by which what belongs to a key stands deeper than it."""

# What YAML cannot show as it is, and line breaks that only some programs know.
_HIDDEN = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SIGNS = "-?:,[]{}#&*!|>'\"%@`"
# "a: b", "a:", "Loket #1"
_CUT = re.compile(r":(?:\s|\Z)|\s#|\t")
# The parser in C takes a colon or question mark within braces for a key, spaces around it or not.
_BRACES = re.compile(r"[,\[\]{}:?]")
# 12, -1.5, 1_000, 0x1f, 12:30, 2023-07-14, .inf
_FIGURE = re.compile(r"[-+]?\.?[0-9][0-9a-fA-FxoT_.,:+-]*Z?\Z|[-+]?\.(?:inf|nan)\Z", re.IGNORECASE)
_WORD = re.compile(r"(?:y|n|yes|no|on|off|null|=|<<|~)\Z", re.IGNORECASE)
_BOOLEAN = re.compile(r"(?:true|false)\Z", re.IGNORECASE)
# |2- # comment
_HEADER = re.compile(r"([|>])([-+0-9]*)(.*)\Z")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a value stands."""

    is_flow: bool
    """Within braces or brackets."""
    column: int = 0
    """Spaces before the key or dash that it belongs to."""


def write_scalar(leaf: Leaf, setting: Setting, old: Scalar | None = None) -> Scalar:
    """Return a text as a value in the style of the one that it replaces.

    A text of several lines becomes a block where there may be one; what else cannot be written in the old
    style gets double quotes.
    """
    text, style = leaf.text, old.style if old else ""
    if not setting.is_flow and (style in BLOCK_STYLES or "\n" in text) and _fits_block(text):
        return _write_block(text, setting, old)
    if style == "'" and "\n" not in text and not _HIDDEN.search(text):
        return Scalar("'" + text.replace("'", "''") + "'", text, style)
    if style != '"' and _fits_plain(leaf, setting, old):
        return Scalar(text, text, "")
    return Scalar(write_quoted(text), text, '"')


def write_key(key: str) -> str:
    """Return a key as it stands before the colon.

    Examples:
        >>> write_key("2023"), write_key("no"), write_key("a: b")
        ('2023', '"no"', '"a: b"')
    """
    is_guessed = _WORD.match(key) or _BOOLEAN.match(key) or key in NULLS
    return key if is_plain(key, is_flow=True) and not is_guessed else write_quoted(key)


def write_quoted(text: str) -> str:
    r"""Return a text in double quotes on one line.

    Examples:
        >>> print(write_quoted('say "a"'))
        "say \"a\""
    """
    return '"' + "".join(map(_escape, text)) + '"'


def is_plain(text: str, *, is_flow: bool) -> bool:
    """Say whether a text can stand without quotes and be the same text, whatever it looks like."""
    if not text or text != text.strip() or text in ("---", "...") or "\n" in text:
        return False
    if text[0] in _SIGNS and not (text[0] == "-" and text[1:2].isdigit()):
        return False
    if _HIDDEN.search(text) or _CUT.search(text):
        return False
    return not (is_flow and _BRACES.search(text))


def _fits_plain(leaf: Leaf, setting: Setting, old: Scalar | None) -> bool:
    text = leaf.text
    if not is_plain(text, is_flow=setting.is_flow) or _WORD.match(text):
        return False
    was_figure = old is not None and not old.style and bool(_FIGURE.match(old.text))
    return leaf.is_bare or was_figure or not (_FIGURE.match(text) or _BOOLEAN.match(text))


def _fits_block(text: str) -> bool:
    """Say whether a text can be a block: its first line tells how deep the others stand."""
    return bool(text) and text == text.strip() and not _HIDDEN.search(text.replace("\t", " "))


def _write_block(text: str, setting: Setting, old: Scalar | None) -> Scalar:
    header, depth = "|", setting.column + STEP
    if old and old.style in BLOCK_STYLES:
        sign, signs, rest = _HEADER.match(old.raw.split("\n")[0]).groups()  # type: ignore[union-attr]  # any block has one
        sign = "|" if "\n" in text else sign
        header = f"{sign}{'-' if '-' in signs else ''}{rest}".rstrip()
        depth = depth_of(old.raw) if "\n" in old.raw else depth
    lines = [f"{' ' * depth}{line}" if line else "" for line in text.split("\n")]
    return Scalar("\n".join([header, *lines]), text, header[0])


def _escape(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if not _HIDDEN.match(sign):
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
