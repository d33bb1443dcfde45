"""YAML parts that are written anew: what stands in them, with a comment above each section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Union

from capaian.dossier.rows.yaml_text import write_behind
from capaian.dossier.rows.yaml_values import Fields, Items, Leaf, Value

Written = Union[str, int, bool, date, "Mapping[str, Written]", "Sequence[Written]"]
"""What a part says: an empty text says nothing, and its key is left out."""


@dataclass(frozen=True, slots=True)
class Section:
    """One key of a part with what belongs to it."""

    key: str
    value: Written
    comment: Sequence[str] = ()
    """Lines above it, without their signs."""


def write_yaml(head: Sequence[str], sections: Sequence[Section]) -> bytes:
    """Return a part: comments at its head, then its sections.

    Examples:
        >>> goals = Section("goals", [{"id": "a", "name": "12"}], ["Tujuan."])
        >>> print(write_yaml(["Contoh."], [goals]).decode())
        # Contoh.
        # Tujuan.
        goals:
          - id: a
            name: "12"
        <BLANKLINE>
    """
    pieces = [_comments(head)]
    for section in sections:
        written = write_behind(_value(section.value), 0)
        pieces += [_comments(section.comment), f"{section.key}:{written}\n"]
    return "".join(pieces).encode()


def _comments(lines: Sequence[str]) -> str:
    return "".join(f"# {line}\n" for line in lines)


def _value(written: Written) -> Value:
    if isinstance(written, bool):
        return Leaf(str(written).lower(), is_bare=True)
    if isinstance(written, str | int | date):
        return Leaf(str(written), is_bare=not isinstance(written, str))
    if isinstance(written, Mapping):
        return Fields(tuple((key, _value(value)) for key, value in written.items() if value != ""))
    return Items(tuple(_value(item) for item in written))
