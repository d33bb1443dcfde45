"""What an office's own layout may write to change a general one, and what of it would have no effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from capaian.documents.layout.located import Plain, place_of
from capaian.domain.issue import Place

CHANGE_KEYS: Final = ("extends", "replace", "remove", "insert", "set")
_PLACES: Final = {"replace": ("of",), "insert": ("before", "after")}
"""Changes that bring new blocks, with the keys of which one names the block that they refer to."""
_NO_EFFECT = "Kunci ini tidak berpengaruh di sini."


@dataclass(frozen=True, slots=True)
class Flaw:
    """A part of an own layout that would have no effect."""

    key: str
    message: str
    remedy: str
    place: Place | None


def find_flaws(own: Plain) -> Iterator[Flaw]:
    """Yield each part of an own layout that would have no effect, and what to write instead."""
    if "blocks" in own:
        remedy = "Pakai insert, replace, remove, atau set; atau hapus extends."
        yield Flaw("blocks", _NO_EFFECT, remedy, place_of(own, "blocks"))
    for key in ("replace", "insert", "set"):
        changes = own.get(key, [])
        if not _is_list_of(changes, dict):
            remedy = "Tulis daftar; setiap butirnya pasangan kunci dan nilai."
            yield Flaw(key, _NO_EFFECT, remedy, place_of(own, key))
        elif isinstance(changes, list):
            for change in changes:
                yield from _find_in_change(key, change)
    if not _is_list_of(own.get("remove", []), str):
        remedy = "Tulis daftar id blok: [sampul, kata-pengantar]."
        yield Flaw("remove", _NO_EFFECT, remedy, place_of(own, "remove"))


def _find_in_change(key: str, change: Plain) -> Iterator[Flaw]:
    names = _PLACES.get(key, ("of",))
    if len([name for name in names if change.get(name)]) != 1:
        remedy = f"Tulis {' atau '.join(names)} dengan id satu blok."
        yield Flaw(key, "Perubahan ini tidak menyebut satu blok.", remedy, place_of(change, None))
    if key not in _PLACES:
        if set(change) <= {"of"}:
            remedy = "Tulis kunci blok beserta nilai barunya di samping of."
            yield Flaw(key, "Perubahan ini tidak mengubah apa pun.", remedy, place_of(change, None))
        return
    new = change.get("blocks")
    if not _is_list_of(new, dict) or (key == "insert" and not new):
        remedy = "Tulis daftar blok di bawah kunci blocks."
        yield Flaw(key, "Perubahan ini tidak membawa blok.", remedy, place_of(change, "blocks"))
    known = (*names, "blocks")
    for name in change:
        if name not in known:
            nearest = get_close_matches(str(name), known, n=1, cutoff=0.4) or known
            yield Flaw(
                str(name),
                "Kunci ini tidak dikenal.",
                f"Yang ada: {', '.join(nearest)}.",
                place_of(change, name),
            )


def _is_list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
