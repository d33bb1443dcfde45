"""By what share a quantity that a sentence names moved, as the tables of the report have its levels.

`PAD mencapai Rp107.886 juta, tumbuh 7,94% dibandingkan tahun 2022`: all tables with both levels agree on
another share, or on the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.direction_words import WAY, opposite_of
from capaian.auditor.understanding.quantities import Quantities, Quantity
from capaian.auditor.understanding.told_clauses import Told
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_WAY: Final = re.compile(
    rf"(?:\b{WAY}|(?P<grew>\b(?:ber)?tumbuh))(?:\s+(?:sebesar|sebanyak|hingga))?\s*$", re.IGNORECASE
)
_ENDS: Final = re.compile(
    r"\s*(?:%|persen\b)\s*(?:[.,;()]|$|(?:di\s?banding(?:kan)?|dari(?:pada)?)\s+(?:(?:realisasi|capaian|pada|dengan)\s+)*"
    r"tahun\s+(?P<year>(?:19|20)\d\d))",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(r"\b(?:di)?target", re.IGNORECASE)
_REACHED: Final = frozenset((Role.ACTUAL, Role.SPENT, None))
_MOST: Final = 3
"""By how much one share may be a multiple of the other: more is of another time."""


def moved_by(
    sentence: Sentence, told: Told, meant: Sequence[Quantity], year: int, known: Quantities
) -> Iterator[Claim]:
    """Yield by what share, and which way, a quantity moved, where its levels say otherwise.

    Args:
        sentence: Where it is said.
        told: The share.
        meant: The figures of the quantity, of all years.
        year: The year to which it moved.
        known: What the tables print.
    """
    way, ends = _WAY.search(told.words), _ENDS.match(told.after)
    if told.number.unit != PERCENT or way is None or ends is None or _PLANNED.search(told.words):
        return
    base = int(ends["year"]) if ends["year"] else year - 1
    now, then = _level(meant, year), _level(meant, base)
    if now is None or then is None or now.unit == "%" or not then.value:
        return
    rises = now.value > then.value
    share = 100 * abs(now.value - then.value) / abs(then.value)
    value, step = abs(told.number.value), told.number.step
    place = f"{sentence.place} dan {now.table.place(now.row)}"
    word = way[0].split()[0]
    said_up = way["up"] is not None or way["grew"] is not None
    if abs(share - value) < step and said_up is not rises:
        yield Statement(
            AuditRule.TREND,
            False,
            told.number.spot.line,
            word,
            opposite_of(word) or ("naik" if rises else "turun"),
            f"Menurut {now.table.place(now.row)}: {then.number.text} menjadi {now.number.text}.",
            place,
            lines=(now.row.row.line,),
        )
    is_printed = any(known.prints(known.words(q.row.label), value, step, "%") for q in (now, then))
    is_near = value < _MOST * share < _MOST**2 * value
    if said_up is rises and abs(share - value) >= step and is_near and not is_printed:
        law = Law.GROWTH if rises else Law.SAVING
        inputs = (now.number, then.number)
        yield Equation(AuditRule.RATIO, law, told.number, inputs, place, subject="perubahan")


def _level(meant: Sequence[Quantity], year: int) -> Quantity | None:
    """Return what was reached in a year, on one scale in all tables that have it; `None` if they differ."""
    own = [q for q in meant if q.year == year and q.meaning in _REACHED and not YEAR.fullmatch(q.number.text)]
    is_one = own and all((q.value, q.power, q.unit) == (own[0].value, own[0].power, own[0].unit) for q in own)
    return own[0] if is_one else None
