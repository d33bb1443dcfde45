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
from capaian.domain.audit_subject import subject_of
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


def has_answers(grouped: Grouped) -> bool:
    """Say whether the audit answers any statement with yes or no."""
    items = (item for group in load_review_form() for item in group.items)
    return any(_answer(item, grouped)[0] is not None for item in items)


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
    errors = [f for f in grouped.result.to_mend if f.level is Level.ERROR and _is_told(f, item)]
    doubted, shown = _count(item.doubted_by, grouped), _count(item.shown_by, grouped)
    if errors:
        return None, f"{_sum_up(errors, item, doubted)}: {_names(errors)}; dinilai pereviu."
    if doubted:
        seen = f"Tidak ada galat pada {_write(doubted)} pernyataan yang dihitung ulang"
        return None, f"{seen}; dinilai pereviu."
    if shown:
        return True, f"{_write(shown)} pernyataan tentang itu ditemukan dan dihitung ulang."
    return None, "Tidak ditemukan oleh pemeriksa; dinilai pereviu." if item.shown_by else ""


def _is_told(error: Finding, item: ReviewItem) -> bool:
    """Whether an error bears on a statement: by its rule, or by what it is about."""
    subject = subject_of(error)
    return subject not in item.but and (error.rule in item.doubted_by or subject in item.about)


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


def _sum_up(errors: Sequence[Finding], item: ReviewItem, doubted: int) -> str:
    """Return how many errors there are; of how many statements only where all of their rules are asked."""
    if item.about:
        return f"{len(errors)} galat tentang {', '.join(item.about)}"
    return f"{len(errors)} galat dari {_write(doubted)} pernyataan yang dihitung ulang"


def _names(errors: Sequence[Finding]) -> str:
    shown = keep_names(", ".join(finding.id for finding in errors[:_SHOWN]))
    more = len(errors) - _SHOWN
    return f"{shown}, dan {more} lainnya" if more > 0 else shown
