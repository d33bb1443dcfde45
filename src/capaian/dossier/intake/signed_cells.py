"""Which cells are those of who signs: number, name, post, place and day. A cell with anything more is a note.

A number (`NIP. …`) makes a block of what stands above it in its column; without one, a place with a day above
a post does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from capaian.domain.period import MONTH_PATTERN, month_of
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.row_kinds import RowKind
from capaian.dossier.intake.signatures import AGREED, INSTEAD, POSTS, Signatures
from capaian.dossier.intake.title_vocabulary import OF_COUNTS, OF_MONEY, OF_STAGES
from capaian.dossier.intake.title_words import is_note, is_title
from capaian.dossier.intake.words import word_set
from capaian.dossier.spreadsheets.model import CellValue

# Paringin, 5 Januari 2024
_DATED: Final = re.compile(
    rf"(?:[^\W\d_]+[. ]+){{0,2}}[^\W\d_]+, *(?P<day>[0-9]{{1,2}}) *(?P<month>{MONTH_PATTERN})\.? *"
    r"(?P<year>(?:19|20|21)[0-9]{2})\W*",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(rf"(?:{AGREED})(?: oleh)?\W*", re.IGNORECASE)
_POST: Final = re.compile(
    rf"(?:{INSTEAD})*(?:{POSTS}|kuasa pengguna anggaran)(?P<of>(?: [^\W\d_]+[,/&]?)*)\W*", re.IGNORECASE
)
_OF_OFFICES: Final = word_set(
    "kepala dinas kependudukan dan pencatatan sipil kabupaten kab kota daerah provinsi bidang seksi sub "
    "bagian subbagian umum keuangan perencanaan program kepegawaian pelayanan pendaftaran penduduk "
    "pengelolaan informasi administrasi pemanfaatan dokumen inovasi pelaporan evaluasi teknis kegiatan "
    "pengeluaran penerimaan komitmen pembuat anggaran kuasa pengguna kecamatan kelurahan uptd unit"
)
"""Words of posts and offices; any other is a note's, save the name of the own place."""
# Pembina Utama Muda (IV/c), Pangkat: Penata Tk. I
_RANK: Final = re.compile(
    r"(?:pangkat\W*)?(?:pembina|penata|pengatur|juru)(?: (?:utama|madya|muda))*(?:,? (?:tk|tingkat)\.? ?i)?"
    r"(?:\W*(?:gol\w*\.? ?)?[ivx]{1,3} ?[/.] ?[a-e])?\W*",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[^\W\d_]['’.\w]*(?:[ ,.]+[^\W\d_]['’.\w]*){0,9}[.,]?")
_SMALL: Final = re.compile(r"(?<![.'’])\b(?!bin\b|binti\b|al\b)[a-z]{2,}")
"""A word in small letters, which no name has."""

_WHOLE_WORD: Final = re.compile(r"(?<![.'’\w])[^\W\d_]{3,}(?![.'’\w])")
"""A word of a name that is no title and no initial: not `Drs.`, not `S.Pd`."""
_MOST_WORDS: Final = 6
_LIMITING: Final = word_set(
    "hanya tanpa belum tidak termasuk bukan kecuali selain luar dalam khusus sebagian dak dau dbh bok did "
    "apbn gaji honor asn pns pppk tni polri swasta asing wni wna pemilih pemilu dpt dp4 versi lama baru "
    "simulasi coba dummy salah benar ganda aktif pasif valid invalid tunggal unit"
)
_OF_DATA: Final = (OF_COUNTS | OF_MONEY | OF_STAGES | _LIMITING) - word_set(
    "awal hari utama bulan anak wali kota laki kap kas pria tutup"
)
"""Words of what tables say, save those that people are called. A name with one is shown, and that is all."""


def cells_of_signatures(
    rows: Sequence[Sequence[CellValue]], kinds: Sequence[RowKind], place: str = ""
) -> frozenset[tuple[int, int]]:
    """Return the cells of those who sign, by their places from 0.

    Args:
        rows: The sheet.
        kinds: What its rows look like.
        place: Name of the own regency, which posts name too.
    """
    look = _Look(rows, kinds, _OF_OFFICES | {*place.lower().split()})
    return frozenset((*look.of_numbers(), *look.dated()))


class _Look:
    """Looks for them in a sheet."""

    def __init__(
        self, rows: Sequence[Sequence[CellValue]], kinds: Sequence[RowKind], known: frozenset[str]
    ) -> None:
        self._rows = rows
        self._signatures = Signatures(rows, kinds)
        self._known = known

    def of_numbers(self) -> Iterator[tuple[int, int]]:
        """Yield the cells of blocks that end in a number."""
        for at in range(len(self._rows)):
            block = sorted(self._signatures.ending_with(at))
            for place, cell in enumerate(self._rows[at]) if block else ():
                if as_text(cell):
                    yield at, place
                    yield from self._above(block[:-1], place)

    def _above(self, block: Sequence[int], place: int) -> Iterator[tuple[int, int]]:
        """Yield the cells above a number that are no notes; the lowest that is no rank is a name."""
        filled = [row for row in block if self._text(row, place)]
        named = next((row for row in reversed(filled) if not _RANK.fullmatch(self._text(row, place))), None)
        for row in filled:
            text = self._text(row, place)
            if (row == named and _is_name(text)) or self._is_formal(text) or _RANK.fullmatch(text):
                yield row, place

    def dated(self) -> Iterator[tuple[int, int]]:
        """Yield places with a day, with the post right below them."""
        for row, cells in enumerate(self._rows):
            for place, cell in enumerate(cells):
                if isinstance(cell, str) and _is_dated(as_text(cell)):
                    below = next((n for n in range(row + 1, len(self._rows)) if self._text(n, place)), row)
                    if self._is_post(self._text(below, place)):
                        yield from ((row, place), (below, place))

    def _text(self, row: int, place: int) -> str:
        cells = self._rows[row]
        return as_text(cells[place]) if place < len(cells) else ""

    def _is_formal(self, text: str) -> bool:
        return _is_dated(text) or _AGREED.fullmatch(text) is not None or self._is_post(text)

    def _is_post(self, text: str) -> bool:
        found = _POST.fullmatch(text)
        words = re.findall(r"[^\W\d_]+", found["of"].lower()) if found is not None else ()
        return found is not None and self._known.issuperset(words)


def _is_dated(text: str) -> bool:
    """Say whether a text is a place and a day: `Data ditarik, 5 Januari 2024` names no place."""
    return _DATED.fullmatch(text) is not None and _SMALL.search(text.partition(",")[0]) is None


def day_signed(text: str) -> date | None:
    """Return the day on which somebody signs, where a text is a place with a day.

    Examples:
        >>> day_signed("Paringin, 30 Juni 2023"), day_signed("Kepala Dinas")
        (datetime.date(2023, 6, 30), None)
    """
    found = _DATED.fullmatch(text)
    month = month_of(found["month"]) if found is not None else None
    try:
        return date(int(found["year"]), month, int(found["day"])) if found is not None and month else None
    except ValueError:
        return None  # 31 Juni: shown as it stands


def _is_name(text: str) -> bool:
    """Say whether a text is a name: few words, no digit, and none that tables speak with."""
    words = [word.lower() for word in _WHOLE_WORD.findall(text)]
    is_written = _NAME.fullmatch(text) is not None and _SMALL.search(text) is None
    is_short = len(words) <= _MOST_WORDS and not any(sign.isdecimal() for sign in text)
    return is_written and is_short and not (is_note(text) or is_title(text) or _OF_DATA.intersection(words))
