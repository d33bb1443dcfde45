"""A report held against the dossier that it should come from:
which of its numbers do not follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.document.office_name import LINES_OF_COVER
from capaian.auditor.dossier_values import DossierValues
from capaian.auditor.findings import MAX_QUOTE
from capaian.auditor.quantities.figures import MIN_DIGITS, PrintedQuantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.relations.statements import LawStatement
from capaian.domain.audit.finding import UnsupportedNumber

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEARS: Final = range(_FIRST_YEAR, _LAST_YEAR + 1)
_WHOLE_PLACE: Final = re.compile(
    r"^(?:kabupaten|kota|provinsi)(?: administrasi)?\s+", re.IGNORECASE
)


def find_unsupported(
    report: ReportQuantities, statements: Sequence[LawStatement], dossier: DossierValues
) -> tuple[UnsupportedNumber, ...]:
    """Return each number of three digits or more that does not follow from a dossier,
    in the report's order.

    A total or share that follows from supported figures of the report itself is supported too.
    Numbers of laws, tables and pages, years, and parts of codes are left out.
    """
    unknown = {id(each): each for each in _candidates(report) if not _is_given(each, dossier)}
    worked_out = [each for each in statements if each.holds and id(each.result) in unknown]
    while worked_out:
        known = [
            each for each in worked_out if not any(id(part) in unknown for part in each.inputs)
        ]
        if not known:
            break
        for each in known:
            unknown.pop(id(each.result), None)
        worked_out = [each for each in worked_out if id(each.result) in unknown]
    found = (_unsupported(each, dossier) for each in unknown.values())
    return tuple(sorted(found, key=lambda each: each.line))


def _candidates(report: ReportQuantities) -> Iterator[PrintedQuantity]:
    for table in report.tables:
        yield from (each for each in table.all() if _is_looked_up(each))
    for figure in report.figures:
        if _is_looked_up(figure.quantity) and not figure.names_something:
            yield figure.quantity


def _is_looked_up(quantity: PrintedQuantity) -> bool:
    number = quantity.number
    is_year = not number.decimals and number.value in _YEARS and "." not in number.text
    return number.digits >= MIN_DIGITS and not is_year


def _is_given(quantity: PrintedQuantity, dossier: DossierValues) -> bool:
    number = quantity.number
    values = (number.value,) if number.other is None else (number.value, number.other)
    step = number.step if number.decimals else Decimal(0)
    return any(dossier.gives(value, step) for value in values)


def _unsupported(quantity: PrintedQuantity, dossier: DossierValues) -> UnsupportedNumber:
    words = f"{quantity.label.text} {quantity.label.context}"
    return UnsupportedNumber(
        quantity.place.line,
        quantity.place.page,
        quantity.where,
        quantity.quote[:MAX_QUOTE],
        quantity.text,
        dossier.nearest(quantity.number.value, words),
        counts_lines=quantity.place.page is None,
    )


def find_other_owner(report: ReportQuantities, dossier: DossierValues) -> str:
    """Return Indonesian words on why a report is of another dossier;
    empty where nothing says so.
    """
    texts = [passage.text for passage in report.passages]
    text = " ".join(" ".join(texts).casefold().split())
    reasons = []
    if text and _WHOLE_PLACE.sub("", dossier.regency).casefold() not in text:
        reasons.append(f"tidak menyebut {dossier.regency}")
    is_named = any(str(dossier.year) in each for each in texts[:LINES_OF_COVER])
    if report.year and report.year != dossier.year and not is_named:
        reasons.append(f"tentang tahun {report.year}")
    if not reasons:
        return ""
    own = f"Dossier ini milik {dossier.office} {dossier.regency} tahun {dossier.year}"
    return f"{own}, sedangkan laporan ini {' dan '.join(reasons)}."
