"""Verdicts on targets with the rows that they are told of, before them or behind.

`Melati dan Dahlia melampaui target, sedangkan Seruni belum`, `yang belum mencapai target adalah IKU 1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.checks.achieved_rows import Achieved, AchievedRows
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS
from capaian.auditor.understanding.facts import plain_pattern
from capaian.auditor.understanding.years import THIS_CENTURY
from capaian.domain.audit import AuditRule

_TAIL: Final = (
    r"(?:\s+(?:kinerja(?:nya)?|tahun|20\d\d|yang|telah|sudah|ditetapkan|diperjanjikan|ini|tersebut))*"
)
_REACHED: Final = (
    r"(?:tercapai|terpenuhi|terlampaui|(?:mencapai|memenuhi|melampaui)(?:\s+target(?:nya)?|nya))"
)
VERDICT: Final = Worded(
    rf"\b(?:(?P<not>(?:belum|tidak|gagal)\s+(?:dapat\s+|berhasil\s+|mampu\s+)?)?{_REACHED}{_TAIL}"
    r"|(?P<bare>belum|tidak)(?=\s*[.;,]|\s*$))"
    r"(?=\s*(?:[.,;:(]|$|(?:dan|dengan|karena|sehingga|sedangkan|sementara|tetapi|namun|yaitu|yakni|adalah|ialah"
    r"|berjumlah|sebanyak|sejumlah|ada)\b))"
)
"""Nothing follows that narrows it; bare behind another: `A melampaui target, sedangkan B belum`."""
_TARGET: Final = re.compile(r"\b(?:target|tercapai|terpenuhi|terlampaui)", re.IGNORECASE)
_OTHERS: Final = Worded(
    r"\b(?:nasional|provinsi|renstra|rpjmd|rpd|akhir|standar|triwulan|semester|bulan|akan|agar|supaya|apabila|jika|bila|harus"
    r"|perlu|diharapkan|lalu|sebelumnya|hampir|kecuali|selain|rata-?\s?rata|kumulatif|antara\s+lain"
    r"|di\s?antara\w*|sebagian|misalnya)\b"
)
"""Words of other targets or times, or of a list that may leave out or bring in others."""
_MARKS: Final = re.compile(r"\W*")
_WORD: Final = re.compile(r"\w")
_LEAD: Final = re.compile(
    r"\s*(?:[,\s]|\b(?:(?:dan|sedangkan|sementara(?:\s+itu)?|adapun|namun|tetapi|pada\s+tahun\s+20\d\d|tahun\s+20\d\d"
    r"|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|\d{1,2})\s+[a-z]+,?\s+(?:yaitu|yakni))\b))*",
    re.IGNORECASE,
)
_KIND: Final = re.compile(
    r"\s*(?:(?:indikator(?:\s+kinerja)?(?:\s+utama)?|iku|program|kegiatan|kecamatan|kelurahan|desa|kabupaten|kota"
    r"|target|capaian|realisasi)\s+(?=\S))?",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(
    r"\s*(?:(?:,?\s*dengan\s+)?(?:capaian|realisasi)?\s*(?:sebesar\s+)?[(]?\d[\d.,]*\d\s*(?:%|persen)?[)]?|[(][^()]*[)])?",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"\s*(?:,\s*(?:dan|serta)?|\bdan\b|\bserta\b|\bmaupun\b)\s+", re.IGNORECASE)
_LINKS: Final = re.compile(
    r"(?:[\s,]|\b(?:keduanya|ketiganya|pada|tahun|20\d\d|ini|juga|masih|telah|sudah|berhasil|mampu|dapat|dinyatakan"
    r"|(?:sama-sama|masing-masing))\b)*",
    re.IGNORECASE,
)
_THAT_IS: Final = re.compile(
    rf"(?:\s*,?\s*(?:berjumlah|sebanyak|sejumlah|ada|adalah)\s+(?:\d{{1,2}}|{NUMBER_WORDS})(?:\s*[(][^()]*[)])?"
    r"(?:\s+[a-z]+)?)?\s*,?\s*\b(?:yaitu|yakni|adalah|ialah)\b\s*:?\s*",
    re.IGNORECASE,
)
"""What leads to the names behind a verdict: `belum mencapai target berjumlah 2 (dua), yaitu`."""
_TO_COME: Final = re.compile(
    r",\s*(?:yang\s+)?(?:akan|perlu|harus|diharapkan)\b[^.;]*[.;]?\s*$", re.IGNORECASE
)
"""What shall be done about it changes nothing of what was reached."""
_ENDS: Final = re.compile(
    r"\s*(?:[.,;(]|$|\b(?:dan|serta|sedangkan|sementara|karena|dengan|sebesar)\b)", re.I
)


_PAIR: Final = 2


def verdict_lists(sentence: Sentence, rows: AchievedRows, year: int | None) -> Iterator[Statement]:
    """Yield each row that a sentence names as one that meets its target, or misses it.

    Args:
        sentence: Where they are named.
        rows: Those that its names may mean.
        year: That of the report.
    """
    text = _TO_COME.sub(".", sentence.text)
    if _OTHERS.search(text) or not {int(found) for found in THIS_CENTURY.findall(text)} <= {year}:
        return
    verdicts = [*VERDICT.finditer(text)]
    ends = [0, *(verdict.end() for verdict in verdicts)]
    for place, verdict in enumerate(verdicts):
        if verdict["bare"] and not _TARGET.search(text, 0, verdict.start()):
            continue
        is_met = not (verdict["not"] or verdict["bare"])
        behind = _THAT_IS.match(text, verdict.end())
        if behind:
            yield from _statements(sentence, _behind(text, behind.end(), rows), rows, is_met=is_met)
        else:
            named, is_whole = _before(verdict, ends[place], rows)
            yield from _statements(sentence, named, rows if is_whole else {}, is_met=is_met)


def _before(verdict: re.Match[str], start: int, rows: AchievedRows) -> tuple[Sequence[Achieved], bool]:
    """Return the rows named between what is said before and a verdict, where nothing else stands there.

    And whether they are told to be all of those.
    """
    text = verdict.string
    lead = _LEAD.match(text, start)
    first = lead.end() if lead else start
    named, end = _names(text, first, rows)
    is_whole = bool(verdict["bare"] or _THAT_IS.search(text, start, first))
    return (named if _LINKS.fullmatch(text, end, verdict.start()) else []), is_whole


def _behind(text: str, start: int, rows: AchievedRows) -> Sequence[Achieved]:
    """Return the rows named from a place on; the last only where its name ends there."""
    named, end = _names(text, start, rows)
    return named if _ENDS.match(text, end) else named[:-1]


def _names(text: str, start: int, rows: AchievedRows) -> tuple[Sequence[Achieved], int]:
    """Return the rows whose names stand one behind the other from a place on, and where they end."""
    named: list[Achieved] = []
    end = start
    while (found := _name_at(text, start, rows)) is not None:
        row, end = found
        named.append(row)
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        start = joint.end()
    return named, end


def _name_at(text: str, start: int, rows: AchievedRows) -> tuple[Achieved, int] | None:
    """Return the row with the longest name that stands at a place, and where its figure behind it ends."""
    kind = _KIND.match(text, start)
    starts = {start, kind.end()} if kind else {start}
    found = [
        (end, row)
        for name, row in rows.items()
        for place in starts
        if (end := _end_of(name, text, place)) is not None
    ]
    if not found:
        return None
    end, row = max(found, key=lambda each: each[0])
    figure = _FIGURE.match(text, end)
    return row, figure.end() if figure else end


def _end_of(name: str, text: str, place: int) -> int | None:
    """Return where a plain name ends as words of their own; `None` where it does not begin at a place."""
    marks = _MARKS.match(text, place)
    found = plain_pattern(name).match(text, marks.end() if marks else place)
    return None if found is None or _WORD.match(text, found.end()) else found.end()


def _statements(
    sentence: Sentence, named: Sequence[Achieved], listed: AchievedRows, *, is_met: bool
) -> Iterator[Statement]:
    """Yield whether rows are rightly told of; a list in which others belong instead says which."""
    wrong = [row for row in named if row.is_met is not is_met]
    left = _left_out(named, wrong, listed, is_met=is_met) if wrong else []
    if named and not wrong:
        yield _statement(sentence, named, "", "")
    elif wrong and len(left) == len(wrong):
        reasons = "; ".join(f"{row.label}: {row.reason}" for row in wrong)
        told = _statement(sentence, wrong, "; ".join(row.label for row in left), reasons)
        lines = frozenset(row.equation.result.spot.line for row in (*wrong, *left))
        yield replace(told, crossed=lines) if len(lines) == _PAIR else told
    else:
        for row in wrong:
            yield _statement(sentence, [row], f"{row.label} {row.verdict}", row.reason)


def _left_out(
    named: Sequence[Achieved], wrong: Sequence[Achieved], listed: AchievedRows, *, is_met: bool
) -> Sequence[Achieved]:
    """Return the rows of the same table, called in the same way, that a list should have."""
    known = {row.label for row in named}
    return [
        row
        for row in listed.values()
        if row.table is wrong[0].table and row.is_code is wrong[0].is_code
        if row.is_met is is_met and row.label not in known
    ]


def _statement(sentence: Sentence, rows: Sequence[Achieved], expected: str, why: str) -> Statement:
    printed = "; ".join(row.label for row in rows)
    return Statement(
        AuditRule.CLAIM,
        not expected,
        sentence.line,
        printed,
        expected,
        f"{why}." if why else "",
        sentence.place,
        lines=tuple(row.equation.result.spot.line for row in rows),
    )
