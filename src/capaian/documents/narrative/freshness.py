"""Whether a text still fits its figures: the hash of its fields when it was last edited."""

from __future__ import annotations

from hashlib import sha256

from capaian.documents.narrative.fields import FIELD, fill_field, parse_control, parse_field
from capaian.documents.narrative.markdown import split_front_matter
from capaian.documents.narrative.show import words_of
from capaian.documents.scope.paths import Scope

_SHOWN = 16
_FIGURES_CHANGED = "Angka dalam teks ini berubah sejak teks terakhir disunting."
_NOT_OF_THIS_YEAR = "Teks ini belum dinyatakan sesuai untuk tahun ini."


def fields_hash(markdown: str, scope: Scope) -> str:
    """Return the hash of what the fields of a text print now; stands in its front matter.

    Raises:
        UnknownNameError: for a field that no data could hold.
    """
    body = split_front_matter(markdown)[1]
    printed = [f"{match['body']}={_printed(match['body'], scope)}" for match in FIELD.finditer(body)]
    return sha256("\n".join(printed).encode()).hexdigest()[:_SHOWN]


def _printed(body: str, scope: Scope) -> str:
    """What a field prints; for a condition, whether it holds."""
    control = parse_control(body)
    if control is None:
        return words_of(fill_field(parse_field(body), scope))
    return str(scope.holds(control[1])) if control[1] else ""


def is_outdated(markdown: str, scope: Scope) -> bool:
    """Say whether figures changed since the text was last edited; `False` if nothing was remembered.

    Raises:
        UnknownNameError: for a field that no data could hold.
    """
    remembered = split_front_matter(markdown)[0]
    return remembered is not None and remembered != fields_hash(markdown, scope)


def why_outdated(markdown: str) -> str:
    """Return the sentence that says why an outdated text is to be read again: not all have figures."""
    has_figures = FIELD.search(split_front_matter(markdown)[1]) is not None
    return _FIGURES_CHANGED if has_figures else _NOT_OF_THIS_YEAR
