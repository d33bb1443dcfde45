"""How labels of tables, figures and parts are printed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from capaian.documents.tree import TraceStep
from capaian.writers.letters import signs_of
from capaian.writers.theme import SANS_REGULAR, SERIF_REGULAR

NO_BREAK_SPACE: Final = "\u00a0"
_COUNTED: Final = re.compile(r"([^\W\d]+) (\w*\d[\w.]*|[IVXLC]+)")
ABBREVIATION_HYPHEN: Final = re.compile(r"(?<=[A-Z]{2})-(?=[a-z]{1,2}\b)")
"""The hyphen of an abbreviation such as `KTP-el`, at which no line ends."""


def unbroken(label: str) -> str:
    r"""Return a label that no line end separates from its number; other labels as they are.

    Examples:
        >>> unbroken("Tabel 3.9")
        'Tabel\xa03.9'
        >>> unbroken("Keadaan Pegawai")
        'Keadaan Pegawai'
    """
    found = _COUNTED.fullmatch(label)
    return NO_BREAK_SPACE.join(found.groups()) if found else label


UNFOLDED: Final = "sudah diuraikan di atas"
_ENTRY: Final = "Jejak "
_ENTRY_UNBROKEN: Final = f"Jejak{NO_BREAK_SPACE}"


def source_note(step: TraceStep) -> str:
    """Return what stands after the name, in brackets: where a step without working comes from.

    A step that repeats an earlier one says so, unless its source already leads to the entry.
    """
    again = UNFOLDED if step.repeats and _ENTRY not in step.source else ""
    source = "" if _working(step) else step.source
    return _bracketed("; ".join(filter(None, (source, again))))


def working_line(step: TraceStep) -> str:
    """Return formula, working and source in one run;
    empty for a step without formula and working.
    """
    working = _working(step)
    return f"{working} {_bracketed(step.source)}".strip() if working else ""


def _working(step: TraceStep) -> str:
    return " = ".join(words for words in (step.formula, step.working) if words)


def _bracketed(words: str) -> str:
    return f"({words.replace(_ENTRY, _ENTRY_UNBROKEN)})" if words else ""


_DRAWN_BY_ITSELF = frozenset("\t\n\r\u00ad\u200b\u2060\ufeff")
"""Breaks and joints: no face needs a picture for them."""


def missing_signs(text: str) -> tuple[str, ...]:
    """Return the signs of a text that neither the serif nor the sans can draw, each once,
    in order.

    Examples:
        >>> missing_signs("Cakupan 99,53% ✓")
        ()
        >>> missing_signs("漢字, 漢")
        ('漢', '字')
    """
    return tuple(dict.fromkeys(sign for sign in text if sign not in _drawable()))


@cache
def _drawable() -> frozenset[str]:
    return signs_of(SANS_REGULAR) | signs_of(SERIF_REGULAR) | _DRAWN_BY_ITSELF
