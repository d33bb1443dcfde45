"""What a page showed comes back with what was typed: nobody writes over what somebody else wrote since.

Each field `x` is sent with `dulu-x`. Where that is not what stands there by now, both versions are told.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from capaian.domain.errors import CapaianError

SHOWN: Final = "dulu-"
"""Before the name of a field: what was shown in it."""
BOTH: Final = "Baru saja diubah orang lain. Isian Anda belum disimpan; bandingkan, lalu simpan lagi."


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A field that somebody else changed since it was read."""

    name: str
    typed: str
    stands: str
    is_touched: bool
    """What was typed is not what was shown either."""


class OvertakenError(CapaianError):
    """Somebody else wrote in the meantime; nothing is written."""

    code: ClassVar[str] = "overtaken"

    def __init__(self, fields: Sequence[Overtaken]) -> None:
        """Keep both versions of each field."""
        super().__init__(BOTH)
        self.fields = tuple(fields)


def shown_in(sent: Mapping[str, str]) -> dict[str, str]:
    """Return what a page showed, by the names of its fields."""
    return {name.removeprefix(SHOWN): _one_way(text) for name, text in sent.items() if name.startswith(SHOWN)}


def version_in(sent: Mapping[str, str]) -> int:
    """Return the version that a page showed; 0, which nothing ever has, where it told no number."""
    text = sent.get("versi", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def require_as_shown(shown: Mapping[str, str], typed: Mapping[str, str], stands: Mapping[str, str]) -> None:
    """See to it that nobody else changed what was read.

    Args:
        shown: What the page showed; fields of which it told nothing are not looked at.
        typed: What was typed.
        stands: What is stored, under a lock.

    Raises:
        OvertakenError: with every field that says neither what was shown nor what was typed any more.
    """
    others = [
        Overtaken(name, typed.get(name, ""), now, typed.get(name, "") != shown[name])
        for name, now in stands.items()
        if name in shown and now not in (shown[name], typed.get(name, ""))
    ]
    if others:
        raise OvertakenError(others)


def lost_fields(sent: Mapping[str, str], before: str, names: Container[str]) -> dict[str, str]:
    """Return what was typed into fields that a page does not have any more, by the rest of their names.

    Args:
        sent: What was sent, with what the page showed.
        before: How the names of the fields begin.
        names: Those that the page has.
    """
    return {
        name.removeprefix(before): text.strip()
        for name, text in sent.items()
        if name.startswith(before)
        and name not in names
        and text.strip() != sent.get(f"{SHOWN}{name}", "").strip()
    }


def _one_way(text: str) -> str:
    return text.replace("\r\n", "\n")
