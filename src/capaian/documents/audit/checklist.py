"""The reviewer's checklist, answered in part by an audit: errors prove no, statements found prove yes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from capaian.documents.scope.values import Record, Series, record
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.audit.subject import subject_of
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.rulebook.auditing import ReviewGroup, ReviewItem, load_review_form


class Answer(Enum):
    """How a statement of the checklist is answered."""

    YES = "Ya"
    PARTLY = "Sebagian"
    """The report holds what is required, with errors in it."""
    NO = "Tidak"
    OPEN = ""
    """Only the reviewer can tell."""


_TICK: Final = "✓"
_YES_COLUMN: Final = {Answer.YES: _TICK, Answer.PARTLY: Answer.PARTLY.value}
"""What stands below Ya."""
_MAX_NAMED_FINDINGS: Final = 8
"""Findings that a remark names; the others stand in the table below."""


def checklist_series(result: AuditResult) -> Series:
    """Return the parts of the checklist with their statements."""
    return Series("bagian", tuple(_group(group, result) for group in load_review_form()))


def count_answers(result: AuditResult) -> tuple[int, int]:
    """Return how many statements the audit answers, of how many."""
    items = [item for group in load_review_form() for item in group.items]
    return sum(_answer(item, result)[0] is not Answer.OPEN for item in items), len(items)


def _group(group: ReviewGroup, result: AuditResult) -> Record:
    items = [_item(item, result) for item in group.items]
    return record(group.numeral, "bagian", numeral=group.numeral, name=group.title, items=items)


def _item(item: ReviewItem, result: AuditResult) -> Record:
    answer, remark = _answer(item, result)
    return record(
        f"{item.group}.{item.number}",
        "pernyataan",
        number=item.number,
        text=item.text,
        yes=_YES_COLUMN.get(answer, ""),
        no=_TICK if answer is Answer.NO else "",
        remark=remark,
    )


def _answer(item: ReviewItem, result: AuditResult) -> tuple[Answer, str]:
    """Answer a statement and say on what it rests.

    That the audit saw no error proves nothing: such a statement stays open.
    """
    if item.sourced:
        return _answer_by_source(result.underived)
    errors = [finding for finding in result.to_mend if _concerns(finding, item)]
    shown = sum(result.claims.get(rule, 0) for rule in item.shown_by)
    seen = f"{write_count(shown)} pernyataan tentang itu ditemukan dan dihitung ulang" if shown else ""
    wrong = f"{len(errors)} galat tentang {item.matter}: {_names(errors)}" if errors else ""
    remark = "; ".join(filter(None, (seen, wrong)))
    if shown:
        return Answer.PARTLY if errors else Answer.YES, f"{remark}."
    if errors:
        return (Answer.NO, f"{remark}.") if item.refuted else (Answer.OPEN, f"{remark}; dinilai pereviu.")
    return Answer.OPEN, _write_unseen(item, result)


def _concerns(finding: Finding, item: ReviewItem) -> bool:
    """Whether a finding is an error that bears on a statement: by its rule, or by what it is about."""
    subject = subject_of(finding)
    is_meant = finding.level is Level.ERROR and (not item.only or subject in item.only)
    return is_meant and (finding.rule in item.doubted_by or subject in item.about)


def _write_unseen(item: ReviewItem, result: AuditResult) -> str:
    if item.shown_by:
        return "Tidak ditemukan oleh pemeriksa; dinilai pereviu."
    is_examined = any(result.claims.get(rule) for rule in item.doubted_by)
    return f"Tidak ditemukan galat tentang {item.matter}; dinilai pereviu." if is_examined else ""


def _answer_by_source(underived: Sequence[UnsupportedNumber] | None) -> tuple[Answer, str]:
    if underived is None:
        return Answer.OPEN, ""
    if underived:
        return Answer.NO, f"{write_count(len(underived))} angka tidak berasal dari dossier."
    return Answer.YES, "Setiap angka berasal dari dossier."


def _names(errors: Sequence[Finding]) -> str:
    shown = ", ".join(finding.id for finding in errors[:_MAX_NAMED_FINDINGS])
    more = len(errors) - _MAX_NAMED_FINDINGS
    return f"{shown}, dan {more} lainnya" if more > 0 else shown


def write_count(count: int) -> str:
    """Write how many there are, as sentences of the papers have it: `1.204`."""
    return write_decimal(Decimal(count), 0)
