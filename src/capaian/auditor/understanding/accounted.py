"""What a clause names in one table, where each of its words is the table's or tells no thing from another.

A figure may be of anything where a word is left over. Where none is, rows, columns and years are those that
the words name, and the table must bear out what is said of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from capaian.auditor.office_names import area_of
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.dated_rows import year_of_row
from capaian.auditor.understanding.direction_words import MOVES, UNLIKE
from capaian.auditor.understanding.measures import told_apart
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.sexes import head_in_words
from capaian.auditor.understanding.short_names import bears
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, without_brackets
from capaian.auditor.understanding.word_forms import roots_of
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_PLAIN: Final = frozenset(
    re.findall(
        r"\w+",
        "yang dan dari untuk dengan pada atau dalam oleh di ke itu ini adalah ialah yaitu yakni serta "
        "sebagai juga adapun jumlah total banyaknya nilai angka besaran tingkat hasil sebesar sebanyak "
        "sejumlah berjumlah setinggi sepanjang seluas mencapai mencatat mencatatkan tercatat memiliki "
        "mempunyai memperoleh mendapat meraih diraih diperoleh ditunjukkan dihasilkan dicapai menunjukkan "
        "menghasilkan terdapat terdiri ada berada terjadi mengalami dialami menjadi merupakan bertugas "
        "bekerja melayani dilayani membukukan menerima diberikan dimiliki terletak masih sudah telah baru "
        "hanya sempat pernah dapat mampu berhasil kembali kini tersebut hingga sampai tahun bulan "
        "kabupaten kota kecamatan kelurahan desa daerah wilayah orang jiwa unit buah persen poin "
        "eksemplar usaha berkas dokumen km rp rupiah ribu juta miliar milyar triliun seterusnya atas ekor "
        "ton hektare titik paket lembar kuintal liter kg ha "
        "rinci perinci dicatat dicatatkan ditemukan dijumpai terlihat tampak dipegang ",
    )
)
"""Words that tell no thing from another."""
_COUNTED: Final = frozenset(
    re.findall(
        r"\w+", "orang jiwa unit buah eksemplar usaha berkas dokumen ekor ton hektare titik paket lembar"
    )
)
"""Those of them that tell a column where one is headed by the word alone: `Judul`, `Eksemplar`."""
_CALLED: Final = {
    "terealisasi": "realisasi",
    "direalisasikan": "realisasi",
    "pria": "laki",
    "wanita": "perempuan",
    **dict.fromkeys(("lulusan", "tamatan"), "pendidikan"),
}
"""Words that heads have in another form."""
_ALIKE: Final = (
    frozenset(("pegawai", "personel", "personil", "aparatur", "karyawan")),
    frozenset(("kejadian", "peristiwa")),
    frozenset(("siswa", "murid")),
)
"""Words of which a table has one and a sentence another."""
_RESULTS: Final = {AuditRule.ABSORPTION: "serapan penyerapan", AuditRule.ACHIEVEMENT: "capaian"}
"""What a column is called by the law that its figures keep, whatever its head says: `%`."""
_SPENT: Final = frozenset(("belanja", "biaya", "dana", "pengeluaran"))
"""What all that a table of money tells is called."""
_OWN_AREA: Final = re.compile(r"\b[Kk](?:abupaten|ota)(?:\s+[A-Z][a-z]+){1,2}")
"""Of a report that does not tell its area an area that is no row is its own."""
_WHO: Final = "pe"
"""With it begins who does a thing: `pengunjung` are counted under `Kunjungan`."""
_OF_OTHERS: Final = re.compile(r"\s+(?:desa|kelurahan)\b(?!\s+[A-Z])")
"""Behind a name what makes it that of others: `bidan desa` are not all `Bidan`."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_FIGURE: Final = re.compile(r"(?:\bRp\.?\s*)?[-\u2212]?\d[\d.,]*(?:\s*%)?", re.IGNORECASE)
_DIRECTION: Final = re.compile(rf"\b(?:{MOVES}|{UNLIKE})\b", re.IGNORECASE)
_NUMERAL: Final = re.compile(r"\b(?:[IVX]{1,4}|\d{1,2})\b")
_LIST: Final = re.compile(
    r"\b(?P<kind>[^\W\d_]{4,})\s+(?P<marks>[IVX]{1,4}(?:\s*(?:,|\bdan\b|,\s*dan\b|\bserta\b)\s*[IVX]{1,4}\b)+)"
)
"""Numbered things of one kind, which is told once: `eselon II, III, dan IV`."""
_OF_CIRCLE: Final = re.compile(
    rf"^(?:(?:rata-?\s?rata|rerata|angka|capaian|nilai|tingkat|kondisi|realisasi)\s+)+(?={WIDER_CIRCLE.pattern})",
    re.IGNORECASE,
)
"""What may stand before the province or the nation: all of it has but one figure."""
_LONG: Final = 5
"""Letters of a word that names a row by itself."""
_INITIALS: Final = 3
_GENERAL: Final = frozenset(
    ("persentase", "indeks", "jumlah", "rasio", "cakupan", "tingkat", "nilai", "angka", "yang", "dan")
)
"""Words with which the names of many measures begin."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What words mean in a table, of which they name nothing but its own."""

    rows: tuple[int, ...]
    """Places of `rows_of` a table, in the order in which words name them; empty where they name none."""
    columns: tuple[Column, ...]
    """Those that words tell; all of figures where none do."""
    tells_columns: bool
    years: frozenset[int]


@lru_cache(maxsize=4)
def _area(document: PrintedDocument) -> str:
    """Return the name of the area of a report, each report looked through once."""
    return area_of(document)[1]


def rows_of(table: UnderstoodTable) -> tuple[UnderstoodRow, ...]:
    """Return the rows that words may name: the items, and the province or nation below them."""
    return (*table.items, *(row for row in table.totals if WIDER_CIRCLE.match(row.label)))


def meant_in(text: str, table: UnderstoodTable, report: UnderstoodReport) -> Meant | None:
    """Return what a clause names in a table; `None` where a word of it is of something else.

    Words of a direction may stand in it: what they say is held against the figures.
    """
    text = _LIST.sub(_each_named, text)
    labels = tuple(row.label for row in rows_of(table))
    found_in = (find_named(text, labels), find_named(text, _without_kind(labels)))
    named = max(found_in, key=len)
    area = _area(report.document)
    words = _without(text, named)
    words = words if area else _OWN_AREA.sub(" ", words)
    known = _known(table, area, report.year)
    years = years_in(text)
    if years and not years <= known.years:
        return None
    tokens = _WORD.findall(_DIRECTION.sub(" ", _FIGURE.sub(" ", words)))
    plain = _PLAIN - known.counted
    found = [known.of(token) for token in tokens if token.casefold() not in plain]
    own = frozenset(one.row for one in named)
    if any(_OF_OTHERS.match(text, one.end) for one in named) or not all(
        each.is_known or each.rows & own for each in found
    ):
        return None
    rows = tuple(dict.fromkeys(one.row for one in named)) or _row_told(found, labels)
    if rows is None or any(each.is_of_rows_alone and each.rows.isdisjoint(rows) for each in found):
        return None
    votes = Counter(index for each in {*found} if not each.rows & {*rows} for index in each.columns)
    most = max(votes.values(), default=0)
    columns = [c for c in table.figure_columns if votes[c.index] == most]
    whole = [c for c in columns if most and most == len({*_words(without_brackets(c.name))} - plain)]
    return Meant(rows, tuple(told_apart(whole or columns, words)), most > 0, years)


def meant_beside(text: str, table: UnderstoodTable, report: UnderstoodReport) -> Meant | None:
    """Return what a thing is held against; `rata-rata provinsi` is the row of the province, if any is."""
    words = _OF_CIRCLE.sub("", text.strip())
    meant, circle = meant_in(words, table, report), WIDER_CIRCLE.match(words)
    if meant is None or meant.rows or circle is None:
        return meant
    of_circle = re.compile(rf"{circle[0]}\b", re.IGNORECASE)
    rows = tuple(place for place, row in enumerate(rows_of(table)) if of_circle.match(row.label))
    is_one = len(rows) == 1
    return replace(meant, rows=rows, columns=table.figure_columns, tells_columns=False) if is_one else meant


def _each_named(match: re.Match[str]) -> str:
    """Return a list of numbered things with the kind before each: `eselon II, eselon III, eselon IV`."""
    return ", ".join(f"{match['kind']} {mark}" for mark in _NUMERAL.findall(match["marks"]))


@lru_cache(maxsize=256)
def _without_kind(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without a first word that several share: `Eselon II` for `Pejabat Eselon II`."""
    times = Counter(label.split(maxsplit=1)[0] for label in labels if label)
    parts = [label.split(maxsplit=1) for label in labels]
    return tuple(
        rest[0] if len(rest) and times[first] > 1 and " " in rest[0] else " ".join((first, *rest))
        for first, *rest in (part or ("",) for part in parts)
    )


def _without(text: str, named: Iterable[Named]) -> str:
    """Return a text without the names of rows in it."""
    for one in named:
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    return text


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a table has a word."""

    word: str
    rows: frozenset[int]
    columns: frozenset[int]
    is_of_title: bool
    is_short: bool
    """Whether it is the initials of a name."""
    is_whole: bool
    """Whether it is all of a name."""

    @property
    def is_known(self) -> bool:
        return bool(self.rows or self.columns or self.is_of_title)

    @property
    def is_of_rows_alone(self) -> bool:
        return bool(self.rows) and not self.columns and (self.is_whole or not self.is_of_title)


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of a table."""

    labels: tuple[str, ...]
    by_label: Mapping[str, frozenset[int]]
    by_head: Mapping[str, frozenset[int]]
    title: frozenset[str]
    years: frozenset[int]
    is_of_money: bool
    counted: frozenset[str]
    """Words of units that head a column by themselves."""

    def of(self, word: str) -> _Found:
        """Return where the table has a word, or a form of it."""
        own = word.casefold().removesuffix("nya")
        same = next((words for words in _ALIKE if own in words), {_CALLED.get(own, own)})
        roots = frozenset[str]().union(*map(roots_of, same))
        roots |= roots_of(f"{own}an") if own.startswith(_WHO) else frozenset()
        rows = frozenset[int]().union(*(self.by_label.get(root, ()) for root in roots))
        columns = frozenset[int]().union(*(self.by_head.get(root, ()) for root in roots))
        is_short = not rows and not columns and word.isupper() and len(word) >= _INITIALS
        if is_short:
            rows = frozenset(place for place, label in enumerate(self.labels) if bears(label, word))
        is_whole = any(self.labels[row].casefold() == own for row in rows)
        is_of_title = not roots.isdisjoint(self.title) or (self.is_of_money and own in _SPENT)
        return _Found(own, rows, columns, is_of_title, is_short, is_whole)


@lru_cache(maxsize=256)
def _known(table: UnderstoodTable, area: str, year: int | None) -> _Known:
    """Return the words of a table, each table looked through once."""
    printed, labels = table.table, tuple(row.label for row in rows_of(table))
    results = {relation.result.index: _RESULTS.get(relation.rule, "") for relation in table.relations}
    heads = {
        c.index: " ".join((*c.path[:-1], head_in_words(c.name), results.get(c.index, "")))
        for c in table.figure_columns
    }
    paths = " ".join(word for path in printed.paths for word in path)
    title = " ".join((printed.title, table.heads_of_names, printed.section, area))
    return _Known(
        labels,
        _by_root(enumerate(labels)),
        _by_root(heads.items()),
        frozenset(root for word in _words(title) for root in roots_of(word)),
        _years(title, f"{paths} {' '.join(labels)}", year) | {y for y in map(year_of_row, table.items) if y},
        any(c.is_money for c in table.figure_columns),
        _COUNTED & {without_brackets(c.name).casefold().strip() for c in table.figure_columns},
    )


def _years(title: str, heads: str, year: int | None) -> frozenset[int]:
    """Return the years of which a table tells: those of heads and rows, and the one of its title.

    Of a span of years in its title a column without one is of the report's.
    """
    named = years_in(title)
    return years_in(heads) | (named if len(named) == 1 else named & {year})


def _words(text: str) -> Sequence[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _by_root(texts: Iterable[tuple[int, str]]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for place, text in texts:
        for word in _words(text):
            for root in roots_of(word):
                found.setdefault(root, set()).add(place)
    return {root: frozenset(places) for root, places in found.items()}


def _row_told(found: Sequence[_Found], labels: Sequence[str]) -> tuple[int, ...] | None:
    """Return the one row that has all words of rows; `None` where several may be meant."""
    telling = [each for each in found if each.rows and not each.columns]
    if not any(each.is_of_rows_alone for each in telling):
        return ()
    rows = frozenset.intersection(*(each.rows for each in telling))
    if len(rows) != 1:
        return None
    (row,) = rows
    said = {each.word for each in telling}
    own = {*_words(without_brackets(labels[row]))} - _GENERAL
    is_told = any(each.is_short for each in telling) or 2 * len(said - _GENERAL) > len(own)
    is_long = len(said) > 1 or any(each.is_short or len(each.word) >= _LONG for each in telling)
    return (row,) if (is_told and is_long) or len(said - _GENERAL) > 1 else None
