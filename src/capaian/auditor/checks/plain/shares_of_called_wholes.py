"""Shares whose whole is called behind them: `kurang 12 orang atau 29,27% dari kebutuhan`.

The whole bears that name before its figure in the same sentence, or is the total of the column in which a
table near has the part: `Rp2.238.475.000 atau 76,37% dari total penerimaan`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_ANY: Final = Worded(r"\batau\b")
_OR: Final = re.compile(r"^\s*(?:%|[^\W\d_]+)?\s*(?:,-)?\s*[,]?\s*atau\s+(?:sebesar\s+)?$", re.IGNORECASE)
"""Between a part and its share."""
_OF: Final = re.compile(
    r"^\s*(?:%|persen)?\s*dari\s+(?P<all>(?:(?:total|seluruh|keseluruhan|jumlah)\s+)*)(?P<whole>[^\W\d_]{5,}(?:\s+[^\W\d_]{4,})?)"
    r"\s*(?:yang\s+ada|tersebut)?\s*[.;,]?\s*$",
    re.IGNORECASE,
)
"""Behind a share what it is of, up to the end of its sentence or the next figure."""
_CALLED: Final = r"\s+(?:(?:sebanyak|sebesar|adalah|berjumlah|mencapai|ideal|yaitu|yakni)\s+)*(?:rp\.?\s*)?$"
_OTHER: Final = re.compile(
    r"\b(?:target\w*|naik|turun|meningkat|menurun|rata-?\s?rata|masing-masing|sekitar|hampir|lebih|sebelumnya|lalu)\b",
    re.IGNORECASE,
)
_FEWEST: Final = 3
"""Rows, and digits of a part that no other has by chance."""


def check_shares_of_called_wholes(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield shares behind their part and before the name of their whole."""
    for sentence, mentions in read_sentences(report.document):
        if not _ANY.search(sentence.text) or not years_in(sentence.text) <= {report.year}:
            continue
        for place, (part, share) in enumerate(pairwise(mentions)):
            of = _OF.match(share.after) if _is_share(part, share) else None
            if of is None or _OTHER.search(f"{part.before} {of[0]}"):
                continue
            whole = _called(of["whole"], mentions[:place])
            if whole is not None:
                made = _equation(sentence, share.number, part.number, whole)
                yield from (made,) if _is_likely(made) else ()
            elif of["all"]:
                yield from held_against_tables(
                    sentence, report, partial(_of_table, sentence, part, share, of)
                )


def _is_share(part: Mention, share: Mention) -> bool:
    is_share = share.number.unit == PERCENT and share.number.decimals > 0 and part.number.unit != PERCENT
    return is_share and _OR.match(share.before) is not None


def _called(name: str, before: tuple[Mention, ...]) -> PrintedNumber | None:
    """Return the one figure before a part that is called by a name."""
    called = re.compile(rf"\b{re.escape(name)}{_CALLED}", re.IGNORECASE)
    found = [mention.number for mention in before if called.search(mention.before)]
    return found[0] if len(found) == 1 else None


def _is_likely(made: Equation) -> bool:
    part, whole = made.inputs
    return part.unit == whole.unit and 0 < part.value <= whole.value


def _of_table(
    sentence: Sentence, part: Mention, share: Mention, of: re.Match[str], table: UnderstoodTable
) -> Iterator[Equation]:
    """Yield a share of the total of each column that has the part in one row, if it is of no other total."""
    words = words_of(of["whole"])
    heads = {word for column in table.columns for word in words_of(" ".join(column.path))}
    if (
        len(table.totals) != 1
        or len(table.items) < _FEWEST
        or not words <= heads | words_of(table.table.title)
    ):
        return
    totals = [cell.number for cell in table.totals[0].row.cells if cell.number is not None]
    if any(_equation(sentence, share.number, part.number, total).holds() for total in totals):
        return
    named = {found.row for found in find_named(part.before, table.labels)}
    for column in table.figure_columns:
        cells = [table.items[row].row.cells[column.index].number for row in named]
        total = table.totals[0].row.cells[column.index].number
        is_part = [cell for cell in cells if cell is not None and cell.value == part.number.value]
        is_plan = column.meaning in (Role.TARGET, Role.BUDGET)
        if total is not None and len(is_part) == 1 and not is_plan and part.number.digits >= _FEWEST:
            yield _equation(sentence, share.number, part.number, total)


def _equation(
    sentence: Sentence, share: PrintedNumber, part: PrintedNumber, whole: PrintedNumber
) -> Equation:
    return Equation(AuditRule.RATIO, Law.PERCENT, share, (part, whole), sentence.place, subject="persentase")
