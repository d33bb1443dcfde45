"""The reviewer's checklist: what the audit can answer is answered, the rest is the reviewer's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Series, Value
from capaian.documents.scope.views.audit_groups import Grouped, Record
from capaian.documents.scope.views.audit_sheet import keep_names
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.domain.underived import Underived
from capaian.rulebook.auditing import ReviewGroup, ReviewItem, load_review_form

_TICK: Final = "✓"
_SHOWN: Final = 8
"""Findings that a remark names; the others stand in the table below."""


def checklist_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the parts of the checklist with their statements."""
    return Series("bagian", tuple(_group(group, grouped) for group in load_review_form()))


def _group(group: ReviewGroup, grouped: Grouped) -> Record:
    items = Series("pernyataan", tuple(_item(item, grouped) for item in group.items))
    return Record(group.numeral, "bagian", {"numeral": group.numeral, "name": group.title, "items": items})


def _item(item: ReviewItem, grouped: Grouped) -> Record:
    answer, remark = _answer(item, grouped)
    return Record(
        f"{item.group}.{item.number}",
        "pernyataan",
        {
            "number": str(item.number),
            "text": item.text,
            "yes": _TICK if answer is True else "",
            "no": _TICK if answer is False else "",
            "remark": remark,
        },
    )


def _answer(item: ReviewItem, grouped: Grouped) -> tuple[bool | None, str]:
    """Answer a statement and say on what it rests; `None` where only the reviewer can."""
    if item.sourced:
        return _answer_by_source(grouped.result.underived)
    rules = (*item.doubted_by, *item.shown_by)
    errors = [f for f in grouped.result.to_mend if f.rule in rules and f.level is Level.ERROR]
    doubted, shown = _count(item.doubted_by, grouped), _count(item.shown_by, grouped)
    if errors:
        seen = f"{_sum_up(errors)} dari {_write(doubted + shown)} pernyataan yang dihitung ulang"
        return None, f"{seen}: {_names(errors)}; dinilai pereviu."
    if doubted:
        seen = f"Tidak ada galat pada {_write(doubted)} pernyataan yang dihitung ulang"
        return None, f"{seen}; dinilai pereviu."
    if shown:
        return True, f"{_write(shown)} pernyataan tentang itu ditemukan dan dihitung ulang."
    return None, "Tidak ditemukan oleh pemeriksa; dinilai pereviu." if item.shown_by else ""


def _answer_by_source(underived: Sequence[Underived] | None) -> tuple[bool | None, str]:
    if underived is None:
        return None, ""
    if underived:
        return False, f"{len(underived)} angka tidak berasal dari dossier."
    return True, "Setiap angka berasal dari dossier."


def _count(rules: Sequence[AuditRule], grouped: Grouped) -> int:
    return sum(grouped.result.claims.get(rule, 0) for rule in rules)


def _write(count: int) -> str:
    return write_decimal(Decimal(count), 0)


def _sum_up(errors: Sequence[Finding]) -> str:
    return f"{len(errors)} galat"


def _names(errors: Sequence[Finding]) -> str:
    shown = keep_names(", ".join(finding.id for finding in errors[:_SHOWN]))
    more = len(errors) - _SHOWN
    return f"{shown}, dan {more} lainnya" if more > 0 else shown
