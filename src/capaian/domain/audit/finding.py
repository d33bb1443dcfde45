"""What an audit of a finished report says: statements recomputed, and each that does not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.audit.shortening import shorten, shorten_to_difference
from capaian.domain.audit.tested import AloneFigure, FigureCounts, TestedPart
from capaian.domain.identifiers import WordedEnum
from capaian.domain.issue import Level

NO_REPORT: Final = "tidak tampak seperti laporan kinerja"
"""Indonesian: what is said of a file without the words of the field."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The audited file."""

    path: str
    pages: int
    lines: int
    tables: int
    sha256: str
    unreadable: tuple[int, ...] = ()
    """Pages without text, such as scans."""
    untabled: tuple[str, ...] = ()
    """Numbers of the tables with a caption of which no row was read: `3.10`."""
    is_of_field: bool = True
    """Whether it has the words of a performance report at all."""
    office: str = ""
    """Whose report it is, as its cover names it, or its text does; empty where neither does."""
    year: int | None = None
    """The year that it reports on, as its titles say; `None` before it is audited,
    and where none does.
    """

    @property
    def remarks(self) -> tuple[str, ...]:
        """Indonesian: the lines below its name in a list: whose it is,
        and that it looks like no report.

        Examples:
            >>> ReportFile("a.txt", 0, 12, 1, "", is_of_field=False).remarks
            ('tidak tampak seperti laporan kinerja',)
        """
        return tuple(filter(None, (self.office, "" if self.is_of_field else NO_REPORT)))


@dataclass(frozen=True, slots=True)
class UnsupportedNumber:
    """A number of a report that does not follow from the dossier it should come from."""

    line: int
    page: int | None
    place: str
    quote: str
    printed: str
    nearest: str = ""
    """What the dossier has of the same thing: `KIA terbit, Juai, Tahun 2023 = 1.234`;
    empty if nothing.
    """
    is_elsewhere: bool = False
    """Whether the dossier has this value of something else."""
    counts_lines: bool = True
    """Whether a reader of the file can count its lines."""

    @property
    def line_words(self) -> str:
        """Indonesian: the line of a text; empty for other files."""
        return f"baris {self.line}" if self.counts_lines else ""

    @property
    def remark(self) -> str:
        """What the dossier says instead, in Indonesian.

        Examples:
            >>> UnsupportedNumber(3, None, "Tabel 4", "Juai 12", "12", "Rusak, Juai = 11").remark
            'Dossier: Rusak, Juai = 11.'
            >>> UnsupportedNumber(3, None, "Tabel 4", "Juai 12", "12").remark
            'Tidak ada di mana pun dalam dossier.'
        """
        if self.nearest:
            return f"Dossier: {self.nearest}."
        if self.is_elsewhere:
            return "Dalam dossier hanya ada untuk hal lain."
        return "Tidak ada di mana pun dalam dossier."


class AuditRule(WordedEnum):
    """What can be wrong with a printed statement."""

    RATIO = "ratio", "Cakupan"
    """Coverage = numerator / denominator x 100."""
    ACHIEVEMENT = "capaian", "Capaian"
    """Achievement = actual / target x 100."""
    ABSORPTION = "serapan", "Serapan anggaran"
    """Absorption = spending / budget x 100."""
    EFFICIENCY = "efisiensi", "Efisiensi"
    """Efficiency by the formula that the report states or that fits."""
    AVERAGE = "average", "Rata-rata"
    """A mean = the mean of its items."""
    SUM = "sum", "Jumlah"
    """A total = the sum of its items."""
    DIFFERENCE = "difference", "Selisih dan perubahan"
    """A difference quoted in prose = the difference of the printed values."""
    SCALE = "scale", "Kategori menurut skala"
    """A category = the class of the value on the report's own scale."""
    INDEX = "index", "Indeks survei"
    """Survey: index = mean of the element x 25; unit index = mean of the elements; class."""
    RANK = "rank", "Peringkat dan urutan"
    """Order of a sorted table, and a quoted rank."""
    CROSSREF = "crossref", "Angka yang sama di dua tempat"
    """One quantity in two places has one value."""
    LABEL = "label", "Nama dan simbol"
    """A label, symbol or column name fits the thing it labels."""
    FORMAT = "format", "Penulisan angka"
    """A number is well formed in the number style of its table."""
    COUNT = "count", "Banyaknya"
    """A count in prose = the rows or items that are there."""
    INTERVAL = "interval", "Selang kategori"
    """A class table covers its range with no gap or overlap."""
    YEAR = "year", "Tahun"
    """A year is the right one for the statement."""
    CLAIM = "claim", "Pernyataan dengan kata"
    """A statement in words agrees with the printed numbers."""
    UNIT = "unit", "Satuan"
    """The unit fits the quantity."""
    NUMBERING = "numbering", "Penomoran"
    """Numbers of sections, tables and rows run without gap or repeat and agree with the lists."""
    TREND = "trend", "Naik, turun, tetap"
    """Naik, turun, tetap agrees with the two numbers."""
    BOUND = "bound", "Batas"
    """A part does not exceed its whole, spending not its ceiling."""
    COPY = "copy", "Salinan dari tempat lain"
    """Text carried over from another place fits its place."""


_VERDICTS: Final = {"tetap": "sudah benar", "selesai": "diperbaiki"}
"""Verdicts that stand for an edit elsewhere, in words."""
_TYPESETTING: Final = re.compile(r"\\[A-Za-z]+|[\\{}$]")
"""Commands and braces of formulas: `bobot } 20\\%` is read as `bobot 20%`."""
_LONGEST_PRINTED: Final = 72
"""Letters of what is printed that are told beside its remedy; the excerpt has it whole."""


@dataclass(frozen=True, slots=True)
class Repair:
    """The one change of one printed number under which most printed statements hold."""

    line: int
    printed: str
    repaired: str
    change: str
    """Indonesian: what is changed: `angka ke-2 dari 4 menjadi 6`."""
    holds: int
    """How many statements hold under it that did not."""
    page: int | None = None
    quote: str = ""
    """The line with the printed number, as an excerpt: there it is found again in a copy."""
    where: str = ""
    """Indonesian: table, row and column, or what names its line;
    empty where only the line does.
    """

    @property
    def place_words(self) -> str:
        """Indonesian: where the figure stands: `baris 12`,
        `Tabel 3.8, baris “Juai” (halaman 29)`.
        """
        return self.where or f"baris {self.line}"

    @property
    def correction(self) -> str:
        """Indonesian: the right figure with how it became another,
        where that does not name it again.
        """
        return (
            self.repaired if self.repaired in self.change else f"{self.repaired} ({self.change})"
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """A printed statement that does not hold."""

    id: str
    """`T-001`, in the order of the report."""
    rule: AuditRule
    level: Level
    line: int
    """1-based line of the text (of the extracted text for pdf and docx)."""
    page: int | None
    """Page of the file from 1; `None` where a text does not tell pages."""
    place: str
    """`Tabel 3.10, Kota Banjarbaru`."""
    quote: str
    """The excerpt, as printed."""
    printed: str
    computed: str
    """What it should be: a number with its working, or words."""
    why: str
    """Indonesian: the recomputation written out."""
    lines: tuple[int, ...] = ()
    """Every line that the statement rests on, its own first."""
    root: str | None = None
    """Id of the finding that it follows from."""
    repair: Repair | None = None
    is_supported: bool = False
    """Whether other statements fit the printed figure,
    so that another figure may be the wrong one.
    """
    is_of_parts: bool = False
    """Whether a total is likely right, and one of its parts is wrong:
    `computed` tells which these are.
    """
    stays: bool = False
    """Whether the printed figure is right, and fits once its root or another figure is mended."""
    alternative: Repair | None = None
    """The change of another figure that would mend the statement just as well."""
    candidates: tuple[str, ...] = ()
    """Other printed figures, each of which may be the wrong one in its stead."""
    also: tuple[str, ...] = ()
    """What other statements would have in place of the same figure."""
    printed_page: str = ""
    """The number printed on the page; empty where none is known."""
    cell: str = ""
    """Table, row and column in words; empty outside of tables:
    `Tabel 3.2, baris “Juai”, kolom “Target”`.
    """
    mark: tuple[int, int] | None = None
    """Where what is wrong begins and ends in the excerpt."""
    beside: str = ""
    """Indonesian: the other places that the statement rests on,
    where nobody counts the lines of the file.
    """
    figure: tuple[int, int, int] | None = None
    """Line, cell and end of the printed figure that it is about, where it is one."""
    joins: str | None = None
    """Id of the finding that counts for the same printed figure: one edit settles both."""
    counts_lines: bool = True
    """Whether a reader of the file can count its lines; for others pages,
    tables and words are told.
    """

    @property
    def verdict(self) -> str:
        """Indonesian: how sure `computed` is: a bound alone is no value,
        nor is it where another is wrong.

        Examples:
            >>> spot = ("Tabel 1", "2 | Utara | 12", "12", "10", "hitungan")
            >>> rules = (AuditRule.BOUND, AuditRule.SUM)
            >>> [Finding("T-001", rule, Level.ERROR, 4, None, *spot).verdict for rule in rules]
            ['paling banyak', 'seharusnya']
        """
        if self._stays_after:
            return "tetap"
        if self.joins is not None:
            return "selesai"
        if self.rule is AuditRule.BOUND and self.computed[:1].isdigit() and not self._mends_itself:
            return "paling banyak"
        if self._is_one_of_two or self.is_of_parts:
            return "salah satu"
        if self.is_supported:
            return "di tempat lain" if self.rule is AuditRule.CROSSREF else "menurut hitungan"
        return "seharusnya" if self.repair is None or self._mends_itself else "menurut hitungan"

    @property
    def verdict_words(self) -> str:
        """Indonesian: the verdict as people read it."""
        return _VERDICTS.get(self.verdict, self.verdict)

    @property
    def answer(self) -> str:
        """Indonesian: what should stand there, or after what the printed figure fits."""
        if self._stays_after:
            return f"sesuai setelah {self._stays_after} diperbaiki"
        if self.joins is not None:
            return f"bersama {self.joins}"
        # Each figure that may be the right one, with its place where that is another.
        others = [value for value in self.also if value not in ("", self.computed)]
        other = self.alternative
        if other is not None and self._is_one_of_two:
            readings = [
                f"{self.printed} di sini",
                f"{other.printed} pada {other.place_words}",
                *others,
            ]
            return " atau ".join(readings)
        computed = shorten_to_difference(self.computed, self.printed, _LONGEST_PRINTED)
        readings = [f"{computed} ({self.slip})" if self.slip else computed, *others]
        if other is not None:
            readings.append(f"{other.repaired} di tempat {other.printed} pada {other.place_words}")
        return " atau ".join(readings)

    @property
    def remedy(self) -> str:
        """Indonesian: the verdict with its answer; empty where nothing follows.

        Examples:
            >>> spot = ("Tabel 1", "2 | Utara | 12", "12", "10", "hitungan")
            >>> Finding("T-002", AuditRule.SUM, Level.ERROR, 4, None, *spot, root="T-001",
            ...     stays=True).remedy
            'sudah benar; sesuai setelah T-001 diperbaiki'
        """
        return (
            f"{self.verdict_words}{';' * bool(self._stays_after)} {self.answer}"
            if self.computed
            else ""
        )

    @property
    def wrong(self) -> str:
        r"""What is wrong, as people read it: of a working whose result is right
        the figure to be mended.

        Examples:
            >>> spot = ("Rumus Q4", "", r"bobot } 20\%", "tanpa bobot", "hitungan")
            >>> Finding("T-002", AuditRule.COPY, Level.ERROR, 4, None, *spot).wrong
            'bobot 20%'
        """
        printed = self.printed if self.mends_another is None else self.mends_another.printed
        words = _TYPESETTING.sub("", printed) if "\\" in printed else printed
        words = " ".join(words.split())
        return shorten(
            shorten_to_difference(words, self.computed, _LONGEST_PRINTED), _LONGEST_PRINTED
        )

    @property
    def mends_another(self) -> Repair | None:
        """The repair of another figure that the finding stands for;
        `None` where its own is wrong.
        """
        return self.repair if self.stays and self.root is None else None

    @property
    def correction(self) -> str:
        """Indonesian: what should stand in place of what is wrong, with how sure that is.

        Examples:
            >>> spot = ("Tabel 1", "2 | Utara | 12", "12", "10", "hitungan")
            >>> Finding("T-002", AuditRule.SUM, Level.ERROR, 4, None, *spot).correction
            'seharusnya: 10'
        """
        if (repair := self.mends_another) is not None:
            return f"seharusnya: {repair.correction}"
        return (
            f"{self.verdict_words}{';' if self.fits_later else ':'} {self.answer}"
            if self.computed
            else ""
        )

    @property
    def where(self) -> str:
        """Indonesian: table, row and column where they are known, else the place."""
        return self.cell or self.place

    @property
    def page_words(self) -> str:
        """Indonesian: the page of the file, with the number printed on it where that is another.

        Examples:
            >>> spot = ("Tabel 1", "2 | Utara | 12", "12", "10", "hitungan")
            >>> Finding("T-002", AuditRule.SUM, Level.ERROR, 4, 36, *spot,
            ...     printed_page="30").page_words
            'halaman 36 (tercetak 30)'
        """
        if self.page is None:
            return ""
        is_other = self.printed_page not in ("", str(self.page))
        return f"halaman {self.page}" + (f" (tercetak {self.printed_page})" if is_other else "")

    @property
    def line_words(self) -> str:
        """Indonesian: the line of a text, told apart from a row where there is one;
        empty for other files.
        """
        if not self.counts_lines:
            return ""
        return f"baris teks {self.line}" if self.cell else f"baris {self.line}"

    @property
    def quoted(self) -> tuple[str, str, str]:
        """The excerpt in three: what stands before the words that are wrong, those words,
        what follows.

        Examples:
            >>> spot = ("Tabel 1", "2 | Utara | 12", "12", "10", "hitungan")
            >>> Finding("T-002", AuditRule.SUM, Level.ERROR, 4, None, *spot, mark=(12, 14)).quoted
            ('2 | Utara | ', '12', '')
        """
        start, end = self.mark or (len(self.quote), len(self.quote))
        return self.quote[:start], self.quote[start:end], self.quote[end:]

    @property
    def fits(self) -> bool:
        """Whether it needs no edit of its own once the finding that it follows from, or joins,
        is mended.
        """
        return self.root is not None and (self.stays or self.joins is not None)

    @property
    def fits_later(self) -> bool:
        """Whether the printed figure is right,
        and only another one must be mended for it to fit.
        """
        return bool(self._stays_after)

    @property
    def _stays_after(self) -> str:
        """What is to be mended for the printed figure to fit;
        empty where the figure itself is wrong.
        """
        if self.stays and self.root is not None:
            return self.root
        if self.stays and self.repair is not None:
            return f"{self.repair.printed} pada {self.repair.place_words}"
        return ""

    @property
    def wider_repair(self) -> Repair | None:
        """The repair where it says more than `computed`: of another figure,
        or one that mends several.
        """
        if self.repair is None or (self._mends_itself and self.repair.holds <= 1):
            return None
        return self.repair

    @property
    def proves_error(self) -> bool:
        """Whether something is surely wrong: the figure itself,
        or one of those it is worked out of.
        """
        is_of_law = self.rule is not AuditRule.CROSSREF and bool(self.candidates)
        return self.level is Level.ERROR or is_of_law

    @property
    def slip(self) -> str:
        """Indonesian: how the printed figure came from the right one:
        `angka ke-8 dari 5 menjadi 6`.
        """
        repair = self.repair
        is_own = repair is not None and self._mends_itself and repair.repaired == self.computed
        return repair.change if repair is not None and is_own and self.wider_repair is None else ""

    @property
    def _is_one_of_two(self) -> bool:
        """Whether two places tell one quantity, and nothing tells which of them is right."""
        is_of_places = self.rule is AuditRule.CROSSREF and self.repair is None
        return (
            is_of_places
            and self.alternative is not None
            and self.alternative.repaired == self.printed
        )

    @property
    def _mends_itself(self) -> bool:
        repair = self.repair
        return repair is not None and (repair.line, repair.printed) == (self.line, self.printed)


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Every statement that could be recomputed, and the findings."""

    document: ReportFile
    claims: Mapping[AuditRule, int]
    """How many statements were recomputed, by rule."""
    findings: tuple[Finding, ...] = field(default=())
    underived: tuple[UnsupportedNumber, ...] | None = None
    """Numbers that do not follow from the dossier;
    `None` where the report was held against none.
    """
    other_dossier: str = ""
    """Indonesian: why the dossier is not that of the report,
    whose numbers are then not held against it.
    """
    parts: tuple[TestedPart, ...] = ()
    """Tables and sentences, with how their figures were tested."""

    @property
    def alone(self) -> tuple[AloneFigure, ...]:
        """The figures that nothing tested, in the order of the report."""
        return tuple(figure for part in self.parts for figure in part.alone)

    @property
    def figures(self) -> FigureCounts:
        """How the figures of the whole report were tested."""
        counts = [part.counts for part in self.parts]
        return FigureCounts(
            sum(each.printed for each in counts),
            sum(each.in_law for each in counts),
            sum(each.agreed for each in counts),
            sum(each.alone for each in counts),
        )

    @property
    def passed(self) -> int:
        """How many statements hold."""
        return sum(self.claims.values()) - len(self.findings)

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """The findings where something must be changed, here or at the figure that they name."""
        return tuple(finding for finding in self.findings if not finding.fits)

    @property
    def fitting(self) -> tuple[Finding, ...]:
        """The findings that fit once another is mended: of right figures,
        and of its own figure.
        """
        return tuple(finding for finding in self.findings if finding.fits)
