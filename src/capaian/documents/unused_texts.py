"""Texts of the office that a paper does not print: misnamed, or of a part that is not there this year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from capaian.documents.blocks.desk import Desk, Notes
from capaian.documents.layout.blocks import fields_filled
from capaian.domain.issue import Issue, Level, Place
from capaian.rules.formula.hints import suggest

UNUSED_TEXT: Final = "text_without_place"
"""Code of the problem that a text has no place in a paper."""
_NO_PART: Final = "tidak ada bagian naskah ini yang memuatnya"
_NO_PART_NOW: Final = "bagian yang memuatnya tidak ada tahun ini ({})"
_MISNAMED: Final = "Perbaiki nama berkasnya."
_WITHOUT_PART: Final = "Lengkapi datanya; bila bagian itu memang tidak ada tahun ini, hapus berkas ini."

_WITHOUT_THING: Final = (
    "Bila yang diuraikannya (indikator, komponen, program) sudah keluar dari rencana, hapus berkas ini; bila "
    "hanya salah nama, perbaiki nama berkasnya."
)
_LIKE: Final = Decimal("0.7")
"""Least likeness of words of which one may be the other misspelt: `lahri` and `lahir`."""


def find_unused_texts(desk: Desk) -> list[Issue]:
    """Return a warning for each text that a composed paper with texts does not print."""
    notes = desk.notes
    if not notes.printed and not notes.unwritten:
        return []
    unprinted = (name for name in desk.narratives if name not in notes.printed)
    return [_lost(name, desk.narratives[name].place, notes) for name in unprinted]


def _lost(name: str, place: Place, notes: Notes) -> Issue:
    """Tell a text of a part that is left out; else one that is misnamed.

    A name that the layout has word for word is no other one misspelt; one made of its fields may be.
    """
    nearest = suggest(name, [other for other in notes.unwritten if _is_misspelt(name, other)])
    reason = notes.omitted_texts.get(name) or ("" if nearest else _reason_left(name, notes.omitted_texts))
    message = f"Teks ini tidak tercetak: {_NO_PART_NOW.format(reason) if reason else _NO_PART}."
    remedy = _WITHOUT_PART if reason else f"{_MISNAMED} {nearest}" if nearest else _WITHOUT_THING
    return Issue(Level.WARNING, UNUSED_TEXT, message, place, remedy=remedy)


def _is_misspelt(name: str, other: str) -> bool:
    """Say whether the words that two names do not share may be the same: those of two things are not.

    The text of another thing under this name would print what is wrong: `cakupan-akta-kawin`, whose
    component has left the plan, is no misspelt `cakupan-akta-mati`.
    """
    mine, theirs = name.split("-"), other.split("-")
    own = "-".join(word for word in mine if word not in theirs)
    its = "-".join(word for word in theirs if word not in mine)
    return not (own and its) or Decimal(SequenceMatcher(None, own, its).ratio()) >= _LIKE


def _reason_left(name: str, left: Mapping[str, str]) -> str:
    """Return why the part is left out whose texts may have such a name; empty where there is none."""
    return next((why for told, why in left.items() if fields_filled(told, name)), "")
