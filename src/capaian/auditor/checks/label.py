"""Symbols, heads of columns and abbreviations fit what they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.classes import read_range
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_SYMBOL: Final = re.compile(r"^(?P<prefix>[A-Z][A-Za-z]{0,3})[ -]?(?P<number>\d{1,2})$")
_LABELLED: Final = re.compile(
    r"^[\W_]*(?P<symbol>[A-Z][A-Za-z]{0,3}[ -]?\d{1,2})\s*[(:.)\u2013-]\s*(?P<name>[A-Z].{3,})$"
)
_PLAIN: Final = re.compile(
    r"^\W*(?:rumus\s*:?\s*)?(?P<symbol>[A-Z][A-Za-z]{0,3}[ -]?\d{1,2})\s*=", re.IGNORECASE
)
_LONGEST: Final = 160
_ORDINAL: Final = re.compile(r"^(?:[IVX]+|\d{1,2}|[A-Ea-e])\.?$")
_INTERVAL_HEAD: Final = re.compile(r"\b(?:interval|rentang|selang|range)\b", re.IGNORECASE)
_SHORT: Final = re.compile(r"\((?P<short>[A-Z]{3,6})\)")
_LINKS: Final = frozenset({"dan", "di", "atas", "pada", "untuk", "dengan", "ke", "yang"})
_FAMILIES: Final = (
    ("kepemilikan", re.compile(r"\bkepemilikan\b|\bpemilik\b|\bmemiliki\b", re.IGNORECASE)),
    ("perekaman", re.compile(r"\bperekaman\b|\brekam\b", re.IGNORECASE)),
    (
        "penerbitan",
        re.compile(r"\bpenerbitan\b|\bterbit\b|\bditerbitkan\b|\bcetak\b|\bpencetakan\b", re.IGNORECASE),
    ),
)


def check_label(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every symbol of a formula, every head of a class table, every abbreviation with its words."""
    document = report.document
    sections = _labelled(document)
    ends = [*(start for start, _ in sections), None][1:]
    for (line, name), end in zip(sections, ends, strict=False):
        yield from _symbols(document, line, name, end)
        yield from _measures(document, line, name, end)
    for table in document.tables:
        yield from _heads(table)
    yield from _abbreviations(document)


def _labelled(document: PrintedDocument) -> list[tuple[int, str]]:
    """Return the lines that begin a part with its symbol: `Q3 (Cakupan Kartu Identitas Anak)`."""
    own = {caption.line for caption in document.captions} | {entry.line for entry in document.contents}
    found = [
        (line.number, match["symbol"].replace(" ", ""))
        for line in document.lines
        if not line.is_row and len(line.text) <= _LONGEST and line.number not in own
        if (match := _LABELLED.match(line.text)) and "=" not in line.text
    ]
    counted = Counter(_prefix(symbol) for _, symbol in found)
    numbers = Counter(symbol for _, symbol in found)
    return [(line, symbol) for line, symbol in found if counted[_prefix(symbol)] > 1 and numbers[symbol] == 1]


def _prefix(symbol: str) -> str:
    match = _SYMBOL.match(symbol)
    return match["prefix"] if match else ""


def _formulas(document: PrintedDocument, start: int, end: int | None) -> Iterator[tuple[int, str, str]]:
    """Yield line, symbol and words of the formulas between two lines, set in TeX or in plain text."""
    last = end or len(document.lines) + 1
    for formula in document.formulas:
        if start < formula.line < last:
            yield formula.line, formula.symbol, formula.text
    for line in document.lines[start : last - 1]:
        if "$" not in line.text and (match := _PLAIN.match(line.text)):
            yield line.number, match["symbol"].replace(" ", ""), line.text


def formulas_of_parts(document: PrintedDocument) -> list[tuple[int, str, str]]:
    """Return line, symbol of the part and words of every formula in parts with symbols of their own."""
    parts = _labelled(document)
    ends = [*(start for start, _ in parts), None][1:]
    return [
        (line, symbol, text)
        for (start, symbol), end in zip(parts, ends, strict=False)
        for line, _, text in _formulas(document, start, _end(document, start, end))
    ]


def _end(document: PrintedDocument, start: int, end: int | None) -> int | None:
    """Return where a part ends: where the next begins, or at the next title of a section."""
    titles = [heading.line for heading in document.headings if heading.line > start]
    return min([*titles[:1], *([end] if end else [])], default=None)


def _symbols(document: PrintedDocument, start: int, own: str, end: int | None) -> Iterator[Statement]:
    for line, symbol, _ in _formulas(document, start, _end(document, start, end)):
        if not symbol or _prefix(symbol) != _prefix(own):
            continue
        holds = symbol == own
        yield Statement(
            AuditRule.LABEL,
            holds,
            line,
            symbol,
            own,
            f"Rumus pada bagian {own} (baris {start}) memakai simbol {symbol}.",
            f"Bagian {own}",
            lines=(start,),
        )


def _measures(document: PrintedDocument, start: int, own: str, end: int | None) -> Iterator[Statement]:
    """Yield whether the formula, its table and the words around them measure one thing."""
    last = _end(document, start, end) or len(document.lines) + 1
    formulas = [found for found in _formulas(document, start, last) if _families(found[2])]
    tables = [table for table in document.tables if start < table.line < last]
    if not formulas or not tables:
        return
    line = formulas[0][0]
    heads = " ".join(word for row in tables[0].head for word in row)
    between = " ".join(s.text for s in document.sentences if line < s.line < tables[0].line)
    parts: Mapping[str, str] = {
        "rumus": formulas[0][2],
        "uraian": between,
        "judul tabel": tables[0].title,
        "kolom tabel": heads,
    }
    named = {part: families for part, text in parts.items() if (families := _families(text))}
    families = sorted({family for found in named.values() for family in found})
    holds = len(families) < len(_FAMILIES)
    told = "; ".join(f"{part}: {', '.join(found)}" for part, found in named.items())
    yield Statement(
        AuditRule.LABEL,
        holds,
        line,
        ", ".join(families),
        "satu nama untuk satu ukuran",
        f"Satu angka dinamai dengan ukuran yang berbeda ({told}).",
        f"Bagian {own}",
        Level.NOTE,
        (tables[0].line,),
    )


def _families(text: str) -> list[str]:
    return [name for name, pattern in _FAMILIES if pattern.search(text)]


def _heads(table: PrintedTable) -> Iterator[Statement]:
    """Yield the head that promises intervals, beside the column that holds them."""
    columns = [[cell.text.strip() for cell in table.column(index)] for index in range(table.width)]
    ranges = [
        index
        for index, cells in enumerate(columns)
        if _most(cells, lambda text: read_range(text) is not None)
    ]
    named = [index for index, path in enumerate(table.paths) if _INTERVAL_HEAD.search(" ".join(path))]
    if not ranges or not named or not table.rows:
        return
    wrong = [index for index in named if index not in ranges and _most(columns[index], _ORDINAL.match)]
    is_off = bool(wrong) and not set(ranges) & set(named)
    words = " / ".join(" ".join(path) for path in table.paths)
    why = (
        f"Kolom “{' '.join(table.paths[wrong[0]])}” berisi nomor, sedangkan selangnya ada pada kolom lain."
        if is_off
        else ""
    )
    yield Statement(
        AuditRule.LABEL,
        not is_off,
        max(table.rows[0].line - 1, 1),
        words,
        "nama kolom yang sesuai isinya",
        why,
        table.name,
        Level.NOTE,
    )


def _most(cells: Sequence[str], fits: object) -> bool:
    filled = [text for text in cells if text]
    return len(filled) >= 3 and callable(fits) and all(fits(text) for text in filled)


def _abbreviations(document: PrintedDocument) -> Iterator[Statement]:
    """Yield each abbreviation in brackets beside the words before it."""
    text = "\n".join(line.text for line in document.lines)
    for line in document.lines:
        for match in _SHORT.finditer(line.text):
            words = _words_before(line.text[: match.start()], len(match["short"]))
            if words is None:
                continue
            wrong = [i for i, word in enumerate(words) if word[0].upper() != match["short"][i]]
            if not wrong:
                yield _short(line, match["short"], words, words)
            elif len(wrong) == 1 and (right := _right(words, wrong[0], match["short"], text)):
                yield _short(line, match["short"], words, right)


def _words_before(text: str, count: int) -> list[str] | None:
    """Return the last words before a bracket, words that link left out; `None` if they are no name."""
    words = [word for word in re.findall(r"[\w-]+", text) if word.casefold() not in _LINKS][-count:]
    tail = text.rstrip()
    is_name = len(words) == count and all(word[0].isupper() for word in words) and tail.endswith(words[-1])
    return words if is_name else None


def _right(words: Sequence[str], place: int, short: str, text: str) -> list[str] | None:
    """Return the words with one put right, if they stand elsewhere in the report."""
    parts = [re.escape(word) for word in words]
    parts[place] = rf"({short[place]}\w+)"
    found = re.search(r"\b" + r"\s+".join(parts) + r"\b", text, re.IGNORECASE)
    if found is None:
        return None
    right = [*words]
    right[place] = found[1]
    return right


def _short(line: Line, short: str, words: Sequence[str], right: Sequence[str]) -> Statement:
    holds = words == right
    printed = f"{' '.join(words)} ({short})"
    return Statement(
        AuditRule.LABEL,
        holds,
        line.number,
        printed,
        f"{' '.join(right)} ({short})",
        f"{short} adalah singkatan dari {' '.join(right)}, yang juga tercetak dalam laporan ini.",
        f"baris {line.number}",
        Level.WARNING,
    )
