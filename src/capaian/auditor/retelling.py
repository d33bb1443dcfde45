"""Lines told in words: a reader of a pdf counts pages and one of a docx tables, neither counts lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.whereabouts import Whereabouts
from capaian.domain.audit import Finding, Repair

_LINES: Final = re.compile(r"\bbaris (?P<lines>\d+(?:(?:, | dan |, dan |\u2013|-)\d+)*)(?!\d|\.\d)")
_NUMBER: Final = re.compile(r"\d+")
_WORDS: Final = 5
"""First words that tell a line from others."""


@dataclass(frozen=True)
class Retelling:
    """How lines of a report are called."""

    document: PrintedDocument

    def retell(self, finding: Finding) -> Finding:
        """Return a finding with one name for each table, and with lines in words where none counts them."""
        place = self._card_to_mend(finding) or self._name_tables(finding.place)
        made = replace(
            finding,
            place=place,
            why=self._name_tables(finding.why),
            repair=self._retell_repair(finding.repair),
            alternative=self._retell_repair(finding.alternative),
        )
        if self.document.counts_lines:
            return made
        own = self.tell(finding.line)
        others = dict.fromkeys(map(self.tell, finding.lines))
        return replace(
            made,
            place=self._call_place(made),
            why=self._in_words(made.why),
            beside=", ".join(other for other in others if other != own),
            counts_lines=False,
        )

    def _card_to_mend(self, finding: Finding) -> str:
        """The card with the figure that is to be mended; empty where that stands elsewhere."""
        wrong = finding.mends_another
        if wrong is not None and wrong.line != finding.line:
            return ""
        return self._places.card(finding.line, finding.printed if wrong is None else wrong.printed)

    def tell(self, line: int) -> str:
        """Return the table or the first words of a line, with its page: `Tabel 3.8 (halaman 29)`."""
        return self._with_page(self.name(line), line)

    def _with_page(self, words: str, line: int) -> str:
        page = self.document.line(line).page
        return f"{words} (halaman {page})" if page is not None else words

    def name(self, line: int) -> str:
        """Return the table or the first words of a line."""
        return self._places.table_at(line) or _first_words(self.document.line(line).cells)

    def _call_place(self, finding: Finding) -> str:
        """Its place, which its page is told beside: the words of a line in the stead of its number."""
        own = f"baris {finding.line}"
        if f"{finding.place} ".startswith(f"{own} "):
            return self.name(finding.line) + self._in_words(finding.place.removeprefix(own))
        return self._in_words(finding.place)

    @cached_property
    def _places(self) -> Whereabouts:
        return Whereabouts(self.document)

    def _retell_repair(self, repair: Repair | None) -> Repair | None:
        if repair is None:
            return None
        cell = self._places.cell(repair.line, repair.printed)
        if self.document.counts_lines:
            return replace(repair, where=f"{cell}, baris teks {repair.line}" if cell else "")
        return replace(repair, where=self._with_page(cell or self.name(repair.line), repair.line))

    def _name_tables(self, text: str) -> str:
        """Tables without a number by the one name that places use."""
        named = {table.line: table for table in self.document.tables if not table.number}
        return re.sub(
            r"tabel pada baris (\d+)",
            lambda found: self._places.name(named[int(found[1])]) if int(found[1]) in named else found[0],
            text,
        )

    def _in_words(self, text: str) -> str:
        """Lines by pages, tables or first words; a table that is named right before is not named again."""
        told, end = "", 0
        for found in _LINES.finditer(text):
            called = self._call(map(int, _NUMBER.findall(found["lines"])), found[0])
            told += text[end : found.start()]
            end = found.end()
            if told.endswith(f"{called}, "):
                told = told.removesuffix(", ")
            elif told.endswith(f"{called} (") and text[end : end + 1] == ")":
                told, end = told.removesuffix(" ("), end + 1
            else:
                told += called
        return told + text[end:]

    def _call(self, lines: Iterable[int], printed: str) -> str:
        """Pages of some lines, or their tables or first words; as printed where there are no such lines."""
        known = [self.document.line(line) for line in lines if 0 < line <= len(self.document.lines)]
        if not known:
            return printed
        pages = [line.page for line in known if line.page is not None]
        if pages:
            return f"halaman {', '.join(map(str, dict.fromkeys(pages)))}"
        return ", ".join(dict.fromkeys(self.tell(line.number) for line in known))


def _first_words(cells: Iterable[str]) -> str:
    words = " ".join(cells).split()
    cut = "…" if len(words) > _WORDS else ""
    return f"“{' '.join(words[:_WORDS])}{cut}”"
