"""A figure that is referred to, `Pagu, Tahun 2023 (lihat Tabel 2)`, stands elsewhere with the same year."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.labelled import Labelled, find_labelled
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR, is_one_digit_off
from capaian.domain.audit import AuditRule

_REFERS: Final = re.compile(
    r"\((?:lihat|dari|menurut)\s+(?:jejak|lampiran|tabel|bagian|baris)\b", re.IGNORECASE
)
_FEWEST: Final = 8
_MOST_LOST: Final = 0.05
"""Of so many references, so few may lead nowhere: one in any case."""

Named = tuple[str, ...]


def check_referred_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the year of each reference beside that of the figure it refers to.

    Of the two that differ in one digit of the year alone, the year that the report has less often is wrong.
    """
    dated = [each for each in find_labelled(report.document).values() if _year_of(each.name)]
    references = [each for each in dated if _REFERS.search(each.words)]
    referred = {each.name for each in references}
    originals = [each for each in dated if not _REFERS.search(each.words)]
    names = {each.name for each in originals}
    lost = [each for each in references if each.name not in names]
    if len(references) < _FEWEST or len(lost) > max(1, _MOST_LOST * len(references)):
        return
    years = Counter(_year_of(each.name) for each in dated)
    unread = _by_name([each for each in originals if each.name not in referred])
    known = _by_name([each for each in originals if each.name in referred])
    for reference in references:
        if reference.name in names:
            yield _statement(reference, None)
            continue
        own = (unread.get(_undated(reference.name), ()), known.get(_undated(reference.name), ()))
        other = next((o for found in own for o in found if _differ_in_a_digit(o, reference)), None)
        if other is not None:
            is_rare = years[_year_of(reference.name)] <= years[_year_of(other.name)]
            yield _statement(*((reference, other) if is_rare else (other, reference)))


def _year_of(name: Named) -> str:
    """Return the only year of a name; empty if it has none or several."""
    years = [word for word in name if len(word) == 4 and (YEAR.fullmatch(word) or word.isdecimal())]
    return years[0] if len(years) == 1 else ""


def _undated(name: Named) -> Named:
    return tuple("" if word == _year_of(name) else word for word in name)


def _by_name(labelled: Sequence[Labelled]) -> Mapping[Named, Sequence[Labelled]]:
    """Return figures by their name without its year."""
    found: defaultdict[Named, list[Labelled]] = defaultdict(list)
    for each in labelled:
        found[_undated(each.name)].append(each)
    return found


def _differ_in_a_digit(one: Labelled, other: Labelled) -> bool:
    """Whether two figures of one value have years that one wrong digit makes of each other."""
    is_near = is_one_digit_off(_year_of(one.name), _year_of(other.name))
    return is_near and one.number.value == other.number.value


def _statement(wrong: Labelled, other: Labelled | None) -> Statement:
    line, own = wrong.number.spot.line, _year_of(wrong.name)
    if other is None:
        return Statement(AuditRule.YEAR, True, line, own, "", "", f"baris {line}")
    right, at = _year_of(other.name), other.number.spot.line
    why = (
        f"“{wrong.words}” {wrong.number.text}: angka yang sama tercetak dengan tahun {right} "
        f"pada baris {at}, dan tidak ada dengan tahun {own}."
    )
    return Statement(AuditRule.YEAR, False, line, own, right, why, f"baris {line}", lines=(at,))
