"""Planted errors carried through real files: docx, pdf, and the text taken out of the pdf."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

import pypdfium2
from tests.audit.own_reports import trace_own_reports
from tests.audit.planting import Planted, plant
from tests.audit.printing import words_of
from tests.audit.relations import TracedPaper

from capaian.auditor.audit import audit
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.reading.files import read_report
from capaian.documents.tree import Document, Number
from capaian.domain.audit import Finding
from capaian.writers.docx import write_docx
from capaian.writers.pdf import write_pdf

_KINDS: Final = ("digits swapped", "decimals shifted", "total misses an item", "sentence contradicts table")
"""Kinds that change one figure."""
_T = TypeVar("_T")


def _write_text(document: Document) -> bytes:
    pages = pypdfium2.PdfDocument(write_pdf(document))
    return "\f".join(page.get_textpage().get_text_range() for page in pages).encode()


FORMS: Final[Mapping[str, Callable[[Document], bytes]]] = {
    "docx": write_docx,
    "pdf": write_pdf,
    "txt": _write_text,
}


@dataclass(frozen=True, slots=True)
class Carried:
    """What was said of a real file with one error in it."""

    planted: Planted
    form: str
    is_found: bool


def measure_carried(count: int, seed: int) -> tuple[Carried, ...]:
    """Plant so many errors, write each report in one form in turn, read it again, and audit it."""
    reports = trace_own_reports()
    sound: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
    made = []
    for number, (planted, spoiled) in enumerate(spoil_reports(reports, count, seed)):
        form = list(FORMS)[number % len(FORMS)]
        if (planted.report, form) not in sound:
            report = next(each for each in reports if each.name == planted.report)
            sound[planted.report, form] = frozenset(map(_key, _audit(report.document, form)[1]))
        document, findings = _audit(spoiled, form)
        new = [finding for finding in findings if _key(finding) not in sound[planted.report, form]]
        made.append(Carried(planted, form, any(_leads_to(finding, planted, document) for finding in new)))
    return tuple(made)


def spoil_reports(
    reports: Sequence[TracedPaper], count: int, seed: int
) -> Iterator[tuple[Planted, Document]]:
    """Yield so many errors of one figure each, with the document that has it."""
    found = (each for each in plant(reports, 4 * count + 11, seed) if each.kind in _KINDS)
    for planted in islice(found, count):
        report = next(each for each in reports if each.name == planted.report)
        yield planted, spoil(report, planted)


def spoil(report: TracedPaper, planted: Planted) -> Document:
    """Return the document in which the changed figure, and no other, is printed otherwise."""
    (changed,) = planted.changed
    new = planted.what.split(" -> ")[1]
    line = report.lines[changed - 1]
    numbers = [inline for content in line.cells for inline in content if isinstance(inline, Number)]
    number = next(
        each
        for each in numbers
        if "\t".join(map(words_of, _replaced(line.cells, each, replace(each, display=new))))
        == planted.lines[changed - 1]
    )
    spoiled = _replaced(line.block, number, replace(number, display=new))
    blocks = tuple(spoiled if block is line.block else block for block in report.document.blocks)
    return replace(report.document, blocks=blocks)


def _replaced(thing: _T, old: object, new: object) -> _T:
    """Return a tree of values in which one object is another; what does not hold it stays the same."""
    if thing is old:
        return new  # type: ignore[return-value]  # of the same type as what it replaces
    if isinstance(thing, tuple):
        parts = tuple(_replaced(part, old, new) for part in thing)
        return thing if all(a is b for a, b in zip(parts, thing, strict=True)) else parts  # type: ignore[return-value]  # a tuple as before
    if is_dataclass(thing) and not isinstance(thing, type):
        kept = {part.name: getattr(thing, part.name) for part in fields(thing)}
        changed = {name: _replaced(value, old, new) for name, value in kept.items()}
        return thing if all(changed[name] is kept[name] for name in kept) else replace(thing, **changed)
    return thing


def _audit(document: Document, form: str) -> tuple[PrintedDocument, tuple[Finding, ...]]:
    printed, file = read_report(Path(f"laporan.{form}"), FORMS[form](document))
    return printed, audit(printed, file).findings


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule.value, finding.why


def _leads_to(finding: Finding, planted: Planted, document: PrintedDocument) -> bool:
    """Whether a finding names a line in which the changed figure stands."""
    new = planted.what.split(" -> ")[1]
    named = {finding.line, *finding.lines, *([finding.repair.line] if finding.repair else [])}
    return any(new in document.line(number).text for number in named)


def render_carried(carried: Sequence[Carried]) -> str:
    """Return a line for each form, and for each error that was not found."""
    lines = ["errors carried through real files: found of all"]
    for form in FORMS:
        own = [each for each in carried if each.form == form]
        lines.append(f"  {form:<30}{f'{sum(each.is_found for each in own)}/{len(own)}':>10}")
    unfound = (each for each in carried if not each.is_found)
    lines += [f"  UNFOUND {x.form} {x.planted.kind} {x.planted.report} {x.planted.what}" for x in unfound]
    return "\n".join(lines)
