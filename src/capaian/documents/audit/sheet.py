"""The review sheet: the checklist that the audit can answer in part, and a row for everything to edit.

The page of findings quotes at length; on the sheet a place in a table is told by row and column alone, a
sentence by the words around what is wrong, and what needs no edit stands with the finding that settles it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from capaian.documents.audit.findings import (
    LEVEL_WORDS,
    LEVELS,
    Cause,
    Grouped,
    finding_record,
    write_count,
    write_part,
    write_working,
)
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Record, Series, Value, join_names, record
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.audit.priority import subject_of
from capaian.domain.audit.shortening import ELLIPSIS
from capaian.domain.audit.wording import split_wrong_quote
from capaian.domain.issue import Level
from capaian.rulebook.auditing import ReviewGroup, ReviewItem, load_review_form

_AROUND: Final = 36
"""Letters told on either side of what is wrong."""
_ADDS: Final = 6
"""Letters around what is wrong with which a quotation tells more than the printed words beside it."""
_NAME: Final = re.compile(r"\bT-(?=\d{3})")
_UNBROKEN: Final = "T\u2011"
"""A hyphen at which no name of a finding breaks."""


def sheet_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the weights that have findings, each with one row for everything that someone must edit."""
    return Series("bobot", tuple(_level(level, grouped) for level in LEVELS if grouped.of_level(level)))


def keep_names(words: str) -> str:
    """Return words in which no name of a finding breaks at its hyphen.

    Examples:
        >>> keep_names("Akibat T-012").endswith("T\u2011012")
        True
    """
    return _NAME.sub(_UNBROKEN, words)


def _level(level: Level, grouped: Grouped) -> Record:
    sign, word = LEVEL_WORDS[level]
    rows = [row for cause in grouped.of_level(level) for row in _rows(cause)]
    return record(level.value, "bobot", name=word, sign=sign, rows=rows)


def _rows(cause: Cause) -> tuple[Record, ...]:
    """The finding, then what follows from it and is edited at its own place."""
    follows = tuple(finding for finding in cause.follows if not finding.fits)
    first = _row(cause.finding, "", write_working(cause.finding), _tell_fitting(cause))
    return (first, *(_following(finding, cause.finding) for finding in follows))


def _following(finding: Finding, first: Finding) -> Record:
    """What follows; a working that it shares with its cause is not written out again."""
    why = f"Seperti {first.id}." if finding.why and finding.why == first.why else write_working(finding)
    return _row(finding, f"Akibat {first.id}. ", why, "")


def _row(finding: Finding, lead: str, why: str, fitting: str) -> Record:
    full = finding_record(finding)
    words = {name: word for name, word in full.fields.items() if isinstance(word, str)}
    is_usual = words["verdict"] == "seharusnya"
    verdict = "" if is_usual else f"{words['verdict']}{',' if finding.fits_later else ''} "
    repair = "" if _repairs_as_computed(finding) else words["repair"]
    before, after = _around(finding)
    return record(
        full.key,
        full.kind,
        id=keep_names(finding.id),
        where=keep_names(f"{lead}{words['where']}"),
        has_quote=bool(before or after),
        before=before,
        wrong=words["quote_wrong"],
        after=after,
        printed=words["printed"],
        answer=keep_names(f"{verdict}{words['answer']}"),
        working=keep_names(" ".join(filter(None, (why, repair, fitting)))),
    )


def _repairs_as_computed(finding: Finding) -> bool:
    """Whether the repair is but the right value in place of the printed one, which two columns tell."""
    repair = finding.repair
    return repair is not None and (repair.printed, repair.repaired) == (finding.printed, finding.computed)


def _around(finding: Finding) -> tuple[str, str]:
    """The words around what is wrong; none where row and column tell its place, or it is the whole line."""
    before, wrong, after = split_wrong_quote(finding)
    if finding.cell or len(before.strip()) + len(after.strip()) < _ADDS:
        return "", ""
    if not wrong:
        return _first(write_part(before).lstrip(" |"), 2 * _AROUND), ""
    return _last(write_part(before).lstrip(" |"), _AROUND), _first(write_part(after).rstrip(" |"), _AROUND)


def _first(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}{ELLIPSIS}"


def _last(words: str, most: int) -> str:
    return words if len(words) <= most else f"{ELLIPSIS}{words[-most:].split(' ', 1)[-1]}"


def _tell_fitting(cause: Cause) -> str:
    """Name what needs no edit of its own: what fits as printed, and what the same edit settles."""
    fitting = [finding for finding in cause.follows if finding.fits]
    stays = join_names([finding.id for finding in fitting if finding.joins is None])
    joined = join_names([finding.id for finding in fitting if finding.joins is not None])
    told = (("Tidak perlu diubah", stays), ("Diperbaiki bersama", joined))
    return " ".join(f"{words}: {names}." for words, names in told if names)


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
    items = [_item(item, grouped) for item in group.items]
    return record(group.numeral, "bagian", numeral=group.numeral, name=group.title, items=items)


def _item(item: ReviewItem, grouped: Grouped) -> Record:
    answer, remark = _answer(item, grouped)
    return record(
        f"{item.group}.{item.number}",
        "pernyataan",
        number=str(item.number),
        text=item.text,
        yes=_SHOWN_AS.get(answer, ""),
        no=_TICK if answer is Answer.NO else "",
        remark=remark,
    )


def _answer(item: ReviewItem, grouped: Grouped) -> tuple[Answer, str]:
    """Answer a statement and say on what it rests.

    That the audit saw no error proves nothing: such a statement stays open.
    """
    if item.sourced:
        return _answer_by_source(grouped.result.underived)
    errors = [finding for finding in grouped.result.to_mend if finding.level is Level.ERROR]
    relevant = [error for error in errors if _concerns(error, item)]
    shown = _count(item.shown_by, grouped)
    seen = f"{write_count(shown)} pernyataan tentang itu ditemukan dan dihitung ulang" if shown else ""
    wrong = f"{_sum_up(relevant, errors)} tentang {item.matter}: {_names(relevant)}" if relevant else ""
    remark = "; ".join(filter(None, (seen, wrong)))
    if shown:
        return Answer.PARTLY if relevant else Answer.YES, f"{remark}."
    if relevant and item.refuted:
        return Answer.NO, f"{remark}."
    if relevant:
        return Answer.OPEN, f"{remark}; dinilai pereviu."
    return Answer.OPEN, _tell_unseen(item, errors, grouped)


def _concerns(error: Finding, item: ReviewItem) -> bool:
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
    of_all = f" pada {write_count(doubted)} pernyataan" if is_sound and not item.only else ""
    return f"Tidak ditemukan galat{of_all} tentang {item.matter}; dinilai pereviu."


def _answer_by_source(underived: Sequence[UnsupportedNumber] | None) -> tuple[Answer, str]:
    if underived is None:
        return Answer.OPEN, ""
    if underived:
        return Answer.NO, f"{len(underived)} angka tidak berasal dari dossier."
    return Answer.YES, "Setiap angka berasal dari dossier."


def _count(rules: Sequence[AuditRule], grouped: Grouped) -> int:
    return sum(grouped.result.claims.get(rule, 0) for rule in rules)


def _sum_up(told: Sequence[Finding], errors: Sequence[Finding]) -> str:
    """`2 galat`, or `14 dari 15 galat`: the whole is that of the head of the sheet."""
    return f"{len(told)} galat" if len(told) == len(errors) else f"{len(told)} dari {len(errors)} galat"


def _names(errors: Sequence[Finding]) -> str:
    shown = keep_names(", ".join(finding.id for finding in errors[:_SHOWN]))
    more = len(errors) - _SHOWN
    return f"{shown}, dan {more} lainnya" if more > 0 else shown
