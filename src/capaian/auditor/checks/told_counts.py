"""Counts of named rows in sentences beside their table: `golongan III sebanyak 26 orang` where it has 27.

Counts of one or two digits meet others by chance. They are held against a table where the sentence names the
row in full, counts what the table counts, and says nothing that the table does not say too: no part of it,
no other time. Where other counts of the sentence are those of their rows, only the clause need say no more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.office_names import name_office
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding.count_tables import CountTable, NamedCount, count_table, words_in
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_LEADS: Final = (
    r"yaitu|yakni|ialah|adalah|sebanyak|sejumlah|sebesar|dengan|ada|terdapat|berjumlah|mencapai|hanya|tercatat"
    r"|mempunyai|memiliki|mengalami|mencatat|mencatatkan|terjadi|sepanjang|seluas"
)
_GLUE: Final = re.compile(rf"[,]\s*(?=(?:(?:{_LEADS})\s+)+$)|[:(]\s*(?=(?:(?:{_LEADS})\s+)*$)", re.IGNORECASE)
"""Between a name and its count, and no end of its clause: `golongan III, yaitu 26 orang`."""
_OUT_OF: Final = re.compile(
    r"^(?P<whole>\W*dari\s+(?:(?:seluruh|semua|total|jumlah)\s+)*[^.,;:()\d]{3,60}),", re.IGNORECASE
)
"""What leads to a part is of its clause: `Dari seluruh perawat, 78 orang perempuan`."""
_WHOLE: Final = re.compile(r"\bdari\s+(?:(?:seluruh|semua|total|jumlah)\s+)*$", re.IGNORECASE)
_OF_WHOLE: Final = re.compile(r"^(?P<whole>\s+[^.,;:()\d]{3,40}),", re.IGNORECASE)
"""The same with the number of the whole: `Dari 22 pustakawan, 15 orang adalah perempuan`."""
_SET_IN: Final = re.compile(r",\s*(?:yaitu|yakni)\s*$", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"^(?P<noun>\s*[^\W\d_]+)\s*,\s*(?=(?:ter(?:jadi|dapat|catat)|berada|ada|dicapai|dimiliki)\b)",
    re.IGNORECASE,
)
"""Around a count that is set in before its name: `terbesar, yaitu 66 kejadian, terjadi di Melati`."""
_PARTS: Final = re.compile(
    r"[,;.:()]|\b(?:dan|serta|sedangkan|sementara|adapun|atau|sehingga|diikuti|disusul|kemudian)\b",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(
    rf"{_LEADS}|jumlah|total|terdiri|dari|atas|meliputi|mencakup|terbagi|rincian"
    r"|rinciannya|yang|dan|serta|atau|sedangkan|sementara|adapun|sehingga|diikuti|disusul|kemudian|di"
    r"|pada|dalam|untuk|bagi|oleh|sebagai|banyak|terbanyak|terbesar|tertinggi|tersedikit|terkecil|terendah|sedikit|sering|kerap|paling"
    r"|terpanjang|terluas|panjang|luas|menempati|menduduki|berada|urutan|posisi|pertama|teratas|dilakukan|oleh"
    r"|berdasarkan|menurut|sesuai|sebagaimana|seperti|terlihat|tampak|ditunjukkan|tersaji|disajikan"
    r"|tabel|berikut|tersebut|ini|itu|lihat|hal|diketahui|bahwa|seluruh|keseluruhan|semua|secara"
    r"|komposisi|kategori|jenis|kelompok|tingkat|jenjang|golongan|lulusan|pendidikan|didominasi"
    r"|didukung|diperkuat|tahun|akhir|per|desember|dinas|badan|kantor|inspektorat|kabupaten|kota"
    r"|pemerintah|masih|tinggal|persen"
)
"""Words that make no part and no other time of what a table counts."""
_NO_COUNT: Final = re.compile(
    r"\b(?:urutan|peringkat|posisi|ranking|rangking|nomor)(?:\s+ke)?[\s-]*$|\S.*(?<!terdiri)\s+dari\s+(?:total\s+|seluruh\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
"""Before a rank, or a whole that it is one of: `Melati menempati peringkat 7 dari 13 kabupaten`."""
_PEOPLE: Final = re.compile(
    r"pegawai|asn|pns|aparatur|sdm|personel|personil|karyawan|tenaga|guru|siswa|murid|peserta|didik"
    r"|mahasiswa|penduduk|warga|masyarakat|pasien|penderita|bayi|balita|anak|lansia|korban|petugas"
    r"|relawan|kader|nelayan|petani|peternak|pembudidaya|pelatih|atlet|penerima|pengunjung|wisatawan"
    r"|pekerja|pelamar|tki|pmi|ppks|penyandang|responden|jabatan|penyuluh|dokter|perawat|bidan"
)
_OF_PEOPLE: Final = frozenset({"orang", "jiwa"})
_COUNTERS: Final = frozenset({"unit", "kelompok", "lembaga"})
_OF_THINGS: Final = frozenset({"unit", "buah", "kejadian", "kasus", "kali"})
_NOUN: Final = re.compile(r"\s*(?P<noun>[^\W\d_]+)")
_OTHER_STATE: Final = re.compile(
    r"\b(?:triwulan|tw|semester|sebelum\w*|lalu|semula|awal|target\w*|rencana\w*|direncanakan|kebutuhan|dibutuhkan"
    r"|formasi|kuota|ideal\w*|standar|seharusnya|provinsi|nasional|rata-?\s?rata|setiap|tiap|masing-masing"
    r"|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november)\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(r"\b(?:(?:ber)?jumlah|total|seluruh|keseluruhan)(?:nya)?\b", re.IGNORECASE)
_NEAR: Final = Decimal("0.1")
"""How far a count of all things is off at most: far less are some of them, whatever words say."""
_FEWEST_AGREED: Final = 2
"""Other counts of a paragraph, right as they stand, by which it is the table that it tells."""


@dataclass(frozen=True)
class _Clause:
    """The words of a sentence that belong to a count."""

    before: str
    """Words of its clause before it."""
    after: str
    """Words of its clause behind it."""
    apart: str
    """Words between that belong to no count: a name there is told together with that of the clause."""


@dataclass(frozen=True)
class _Told:
    """A count of a paragraph with the one that a table has under the name of its clause."""

    mention: Mention
    clause: _Clause
    count: NamedCount
    is_noun: bool
    """Whether what it counts stands right behind it, as the table counts it."""

    @property
    def agrees(self) -> bool:
        """Whether it is that of the table."""
        return self.mention.number.value == self.count.value


def told_counts_in(
    paragraph: Paragraph,
    report: UnderstoodReport,
    tables: Sequence[UnderstoodTable],
    computed: Sequence[Equation],
) -> Iterator[Equation]:
    """Yield counts of a paragraph that name a row of a table at hand which counts otherwise.

    Args:
        paragraph: Sentences with their quantities.
        report: Where tables that print the same row are looked for too.
        tables: Those that the paragraph speaks of.
        computed: What the paragraph tells with the same figures.
    """
    if not any(mention.number.is_count for mention in paragraph.mentions):
        return
    office = _words_of_office(report.document)
    for understood in tables:
        table = count_table(understood)
        if not table.counts or is_of_other_year(paragraph, table, report.year):
            continue
        told = [*_told(paragraph, table, report.year, office)]
        wrong = [each for each in told if not each.agrees]
        outright = [each for each in wrong if _says_no_more(paragraph, each, table, office)]
        swapped = wrong if outright == wrong and _are_exchanged(wrong) else []
        if len(wrong) > 1 and not swapped and len(told) - len(wrong) < _FEWEST_AGREED * len(wrong):
            continue
        for each in wrong:
            own = paragraph.sentence_of(each.mention)
            agreed = sum(other.agrees and other.mention in own for other in told)
            is_sure = agreed >= _FEWEST_AGREED or each in outright
            may_be_wrong = is_sure and _is_meant(each) and _may_be(swapped or [each], computed)
            is_of_other_row = each not in outright and each.mention.number.value in _of_column(each, table)
            if may_be_wrong and not is_of_other_row and not _is_right_elsewhere(each, table, report):
                yield _equation(paragraph, each)


def is_of_other_year(paragraph: Paragraph, table: CountTable, year: int | None) -> bool:
    """Say whether a paragraph and a table tell of different years, or of another state than the year's."""
    said = years_in(paragraph.text)
    columns = {own for column in table.counts for own in column.years}
    known = table.years or columns or {each for each in (year,) if each is not None}
    return bool(said - known) or (bool(table.years) and year not in table.years and not said)


def _told(paragraph: Paragraph, table: CountTable, year: int | None, office: Set[str]) -> Iterator[_Told]:
    """Yield the counts of a paragraph with those of the table that the words of their clauses name.

    Behind a row that is named, in the sentence before too, a count under the head of a column is of that row:
    `Pada Golongan III terdapat 36 orang. Pegawai perempuan 15 orang.`
    """
    for before, sentence in pairwise(((), *paragraph.sentences)):
        for place, mention in enumerate(sentence):
            if not mention.number.is_count or mention.is_mean or _NO_COUNT.search(mention.before):
                continue
            clause = _clause(sentence, place, table)
            words = words_in(f"{clause.before} {clause.after}")
            column = table.column_of(words, mention.year or year)
            names = table.named(column) if column else ()
            count = _named(clause, names)
            if count is None or is_of_other_state(f"{clause.before} {clause.after}", table):
                continue
            is_of_whole = _OF_ALL.search(f"{clause.before} {clause.after}") is not None
            ahead = " ".join(m.before for m in (*(() if is_of_whole else before), *sentence[: place + 1]))
            is_of_part = count.is_of_all and any(n.pattern.search(ahead) for n in names if n.is_of_row)
            if not is_of_part and _is_plain(clause, count, table, office):
                yield _Told(mention, clause, count, _counts_things(clause, count, table))


def _clause(sentence: Sequence[Mention], place: int, table: CountTable) -> _Clause:
    """Return the words of a count: behind the last mark or joint before it, up to the next behind it."""
    own, is_last = sentence[place], place + 1 == len(sentence)
    said = _BEHIND.sub(r"\g<noun> ", own.after) if _SET_IN.search(own.before) else own.after
    is_of_whole = place > 0 and _WHOLE.search(sentence[place - 1].before) is not None
    led = (_OF_WHOLE if is_of_whole else _OUT_OF).sub(r"\g<whole> ", own.before)
    ahead = _split(_GLUE.sub(" ", led), table)
    behind = _split(_GLUE.sub(" ", said), table)
    after = _split(said, table)
    first = after[0] if is_last or len(after) > 1 else ""
    last = ahead[-1] if not place or len(ahead) > 1 or is_of_whole else ""
    apart = [*ahead[1 if place else 0 : -1], *(behind[1:] if is_last else behind[1:-1])]
    return _Clause(last, first, " , ".join(apart))


def _split(text: str, table: CountTable) -> Sequence[str]:
    """Return the pieces of a text between marks and joints, none of which parts the name of a row."""
    names = [label for label in table.understood.labels if _PARTS.search(label)]
    spans = [m.span() for name in names for m in re.finditer(re.escape(name), text, re.IGNORECASE)]
    ends = [m for m in _PARTS.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    starts = [0, *(m.end() for m in ends)]
    return [text[a:b] for a, b in zip(starts, [*(m.start() for m in ends), len(text)], strict=True)]


def _named(clause: _Clause, counts: Sequence[NamedCount]) -> NamedCount | None:
    """Return the one count that a clause names; none where another is named with it."""
    if any(count.pattern.search(clause.apart) for count in counts if not count.is_total):
        return None
    text = f"{clause.before} \n {clause.after}"
    found = [(match.span(), count) for count in counts for match in count.pattern.finditer(text)]
    own = [
        (span, count)
        for span, count in found
        if not any(a <= span[0] and span[1] <= b and (a, b) != span for (a, b), _ in found)
    ]
    called = [count for _, count in own if not count.is_total] or [count for _, count in own]
    rows = [count for count in called if count.is_of_row]
    if len(rows) == 1 and all(count.head == rows[0].head for count in called):
        return rows[0]  # beside the head of its column: `kebakaran di Kecamatan Melati`
    return called[0] if len(called) == 1 else None


def _is_plain(clause: _Clause, count: NamedCount, table: CountTable, office: Set[str]) -> bool:
    """Whether a clause says nothing beside the name of a row that its table or the office's name does not."""
    text = count.pattern.sub(" ", f"{clause.before} \n {clause.after}", count=1)
    if count.is_bare and not (table.kinds | {"golongan"}) & words_in(text):
        return False
    return are_said_by(words_in(text) - office - _counters_of(count), table)


def _counters_of(count: NamedCount) -> Set[str]:
    """What things may be counted by that words call by the whole head of their column."""
    return _COUNTERS if count.is_of_all else frozenset()


@lru_cache(maxsize=4)
def _words_of_office(document: PrintedDocument) -> frozenset[str]:
    """The words of the name of the office that a report is of."""
    return words_in(name_office(document))


def are_said_by(words: Set[str], table: CountTable) -> bool:
    """Say whether words tell no more than a table does."""
    own = words - table.words - table.units - _nouns(table)
    return all(_PLAIN.fullmatch(word) for word in own)


def _nouns(table: CountTable) -> Set[str]:
    """The words by which what a table counts may be called, one by one."""
    is_of_people = any(_PEOPLE.fullmatch(word) for word in table.things)
    return table.units or (_OF_PEOPLE if is_of_people else _OF_THINGS)


def _counts_things(clause: _Clause, count: NamedCount, table: CountTable) -> bool:
    """Whether what stands right behind a count is what the table or its column counts."""
    noun = _NOUN.match(clause.after)
    known = _nouns(table) | table.things | words_in(count.head) | _counters_of(count)
    return noun is not None and noun["noun"].casefold() in known


def _says_no_more(paragraph: Paragraph, told: _Told, table: CountTable, office: Set[str]) -> bool:
    """Whether the sentence of a count says nothing up to it that its table does not say, nor one before."""
    own = paragraph.sentence_of(told.mention)
    earlier = own[: own.index(told.mention) + 1]
    names = {word for label in table.understood.labels for word in words_in(label)}
    said = words_in(" ".join(mention.before for mention in earlier))
    is_plain = are_said_by(said - names - office, table)
    return told.is_noun and is_plain and not is_of_other_state(paragraph.text, table)


def is_of_other_state(text: str, table: CountTable) -> bool:
    """Say whether words tell of another time, plan or circle than a table; parts of a year may be rows."""
    return any(not table.names_periods_by(match[0]) for match in _OTHER_STATE.finditer(text))


def _is_meant(told: _Told) -> bool:
    """Whether a count is of what the table counts; one of all things is called so, and is a little off."""
    is_near = abs(told.mention.number.value - told.count.value) <= _NEAR * told.count.value
    is_of_all = is_near and _OF_ALL.search(f"{told.clause.before} {told.clause.after}") is not None
    is_of_things = told.is_noun or not told.clause.after.strip()
    return is_of_things and (is_of_all or not told.count.is_total)


def _is_right_elsewhere(told: _Told, table: CountTable, report: UnderstoodReport) -> bool:
    """Whether the count is that of another head of the row, of such a row elsewhere, or of the rows."""
    value = told.mention.number.value
    if value in told.count.beside or value == len(table.understood.items):
        return True
    if told.count.is_total:
        return value in _totals(report)
    rows = _rows_by_value(report).get(value, ())
    return any(o is not table.understood and told.count.pattern.search(label) for o, label in rows)


@lru_cache(maxsize=4)
def _totals(report: UnderstoodReport) -> Set[Decimal]:
    """The figures of the rows of totals of all tables."""
    rows = (row for table in report.tables for row in table.totals)
    return {cell.number.value for row in rows for cell in row.row.cells if cell.number is not None}


@lru_cache(maxsize=4)
def _rows_by_value(report: UnderstoodReport) -> Mapping[Decimal, Sequence[tuple[UnderstoodTable, str]]]:
    """For each figure the tables and labels of the rows that have it."""
    found = defaultdict[Decimal, list[tuple[UnderstoodTable, str]]](list)
    for table in report.tables:
        for row in table.rows:
            for cell in row.row.cells:
                if cell.number is not None:
                    found[cell.number.value].append((table, row.label))
    return found


def _of_column(told: _Told, table: CountTable) -> Set[Decimal]:
    """The counts of the other rows, where the row of one of them may be meant."""
    return {
        number.value
        for column in table.counts
        if column.name == told.count.head
        for row in table.understood.rows
        if (number := row.row.cells[column.index].number) is not None
    }


def _are_exchanged(wrong: Sequence[_Told]) -> bool:
    """Whether counts of several rows have changed their places."""
    printed = sorted(each.mention.number.value for each in wrong)
    return len(wrong) > 1 and printed == sorted(each.count.value for each in wrong)


def _may_be(told: Sequence[_Told], computed: Sequence[Equation]) -> bool:
    """Whether all that holds with counts as they stand would hold with those of the table."""
    changed = {each.mention.number.spot: each.count.value for each in told}
    own = [equation for equation in computed if any(number.spot in changed for number in equation.numbers)]
    return all(equation.holds(changed) for equation in own if equation.holds())


def _equation(paragraph: Paragraph, told: _Told) -> Equation:
    law = Law.EQUAL if len(told.count.numbers) == 1 else Law.SUM
    return Equation(
        AuditRule.CROSSREF,
        law,
        told.mention.number,
        told.count.numbers,
        f"{paragraph.place} dan {told.count.place}",
        subject=told.count.head,
    )
