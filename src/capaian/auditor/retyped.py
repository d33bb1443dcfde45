"""Figures that a report was not made with: each is told, and what fails only because of it follows.

A record of figures that does not fit its file tells none, and that it does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.printed.document import PrintedDocument, RetypedFigure
from capaian.auditor.retelling import Retelling
from capaian.auditor.roots import settle_roots
from capaian.auditor.whereabouts import Whereabouts
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.issue import Level

_WHY: Final = (
    "Laporan ini dibuat dengan {made}, dan angka itu diketik ulang sesudahnya. Bila {now} yang benar, "
    "ubah datanya lalu buat ulang laporannya."
)
_OF_ONE_OF: Final = "Ini belum ada saat laporannya dibuat; perbaiki dahulu angka yang diketik ulang: {ids}."
_UNFIT: Final = (
    "Berkas ini menyimpan catatan angka dari saat laporannya dibuat, tetapi catatan itu tidak cocok dengan "
    "isinya: rusak, diubah, atau milik laporan lain. Catatan itu tidak dipakai; angkanya hanya dihitung "
    "ulang, sehingga angka yang diketik ulang sesudahnya dapat lolos."
)


def add_retyped(document: PrintedDocument, result: AuditResult, as_made: AuditResult) -> AuditResult:
    """Return the result of a report with its figures that were typed over.

    Args:
        document: The report as it is now.
        result: What it says now.
        as_made: What it said when it was made: what failed then too stands by itself.
    """
    told = [*_tell(document, len(result.findings) + 1)]
    before = {_key(finding): finding for finding in as_made.findings}
    findings = (
        _as_made(finding, before[_key(finding)])
        if _key(finding) in before
        else _follow(finding, document.retyped, told, result)
        for finding in result.findings
    )
    counts = {**result.claims, AuditRule.CROSSREF: result.claims.get(AuditRule.CROSSREF, 0) + len(told)}
    return replace(result, claims=counts, findings=settle_roots([*findings, *told]))


def note_unfit_record(document: PrintedDocument, result: AuditResult) -> AuditResult:
    """Return the result of a report whose record of figures does not fit, with a note that says so."""
    first = next(line for line in document.lines if line.text.strip())
    note = Finding(
        id=f"T-{len(result.findings) + 1:03}",
        rule=AuditRule.CROSSREF,
        level=Level.NOTE,
        line=first.number,
        page=first.page,
        place="Seluruh laporan",
        quote=first.text,
        printed="",
        computed="",
        why=_UNFIT,
        lines=(first.number,),
        counts_lines=False,
    )
    counts = {**result.claims, AuditRule.CROSSREF: result.claims.get(AuditRule.CROSSREF, 0) + 1}
    return replace(result, claims=counts, findings=(*result.findings, note))


def _as_made(finding: Finding, before: Finding) -> Finding:
    """Return what was said of a figure when the report was made: no figure typed over since changes it."""
    if finding.root is not None or finding.joins is not None or before.root is not None or before.also:
        return finding
    return replace(before, id=finding.id)


def _key(finding: Finding) -> tuple[AuditRule, int, str]:
    return finding.rule, finding.line, finding.printed


def _tell(document: PrintedDocument, first: int) -> Iterator[Finding]:
    """Yield a finding for each figure that was typed over, with ids from `first` on."""
    places, retelling = Whereabouts(document), Retelling(document)
    for number, each in enumerate(document.retyped, start=first):
        line = each.spot.line
        made = Finding(
            id=f"T-{number:03}",
            rule=AuditRule.CROSSREF,
            level=Level.ERROR,
            line=line,
            page=None,
            place=f"baris {line}",
            quote="",
            printed=each.now,
            computed=each.made,
            why=_WHY.format(made=each.made, now=each.now),
            lines=(line,),
        )
        yield retelling.retell(places.locate(made, each.spot))


def _follow(
    finding: Finding, retyped: Sequence[RetypedFigure], told: Sequence[Finding], result: AuditResult
) -> Finding:
    """Return a finding that the report would not have as it was made: it follows from a figure typed over.

    Of several figures it is the one that the finding rests on, or the root of the finding does. Where none
    tells which, it stands by itself and names them all.
    """
    own = [*zip(retyped, told, strict=True)]
    roots = [each for each in result.findings if each.id == finding.root]
    pair = _first_touched(own, [finding, *roots]) or (own[0] if len(own) == 1 else None)
    if pair is None:
        ids = ", ".join(root.id for root in told)
        return replace(finding, level=Level.WARNING, why=f"{finding.why} {_OF_ONE_OF.format(ids=ids)}")
    each, root = pair
    made = replace(finding, root=root.id, repair=None, alternative=None, also=())
    is_of_it = finding.line == each.spot.line and finding.printed.endswith(each.now)
    if is_of_it:
        return replace(made, computed=each.made, joins=root.id, level=Level.NOTE)
    return replace(made, stays=True)


_Pair = tuple[RetypedFigure, Finding]


def _first_touched(pairs: Sequence[_Pair], findings: Sequence[Finding]) -> _Pair | None:
    """Return the figure in a line that findings rest on: one that they name comes before others."""
    for finding in findings:
        touched = [pair for pair in pairs if pair[1].line in finding.lines]
        named = [pair for pair in touched if _names(finding, pair[0].now)]
        if named or touched:
            return (named or touched)[0]
    return None


def _names(finding: Finding, figure: str) -> bool:
    """Whether a finding prints a figure, or says how it was reckoned with it."""
    return (
        re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", f"{finding.printed} {finding.why}")
        is not None
    )
