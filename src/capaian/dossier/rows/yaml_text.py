"""Values as they are written in YAML: how texts are quoted, which records stand on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from capaian.dossier.rows.yaml_values import Fields, Items, Value, YamlLeaf

STEP = 2
"""Spaces by which what belongs to a key is indented."""
MAX_BRACES_LENGTH = 90
"""Letters of a record in braces, where nothing beside it says whether it should be."""
# What YAML cannot show as it is, and line breaks that only some programs know.
_HIDDEN_SIGNS = re.compile(
    r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SIGNS = "-?:,[]{}#&*!|>'\"%@`"
# "a: b", "a:", "Loket #1"
_CUT = re.compile(r":(?:\s|\Z)|\s#|\t")
# The parser in C takes a colon or question mark within braces for a key, spaces around it or not.
_BRACES = re.compile(r"[,\[\]{}:?]")
# 12, -1.5, 1_000, 0x1f, 12:30, 2023-07-14, .inf
_FIGURE = re.compile(r"[-+]?\.?[0-9][0-9a-fA-FxoT_.,:+-]*Z?\Z|[-+]?\.(?:inf|nan)\Z", re.IGNORECASE)
# Other readers of YAML take these for something else than a text.
_WORD = re.compile(r"(?:y|n|yes|no|on|off|null|=|<<|~)\Z", re.IGNORECASE)
_BOOLEAN = re.compile(r"(?:true|false)\Z", re.IGNORECASE)


def write_scalar(leaf: YamlLeaf, column: int = 0, *, in_braces: bool = False) -> str:
    """Return a text as a YAML value; the column is that of the key or dash that it belongs to."""
    text = leaf.text
    is_hidden = _HIDDEN_SIGNS.search(text.replace("\t", " ")) is not None
    if "\n" in text and not in_braces and text == text.strip() and not is_hidden:
        return "\n".join(
            ["|", *(" " * (column + STEP) + line if line else "" for line in text.split("\n"))]
        )
    is_plain = _is_plain(text, in_braces=in_braces) and not _WORD.match(text)
    if is_plain and (leaf.is_bare or not (_FIGURE.match(text) or _BOOLEAN.match(text))):
        return text
    return _write_quoted(text)


def _write_quoted(text: str) -> str:
    """Return a text in double quotes: as JSON writes it,
    and what YAML cannot show as a number too.
    """
    return _HIDDEN_SIGNS.sub(
        lambda sign: f"\\U{ord(sign[0]):08x}", json.dumps(text, ensure_ascii=False)
    )


def _is_plain(text: str, *, in_braces: bool) -> bool:
    """Say whether a text can stand without quotes and be the same text, whatever it looks like."""
    if not text or text != text.strip() or text in ("---", "...") or "\n" in text:
        return False
    if text[0] in _SIGNS and not (text[0] == "-" and text[1:2].isdigit()):
        return False
    return not (
        _HIDDEN_SIGNS.search(text) or _CUT.search(text) or (in_braces and _BRACES.search(text))
    )


def write_key(key: str) -> str:
    """Return a key as it is written before its colon.

    Examples:
        >>> write_key("2023"), write_key("no"), write_key("a: b")
        ('2023', '"no"', '"a: b"')
    """
    is_text = _is_plain(key, in_braces=True) and not (_WORD.match(key) or _BOOLEAN.match(key))
    return key if is_text else _write_quoted(key)


def write_braces(value: Value) -> str:
    """Return a value on one line, records in braces and lists in brackets."""
    match value:
        case YamlLeaf():
            return write_scalar(value, in_braces=True)
        case Fields(entries=entries):
            texts = (f"{write_key(key)}: {write_braces(inner)}" for key, inner in entries)
            return f"{{{', '.join(texts)}}}"
        case Items(values=values):
            return f"[{', '.join(map(write_braces, values))}]"


def write_behind(
    value: Value, column: int, *, is_item: bool = False, in_braces: bool | None = None
) -> str:
    r"""Return what follows the colon of a key or, for an item, its dash.

    Args:
        value: What is written.
        column: Spaces before the key or dash.
        is_item: Whether it follows a dash.
        in_braces: Whether a collection is written on one line; `None`: if it is a short one below
            a key.

    Examples:
        >>> write_behind(Fields((("id", YamlLeaf("a")), ("name", YamlLeaf("12")))), 2,
        ...     is_item=True)
        ' id: a\n    name: "12"'
    """
    if isinstance(value, YamlLeaf):
        return f" {write_scalar(value, column)}"
    if _fits_braces(value, is_item=is_item) if in_braces is None else in_braces:
        return f" {write_braces(value)}"
    inner = column + STEP
    lines = f"\n{' ' * inner}".join(_lines(value, inner))
    return f" {lines}" if is_item else f"\n{' ' * inner}{lines}"


def _lines(value: Fields | Items, column: int) -> Iterator[str]:
    if isinstance(value, Items):
        for item in value.values:
            yield f"-{write_behind(item, column, is_item=True)}"
    else:
        for key, inner in value.entries:
            yield f"{write_key(key)}:{write_behind(inner, column)}"


def _fits_braces(value: Fields | Items, *, is_item: bool) -> bool:
    """Say whether a value is written on one line: a short record below a key,
    a short list of names.
    """
    inner = [one for _, one in value.entries] if isinstance(value, Fields) else [*value.values]
    texts = [one.text for one in inner if isinstance(one, YamlLeaf) and "\n" not in one.text]
    is_short = not is_item if isinstance(value, Fields) else not any(" " in text for text in texts)
    length = sum(len(text) + 10 for text in texts)
    return is_short and len(texts) == len(inner) and length <= MAX_BRACES_LENGTH
