"""What is told around a figure of running text: whether it can be meant as a figure of some table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import Final

from capaian.auditor.office_names import name_office
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding.entries import Entry
from capaian.auditor.understanding.facts import is_name, plain
from capaian.auditor.understanding.figures import subject_of
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.outright import (
    IDLE,
    MOVED,
    NARROWED,
    Lead,
    Names,
    read_lead,
    unaccounted,
    words_in,
)
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.surroundings import Surroundings
from capaian.auditor.understanding.vocabulary import Role, without_brackets
from capaian.auditor.understanding.years import YEAR
from capaian.domain.value import PERCENT, RUPIAH

_OFFICES: Final = words_in("dinas badan kantor inspektorat sekretariat kecamatan kelurahan satuan")
_CIRCLES: Final = words_in("kota kabupaten provinsi daerah pemerintah instansi")
"""Words of a front that name more than the office."""
_OF_PAPERS: Final = words_in("laporan lkjip lkip lkj lakip")
_TABLE: Final = re.compile(r"\btabel\s+(?P<number>[A-Z]*\d+(?:[.-]\d+)*)", re.IGNORECASE)
_ALL: Final = re.compile(r"\b(?:seluruh(?:nya)?|keseluruhan|total)\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"\b(?:program|kegiatan|sasaran|tujuan|bidang|seksi|indikator)\b", re.IGNORECASE)
_OF_MEANS: Final = frozenset(("rata",))
_BESIDE: Final = ((Role.UNIT,), (Role.CATEGORY,), (Role.NUMBER,))
"""Columns of words that do not name their rows."""
_OF_TITLES: Final = words_in(
    "komposisi rekapitulasi rekap data daftar perkembangan pengukuran hasil rincian ringkasan kondisi"
    " keadaan gambaran utama program kegiatan organisasi perangkat daerah dinas badan kabupaten kota dan"
    " serta per pelaksanaan penggunaan jumlah menurut berdasarkan sub"
)
"""Words of titles that leave the total of a table that of everything."""
_OF_ALL: Final = words_in(
    "ikhtisar eksekutif ringkasan kesimpulan simpulan penutup kata pengantar akuntabilitas kinerja"
    " anggaran realisasi keuangan capaian organisasi pengukuran umum dan bab i ii iii iv v saran a b c d"
    " e f"
)
"""Words of headings below which a report speaks of all that it has."""
_PROPER: Final = re.compile(r"(?<=[^\W\dA-Z_,;] )[A-Z][^\W\d_]{2,}")
"""A word with a capital within a sentence."""
_IN_TEXTS: Final = words_in("tabel gambar grafik iku indikator kinerja utama sasaran strategis perjanjian")
_PLACE: Final = re.compile(
    r"\b(?:kabupaten|kota|kecamatan|distrik|desa|kelurahan|puskesmas|rsud|uptd?|bidang|seksi)\s+\w",
    re.IGNORECASE,
)
_GOING_ON: Final = words_in(
    "atau dan serta sedangkan sementara sehingga dengan kategori predikat kriteria sangat baik cukup kurang"
    " tinggi rendah sedang memuaskan berhasil tercapai naik turun"
    " meningkat menurun bertambah berkurang melampaui melebihi telah mencapai yang rata"
)
"""What may follow a total and leaves it what it is."""
_FEWEST_ITEMS: Final = 2
"""Items of which a total or a mean is worth telling."""
_BODY: Final = re.compile(r"\s*(?:bab|ikhtisar|ringkasan|kata|daftar|[IVX\d]+\.)\b", re.IGNORECASE)
"""Headings behind a cover."""
_COVER: Final = 12
"""Lines of a cover, or of what a report has in its place."""
_REACH: Final = 15
"""Lines above a paragraph among which the one stands that leads to its list."""


@dataclass(frozen=True, eq=False)
class Told:
    """A figure of a sentence with all that is said around it."""

    paragraph: Paragraph
    sentence: Sequence[Mention]
    mention: Mention
    lead: Lead
    last: Sequence[Entry]
    """What the figure before it may be: `di A 84,29%, disusul B 76,41%` goes on in one column."""

    @cached_property
    def text(self) -> str:
        """Its sentence."""
        return " ".join(f"{m.before} {m.number.text} {m.after}" for m in self.sentence)

    @cached_property
    def ahead(self) -> str:
        """The sentences of its paragraph before its own."""
        first = self.sentence[0].before
        return self.paragraph.text.partition(first)[0] if first.strip() else self.paragraph.text

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.mention.number.unit == RUPIAH

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage."""
        return self.mention.number.unit == PERCENT

    @property
    def is_of_all(self) -> bool:
        """Whether its words say that it is of all there is."""
        return _ALL.search(self.lead.text) is not None

    @property
    def is_change(self) -> bool:
        """Whether it is by how much something moved, and no level."""
        return self.mention.part in CHANGES and not MOVED.search(self.mention.before)


class Circumstances:
    """The report around its sentences: its front, its headings, its year."""

    def __init__(self, report: UnderstoodReport, surroundings: Surroundings) -> None:
        """Read whose report it is."""
        self._report, self._surroundings = report, surroundings
        self._said: dict[int, frozenset[str]] = {}
        self._printed: dict[int, frozenset[str]] = {}
        front = takewhile(lambda text: not _BODY.match(text), _cover(report.document))
        self.front = words_in(" ".join((name_office(report.document), *front))) - IDLE - _OF_PAPERS

    def narrows(self, text: str, known: Set[str] = frozenset()) -> bool:
        """Whether words tell another time, circle or state; those of the office's own name do not.

        Args:
            text: The words.
            known: Those that a table says too.
        """
        return bool(_narrowing(text) - self.front - known)

    def accounts_for(
        self, mention: Mention, sentence: Sequence[Mention], names: Names, known: Set[str]
    ) -> bool:
        """Whether the words before a figure say no more than a table and the front of the report do.

        Args:
            mention: The figure.
            sentence: Its sentence.
            names: Those of rows, which may stand there.
            known: Words of the table.
        """
        known = known | self.front
        said = " ".join(each.before for each in sentence[: sentence.index(mention) + 1])
        return not unaccounted(read_lead(mention, names), known) and not self.narrows(said, known)

    def is_narrowed(self, told: Told) -> bool:
        """Whether the sentence, what leads to it, or its headings tell of another time, circle or state."""
        headings = [heading.title for heading in self._surroundings.path(told.paragraph.line)]
        around = (told.text, told.ahead, *headings, self._led_by(told.paragraph))
        if any(map(self.narrows, around)):
            return True
        if told.mention.year is not None:
            return False
        years = {int(year) for text in around for year in YEAR.findall(text)}
        return bool(years - {self._report.year})

    def _led_by(self, paragraph: Paragraph) -> str:
        """Return the line above that leads to a list: `Pada triwulan II dicapai hal-hal berikut:`."""
        lines = self._report.document.lines
        above = lines[max(paragraph.line - 1 - _REACH, 0) : paragraph.line - 1]
        return next((line.text for line in reversed(above) if line.text.rstrip().endswith(":")), "")

    def is_of_year(self, entry: Entry, told: Told) -> bool:
        """Whether a figure is of the year that its sentence names, of the report's where it names none."""
        year = self._report.year if told.mention.year is None else told.mention.year
        if told.lead.years - {year}:
            return False
        return entry.years == {year} if entry.years else told.mention.year in (None, self._report.year)

    def office_in(self, told: Told) -> frozenset[str]:
        """Return the words of the report's front that a lead may use: a place without its office is wider.

        `serapan anggaran kota` is that of the whole city, `cakupan Kota Teluk Meranti` what it reports.
        """
        said = told.lead.words & self.front
        return self.front if said - _CIRCLES else frozenset()

    def strange(self, told: Told, table: UnderstoodTable) -> frozenset[str]:
        """Return the words that lead to a figure and that nothing accounts for."""
        return unaccounted(told.lead, self.words_of(table), self.office_in(told))

    def words_of(self, table: UnderstoodTable) -> frozenset[str]:
        """Return the words of the heads and the title of a table."""
        if table.table.line not in self._said:
            heads = (word for column in table.columns for word in column.path)
            self._said[table.table.line] = words_in(" ".join((*heads, table.table.title)))
        return self._said[table.table.line]

    def is_told_of(self, entry: Entry, name: str, told: Told) -> bool:
        """Whether a sentence means the table of a row: a short name may be that of rows of others too."""
        if self.strange(told, entry.table):
            return False
        named = {match["number"] for match in _TABLE.finditer(told.text)}
        if named:
            return entry.table.table.number in named
        label = next((text for text in entry.row.row.texts if name in plain(text)), "")
        is_home = self._is_at_home(entry.table, told)
        if not is_name(label):
            return is_home and not told.ahead.strip()
        path = self._surroundings.path(told.paragraph.line)
        is_elsewhere = any(_PLACE.search(heading.title) for heading in path)
        return (is_home or not is_elsewhere) and not self._tells_of_others(entry, told)

    def _tells_of_others(self, entry: Entry, told: Told) -> bool:
        """Whether the sentences before have names of their own: `Puskesmas Waibu merawat 30 orang. ...`."""
        names = words_in(" ".join(_PROPER.findall(told.ahead))) - self.front - IDLE - _IN_TEXTS
        return bool(names) and bool(names - self._words_in(entry.table))

    def _words_in(self, table: UnderstoodTable) -> frozenset[str]:
        """Return the words of the cells of a table."""
        if table.table.line not in self._printed:
            texts = (text for row in table.table.rows for text in row.texts)
            self._printed[table.table.line] = words_in(" ".join(texts))
        return self._printed[table.table.line]

    def near(self, wholes: Sequence[Entry], told: Told) -> Sequence[Entry]:
        """Return the totals that a sentence can speak of where it stands."""
        if self._tells_of_all(told):
            return wholes
        homes = self._surroundings.homes(told.paragraph.line, told.paragraph.text)
        return [entry for entry in wholes if entry.table.table.line in homes]

    def is_whole(self, entry: Entry, told: Told) -> bool:
        """Whether a total is of all that a sentence speaks of, in the words of the table itself."""
        table, is_mean = entry.table, entry.row.kind is RowKind.MEAN
        title = words_in(subject_of(table.table.title))
        heads = words_in(" ".join(word for column in table.figure_columns for word in column.path))
        labels = [c for c in table.columns if not c.is_numeric and c.roles[:1] not in _BESIDE]
        things = words_in(" ".join(labels[0].path)) if len(labels) == 1 else frozenset[str]()
        office = self.office_in(told) if told.lead.words & _OFFICES else frozenset[str]()
        if unaccounted(told.lead, title, heads, things, office, _OF_MEANS if is_mean else ()):
            return False
        if len(table.items) < _FEWEST_ITEMS or (not is_mean and _PARTS.search(told.ahead)):
            return False
        own = told.lead.words | heads | _OF_TITLES | _OF_MEANS | self.front | IDLE
        is_titled = bool(title) and words_in(entry.row.label) <= own and title <= own
        is_all = (is_titled and self._is_of_all(table, told)) or self._is_headed(entry, told)
        return is_all and not self._goes_on(entry, told)

    def _is_headed(self, entry: Entry, told: Told) -> bool:
        """Whether words name all that one column of a table at hand counts: `jumlah bibit seluruhnya`."""
        head = words_in(without_brackets(entry.column.name))
        is_told = bool(head - IDLE) and head <= told.lead.words and told.is_of_all
        return is_told and self._is_at_home(entry.table, told)

    def _is_at_home(self, table: UnderstoodTable, told: Told) -> bool:
        """Whether a table is named in a paragraph, or stands in its section."""
        return table.table.line in self._surroundings.homes(told.paragraph.line, told.paragraph.text)

    def _is_of_all(self, table: UnderstoodTable, told: Told) -> bool:
        """Whether a sentence stands beside a table, or where a report speaks of all that it has."""
        return self._is_at_home(table, told) or self._tells_of_all(told)

    def _tells_of_all(self, told: Told) -> bool:
        """Whether a sentence stands where a report speaks of all that it has."""
        path = self._surroundings.path(told.paragraph.line)
        return words_in(" ".join(heading.title for heading in path)) <= _OF_ALL

    def _goes_on(self, entry: Entry, told: Told) -> bool:
        """Whether words behind a total narrow or widen it: `sebanyak 95 orang, baik PNS atau honorer`."""
        words = words_in(told.mention.after) - entry.units - _GOING_ON - IDLE
        return bool(words - words_in(entry.table.table.title) - self.front)


@lru_cache(maxsize=4096)
def _narrowing(text: str) -> frozenset[str]:
    return frozenset(match[0].casefold() for match in NARROWED.finditer(text))


def _cover(document: PrintedDocument) -> Iterator[str]:
    """Yield the first lines of a report in capitals: what it is, and whose."""
    return (line.text for line in document.lines[:_COVER] if line.text.isupper())


def is_of_unit(entry: Entry, told: Told) -> bool:
    """Whether a figure is money, a percentage or neither, as in its sentence; a share may lose its sign."""
    number = told.mention.number
    is_money = entry.column.is_money or entry.number.unit == RUPIAH
    if is_money or number.unit == RUPIAH:
        return is_money and number.unit == RUPIAH
    return entry.may_be_share if number.unit == PERCENT else not entry.is_share or number.decimals > 0
