"""What is written beside a finding in a copy of the report, and how its excerpt is found there again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from capaian.domain.audit import Finding, Underived
from capaian.domain.issue import Level

AUTHOR: Final = "Capaian"
LEVEL_WORDS: Final[Mapping[Level, str]] = MappingProxyType(
    {Level.ERROR: "Galat", Level.WARNING: "Peringatan", Level.NOTE: "Catatan"}
)
CUT: Final = "…"
"""Stands where an excerpt is cut."""
_SHORTEST: Final = 8
"""Letters of running text that tell one paragraph from most others."""
# 3.1.10. Penghargaan | a) ... | Bab IV Penutup | Tabel 3.2
_NUMBERED: Final = re.compile(
    r"^(?:(?:bab|tabel|gambar)\b\.?\s*)?\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxl]+)[.)]*\s+", re.IGNORECASE
)
_PARTS: Final = re.compile(r";\s|\s/\s")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


Marked = Finding | Underived
"""What is marked in a copy: a finding, or a number that the dossier does not give."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A copy of the file, and which findings have no place in it."""

    content: bytes
    missed: tuple[str, ...]
    """Names of those whose excerpt was not found again."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The excerpt of a finding, ready to be looked for."""

    cells: tuple[str, ...]
    """Cells of a table's row, or one piece of running text; squeezed."""
    printed: str
    """The words or figures that are wrong; squeezed."""
    unnumbered: str = ""
    """Running text without the number or letter that it begins with; empty where it has none."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """How the excerpt may stand in a file, the likeliest first."""
        whole = "".join(self.cells)
        return tuple(words for words in (whole, self.unnumbered) if words)


def name_of(marked: Marked) -> str:
    """Return the id of a finding, or the number that the dossier does not give with its line."""
    return marked.id if isinstance(marked, Finding) else f"{marked.printed} (baris {marked.line})"


def level_of(marked: Marked) -> Level:
    """Return the weight: a number without a source is an error."""
    return marked.level if isinstance(marked, Finding) else Level.ERROR


def write_note(marked: Marked) -> tuple[str, ...]:
    """Return the lines of a note, without characters that no file may hold."""
    lines = _of_finding(marked) if isinstance(marked, Finding) else _of_underived(marked)
    return tuple(_FORBIDDEN.sub("\ufffd", line) for line in lines if line)


def _of_underived(number: Underived) -> list[str]:
    nearest = f"Dalam dossier ada {number.nearest}." if number.nearest else ""
    return [f"Tidak berasal dari dossier: {number.printed}", nearest]


def _of_finding(finding: Finding) -> list[str]:
    """Return the lines of a note: which finding, the working, the repair, what it follows from.

    Examples:
        >>> from capaian.domain.audit import AuditRule
        >>> place = ("Tabel 1", "Jumlah 4", "4", "5", "2 + 3 = 5.")
        >>> finding = Finding("T-002", AuditRule.SUM, Level.ERROR, 9, None, *place, root="T-001")
        >>> _of_finding(finding)[0], _of_finding(finding)[-1]
        ('T-002 Galat: Jumlah', 'Akibat dari T-001.')
    """
    lines = [f"{finding.id} {LEVEL_WORDS[finding.level]}: {finding.rule.words}", finding.why]
    if finding.computed:
        slip = f" ({finding.slip})" if finding.slip else ""
        lines.append(f"Tercetak {finding.printed}; {finding.verdict} {finding.computed}{slip}.")
    if (repair := finding.wider_repair) is not None:
        lines.append(f"Perbaikan: {repair.printed} menjadi {repair.repaired} ({repair.change}).")
    if finding.root is not None:
        lines.append(f"Akibat dari {finding.root}.")
    return lines


def squeeze(text: str) -> str:
    r"""Return a text without white space, so that line ends and hyphenation of layout do not matter.

    Examples:
        >>> squeeze("Kab.\u00a0 Juai\n99,53")
        'Kab.Juai99,53'
    """
    return "".join(text.split())


def excerpt_of(finding: Marked) -> Excerpt:
    """Return the excerpt of a finding; where it was cut, only what was kept is looked for."""
    quote = finding.quote.strip().strip(CUT)
    cells = tuple(filter(None, map(squeeze, quote.split("\t"))))
    rest = squeeze(_NUMBERED.sub("", quote, count=1)) if "\t" not in quote else ""
    unnumbered = rest if len(rest) >= _SHORTEST and rest != squeeze(quote) else ""
    return Excerpt(cells, _wrong_words(finding.printed, cells), unnumbered)


def _wrong_words(printed: str, cells: Sequence[str]) -> str:
    """What is wrong; of several things (`76–90; 91–100`) the last that stands in a cell."""
    several = (printed, *reversed(_PARTS.split(printed)))
    found = (words for words in map(squeeze, several) if any(find_words(words, cell) >= 0 for cell in cells))
    return next(found, squeeze(printed))


def find_words(words: str, text: str) -> int:
    """Return where some words stand in a squeezed text, never within a longer number; -1 where nowhere.

    Examples:
        >>> find_words("2", "12dari2(dua)"), find_words("99,5", "99,53")
        (6, -1)
    """
    if not words:
        return -1
    head = r"(?<!\d)(?<!\d[.,])" if words[0].isdigit() else ""
    tail = r"(?!\d|[.,]\d)" if words[-1].isdigit() else ""
    found = re.search(head + re.escape(words) + tail, text)
    return -1 if found is None else found.start()


def in_order(findings: Sequence[Marked]) -> tuple[Marked, ...]:
    """Return findings as they come up in the report, so that an excerpt found twice is taken in turn."""
    return tuple(sorted(findings, key=lambda finding: (finding.line, name_of(finding))))
