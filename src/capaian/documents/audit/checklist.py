"""The reviewer's checklist: what the audit can answer is answered, the rest is the reviewer's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from capaian.documents.audit.findings import Grouped, Record
from capaian.documents.audit.sheet import keep_names
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Series, Value
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.audit.priority import subject_of
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.rulebook.auditing import ReviewGroup, ReviewItem, load_review_form


class Answer(Enum):
    """How a statement of the checklist is answered."""

    YES = "Ya"
    PARTLY = "Sebagian"
    """The report holds what is asked, with errors in it."""
    NO = "Tidak"
    OPEN = ""
    """Only the reviewer can tell."""


_TICK: Final = "✓"
_SHOWN_AS: Final = {Answer.YES: _TICK, Answer.PARTLY: Answer.PARTLY.value}
"""What stands below Ya."""
_SHOWN: Final = 8
"""Findings that a remark names; the others stand in the table below."""


def checklist_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the parts of the checklist with their statements."""
    return Series("bagian", tuple(_group(group, grouped) for group in load_review_form()))


def count_answers(grouped: Grouped) -> tuple[int, int]:
    """Return how many statements the audit answers, of how many."""
    items = [item for group in load_review_form() for item in group.items]
    return sum(_answer(item, grouped)[0] is not Answer.OPEN for item in items), len(items)


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
            "yes": _SHOWN_AS.get(answer, ""),
            "no": _TICK if answer is Answer.NO else "",
            "remark": remark,
        },
    )


def _answer(item: ReviewItem, grouped: Grouped) -> tuple[Answer, str]:
    """Answer a statement and say on what it rests.

    That the audit saw no error proves nothing: such a statement stays open.
    """
    if item.sourced:
        return _answer_by_source(grouped.result.underived)
    errors = [finding for finding in grouped.result.to_mend if finding.level is Level.ERROR]
    told = [error for error in errors if _is_told(error, item)]
    shown = _count(item.shown_by, grouped)
    seen = f"{_write(shown)} pernyataan tentang itu ditemukan dan dihitung ulang" if shown else ""
    wrong = f"{_sum_up(told, errors)} tentang {item.matter}: {_names(told)}" if told else ""
    remark = "; ".join(filter(None, (seen, wrong)))
    if shown:
        return Answer.PARTLY if told else Answer.YES, f"{remark}."
    if told and item.refuted:
        return Answer.NO, f"{remark}."
    if told:
        return Answer.OPEN, f"{remark}; dinilai pereviu."
    return Answer.OPEN, _tell_unseen(item, errors, grouped)


def _is_told(error: Finding, item: ReviewItem) -> bool:
    """Whether an error bears on a statement: by its rule, or by what it is about."""
    subject = subject_of(error)
    is_meant = not item.only or subject in item.only
    return is_meant and (error.rule in item.doubted_by or subject in item.about)


def _tell_unseen(item: ReviewItem, errors: Sequence[Finding], grouped: Grouped) -> str:
    """Return that nothing was found, with the number of statements where all of them were sound."""
    if item.shown_by:
        return "Tidak ditemukan oleh pemeriksa; dinilai pereviu."
    doubted = _count(item.doubted_by, grouped)
    if not doubted:
        return ""
    is_sound = not any(error.rule in item.doubted_by for error in errors)
    of_all = f" pada {_write(doubted)} pernyataan" if is_sound and not item.only else ""
    return f"Tidak ditemukan galat{of_all} tentang {item.matter}; dinilai pereviu."


def _answer_by_source(underived: Sequence[UnsupportedNumber] | None) -> tuple[Answer, str]:
    if underived is None:
        return Answer.OPEN, ""
    if underived:
        return Answer.NO, f"{len(underived)} angka tidak berasal dari dossier."
    return Answer.YES, "Setiap angka berasal dari dossier."


def _count(rules: Sequence[AuditRule], grouped: Grouped) -> int:
    return sum(grouped.result.claims.get(rule, 0) for rule in rules)


def _write(count: int) -> str:
    return write_decimal(Decimal(count), 0)


def _sum_up(told: Sequence[Finding], errors: Sequence[Finding]) -> str:
    """`2 galat`, or `14 dari 15 galat`: the whole is that of the head of the sheet."""
    return f"{len(told)} galat" if len(told) == len(errors) else f"{len(told)} dari {len(errors)} galat"


def _names(errors: Sequence[Finding]) -> str:
    shown = keep_names(", ".join(finding.id for finding in errors[:_SHOWN]))
    more = len(errors) - _SHOWN
    return f"{shown}, dan {more} lainnya" if more > 0 else shown
