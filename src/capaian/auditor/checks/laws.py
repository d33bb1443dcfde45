"""One law has one number and one year, however often it is cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_CITED: Final = Worded(
    r"\b(?P<kind>undang-undang|uu|perpu|peraturan|perpres|permen\w*|perda|perbup|perwali|pergub|pp|instruksi"
    r"|inpres|keputusan|surat edaran)\b(?P<giver>[^.;:\d]{0,90}?)"
    r"\b(?:nomor|no)\b[.:]?\s*(?P<number>\d[\w./-]*)\s+tahun\s+(?P<year>(?:19|20)\d\d)\b"
    r"(?:,?\s*tentang\s+(?P<title>(?:(?!\bsebagaimana\b|\b(?:jo|juncto)\b)[^;.(\n]){12,200}))?"
)
_SHORT: Final = {
    "uu": "undang undang",
    "pp": "peraturan pemerintah",
    "perpres": "peraturan presiden",
    "perda": "peraturan daerah",
    "perbup": "peraturan bupati",
    "perwali": "peraturan walikota",
    "pergub": "peraturan gubernur",
    "inpres": "instruksi presiden",
    "permendagri": "peraturan menteri dalam negeri",
    "permenpan": "peraturan menteri pendayagunaan aparatur",
    "permenpanrb": "peraturan menteri pendayagunaan aparatur",
}
_MINISTRY: Final = {"pan": "pendayagunaan aparatur", "panrb": "pendayagunaan aparatur"}
_NATIONAL: Final = re.compile(r"undang undang|peraturan (?:pemerintah|presiden)|instruksi presiden")
"""Of these many are cited without a title, and the numbers of different years meet."""
_CHANGED: Final = re.compile(r"\bdiubah\b[\s\w,]{0,40}\bdengan\s*$", re.IGNORECASE)
_AROUND: Final = 200
_SHARED: Final = 3
"""Words around a citation without a title that its title has."""
_GIVERS: Final = 2
"""Words that tell who gave a law: a ministry's or a regency's full name comes and goes."""
_IDLE: Final = frozenset(
    ("dan", "atau", "yang", "di", "atas", "tentang", "republik", "indonesia", "ri", "jo")
)
_ANNUAL: Final = re.compile(
    r"\banggaran pendapatan\b|\bapbd\b|\btahun anggaran\b|\brencana kerja\b"
    r"|\bstandar(?:isasi)? (?:biaya|harga|satuan)|\bperubahan\b|\bpenjabaran\b|\bpertanggungjawaban\b",
    re.IGNORECASE,
)
"""What is made anew each year, or changed, may well have the number that it had before."""
_TITLE: Final = 20
_ENOUGH: Final = 4
_FEWEST: Final = 3
"""Words that make a title; ordinances on several offices of a year begin with the same six."""


@dataclass(frozen=True, slots=True)
class _Cited:
    line: int
    text: str
    kind: str
    number: str
    year: str
    title: tuple[str, ...]
    """Its first telling words; none where it is cited without a title."""
    is_listed: bool
    """Whether it stands in a list, as the bases of a report do."""
    around: frozenset[str]
    """Words that stand around it."""


def check_laws(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each citation of a law beside the others of its kind with its title."""
    cited = [*_cited(report.document)]
    for _, group in groupby(sorted(cited, key=_kind_and_number), _kind_and_number):
        yield from _of_one([*group], AuditRule.YEAR)
    for _, group in groupby(sorted(cited, key=_kind_and_year), _kind_and_year):
        yield from _of_one([*group], AuditRule.CROSSREF)


def _kind_and_number(cited: _Cited) -> tuple[str, str]:
    return cited.kind, cited.number


def _kind_and_year(cited: _Cited) -> tuple[str, str]:
    return cited.kind, cited.year


def _cited(document: PrintedDocument) -> Iterator[_Cited]:
    points = {item.line for item in document.items}
    for line in document.lines_with(_CITED):
        is_listed = line.number in points or line.is_row
        for cell in line.cells:
            yield from _in_cell(cell, line.number, is_listed=is_listed)


def _in_cell(cell: str, line: int, *, is_listed: bool) -> Iterator[_Cited]:
    before: _Cited | None = None
    for match in _CITED.finditer(cell):
        words = () if _ANNUAL.search(match["title"] or "") else _telling(match["title"] or "")[:_TITLE]
        if before is not None and _CHANGED.search(cell[: match.start()]):
            words = ("diubah", *before.kind.split(), before.number, before.year)
        before = _Cited(
            line,
            match[0],
            _kind(match["kind"], match["giver"]),
            match["number"].casefold().strip("./-"),
            match["year"],
            words,
            is_listed,
            frozenset(_telling(cell[max(match.start() - _AROUND, 0) : match.end() + _AROUND])),
        )
        yield before


def _kind(kind: str, giver: str) -> str:
    """Return what a law is and who gave it, in few plain words."""
    whole = f"{_SHORT.get(kind.casefold(), kind)} {re.sub(r'[(][^)]*[)]', ' ', giver)}"
    words = (_MINISTRY.get(word, word) for word in _telling(whole))
    return " ".join(" ".join(words).split()[: 1 + _GIVERS])


def _telling(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[a-z]+", text.casefold()) if word not in _IDLE)


def _of_one(group: Sequence[_Cited], rule: AuditRule) -> Iterator[Statement]:
    """Yield citations of one kind with one number, or one year; a title has one of the other, too."""

    def other(cited: _Cited) -> str:
        return cited.year if rule is AuditRule.YEAR else cited.number

    titled = [cited for cited in group if len(cited.title) >= _FEWEST]
    told: dict[str, list[int]] = {}
    for cited in titled:
        is_exact = rule is AuditRule.CROSSREF
        same = [known for known in titled if _are_of_one(known.title, cited.title, is_exact=is_exact)]
        times = Counter(map(other, same))
        listed = {other(known) for known in same if known.is_listed}
        right = max(same, key=lambda known: (times[other(known)], other(known) in listed, -known.line))
        is_wrong = other(right) != other(cited)
        if rule is AuditRule.YEAR or is_wrong:
            echoes = [k.line for k in group if not k.title and other(k) == other(cited)] if is_wrong else []
            told[other(cited)] = echoes
            yield _statement(cited, right, rule, is_wrong=is_wrong, echoes=echoes)
    for cited in group if rule is AuditRule.YEAR else ():
        meant = None if cited.year in told else _meant(cited, titled)
        if meant is not None:
            yield _statement(cited, meant, rule, is_wrong=True, echoes=())


def _meant(cited: _Cited, titled: Sequence[_Cited]) -> _Cited | None:
    """Return the listed law of one number that a citation without a title is about; `None` if none is."""
    if _NATIONAL.match(cited.kind):
        return None
    near = (known for known in titled if len(cited.around & {*known.title}) >= _SHARED)
    return next((known for known in near if known.is_listed and known.year != cited.year), None)


def _are_of_one(one: Sequence[str], other: Sequence[str], *, is_exact: bool) -> bool:
    """Whether two titles are the same: to the last word, or as far as a sentence quotes one of them."""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return common == max(len(one), len(other)) if is_exact else common >= min(len(one), len(other), _ENOUGH)


def _statement(
    cited: _Cited, right: _Cited, rule: AuditRule, *, is_wrong: bool, echoes: Sequence[int]
) -> Statement:
    """Return the statement that a law has the number and year that it has elsewhere."""
    what = "Nomor" if rule is AuditRule.CROSSREF else "Tahun"
    printed, usual = (f"Nomor {law.number} Tahun {law.year}" for law in (cited, right))
    again = f" Juga pada baris {', '.join(map(str, echoes))}." if echoes else ""
    why = f"{what} peraturan yang sama tercetak lain pada baris {right.line}: {usual}.{again}"
    place = f"baris {cited.line}"
    return Statement(
        rule,
        not is_wrong,
        cited.line,
        printed if is_wrong else cited.text[:80],
        usual,
        why,
        place,
        Level.WARNING,
        (right.line, *echoes) if is_wrong else (),
    )
