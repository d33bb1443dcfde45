"""The page over the audits of a folder: one row for each report, with links to what was written about it.

Its counts have no traces of their own: how each was counted stands on the page of its report.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from capaian.documents.audit.findings import write_count
from capaian.documents.tree import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    HeadCell,
    Heading,
    HeadingKind,
    Inlines,
    LineBreak,
    Link,
    Meta,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
    TextStyle,
    Width,
)
from capaian.domain.audit import AuditResult
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

_TITLE: Final = "Temuan Semua Laporan"
_COUNTS: Final = ("Galat", "Peringatan", "Catatan", "Akibat", "Pernyataan", "Sesuai")
_PAPERS: Final = (
    ("temuan", "{name}.temuan.html"),
    ("lembar hasil reviu", "{name}.lembar-hasil-reviu.docx"),
    ("salinan bercatatan", "{stem}.bercatatan{ending}"),
)
"""Words and names of what is written about each report."""


@dataclass(frozen=True, slots=True)
class AuditIndex:
    """The audits of a folder."""

    results: Sequence[AuditResult]
    left: Mapping[str, str]
    """What was not audited, by its path, with the reason."""
    created: str
    """ISO date of the youngest report, never the clock."""
    written: Collection[str]
    """Names of the files that lie beside the page: no others are linked."""


def build_audit_index(index: AuditIndex) -> Document:
    """Return the page: the reports with most errors first, then those that were not audited."""
    blocks: list[Block] = [
        Heading("daftar-laporan", 1, "Laporan yang diperiksa", HeadingKind.FRONT),
        Paragraph((Text(_sum_up(index)),)),
        _table(index),
    ]
    if index.left:
        blocks += [
            Heading("tidak-diperiksa", 1, "Tidak diperiksa", HeadingKind.FRONT),
            *(Paragraph((Text(_tell_left(path, why)),)) for path, why in index.left.items()),
        ]
    meta = Meta(_TITLE, _TITLE, "", int(index.created[:4]), index.created, "")
    return Document(meta, tuple(blocks))


def _tell_left(path: str, why: str) -> str:
    """A file with the reason; a reason that names the file itself names it only once, by its name."""
    name = PurePath(path).name
    return why.replace(path, name, 1) if why.startswith(path) else f"{name}: {why}"


def _sum_up(index: AuditIndex) -> str:
    with_errors = sum(_counts(result)[0] > 0 for result in index.results)
    left = f"; {len(index.left)} berkas tidak diperiksa" if index.left else ""
    return f"{len(index.results)} laporan diperiksa, {with_errors} memuat galat{left}."


def _table(index: AuditIndex) -> Table:
    counts = [_counts(result) for result in index.results]
    those = sorted(
        zip(index.results, counts, strict=True), key=lambda pair: (-pair[1][0], pair[0].document.path)
    )
    rows = [Row((Cell(_links(result.document, index.written)), *_cells(own))) for result, own in those]
    if len(rows) > 1:
        sums = tuple(map(sum, zip(*counts, strict=True)))
        rows.append(Row((Cell((Text("Seluruhnya"),)), *_cells(sums)), RowKind.TOTAL))
    return Table(
        id="laporan",
        label="",
        caption=(),
        columns=(Column(width=40), *(Column(Align.RIGHT) for _ in _COUNTS)),
        head=(tuple(HeadCell(name) for name in ("Laporan", *_COUNTS)),),
        rows=tuple(rows),
        width=Width.FULL,
    )


def _links(file: ReportFile, written: Collection[str]) -> Inlines:
    """The name of a report, below it its office and the papers about it, which lie beside the page."""
    report = PurePath(file.path)
    told: list[Link | Text | LineBreak] = [Text(report.name, TextStyle.STRONG)]
    for line in file.remarks:
        told += [LineBreak(), Text(line)]
    for words, pattern in _PAPERS:
        name = pattern.format(name=report.name, stem=report.stem, ending=report.suffix)
        if name in written:
            told += [LineBreak(), Link(words, f"./{quote(name)}")]
    return tuple(told)


def _cells(counts: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(Cell((Text(write_count(count) if count else "–"),)) for count in counts)


def _counts(result: AuditResult) -> tuple[int, ...]:
    levels = [finding.level for finding in result.to_mend]
    weighed = (levels.count(level) for level in (Level.ERROR, Level.WARNING, Level.NOTE))
    return (*weighed, len(result.fitting), sum(result.claims.values()), result.passed)
