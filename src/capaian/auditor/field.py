"""Whether a text is a performance report at all: by the words of the field."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.printed.document import PrintedDocument

_OF_THE_FIELD: Final = re.compile(
    r"\b(?:target|realisasi|(?:pen|keter)?capaian|kinerja|indikator|sasaran|renstra|rpjmd|pagu|anggaran|serapan"
    r"|penyerapan|program|kegiatan|akuntabilitas|cakupan|kecamatan|kepemilikan|akta|pegawai|ikm|skm|dinas|badan"
    r"|kepuasan|perjanjian|urusan|lkjip|lakip|lkj|tujuan|strategis|efisiensi|selisih|penduduk)\b",
    re.IGNORECASE,
)
_OF_PERFORMANCE: Final = re.compile(
    r"\b(?:kinerja(?:nya)?|akuntabilitas|lkj(?:ip)?|lakip|lkip|performance|accountability)\b", re.IGNORECASE
)
"""What a report of performance is of, by the law that asks for it."""
_OF_TRADE: Final = re.compile(
    r"\b(?:harga|diskon|potongan|promo|stok|katalog|ongkos kirim|ongkir|grosir|eceran|pembeli|pembelian"
    r"|pesanan|toko|kasir|cicilan|garansi|barang|penjualan|omzet|komisi|retur)\b",
    re.IGNORECASE,
)
_OF_TALES: Final = re.compile(
    r"\b(?:aku|kau|engkau|(?:kata|ujar|tanya|jawab|bisik|gumam|seru|teriak|keluh|tutur)nya|kakek|nenek"
    r"|paman|bibi|kata (?:orang|ibu|ayah|bapak|emak)|membual|mengenang|merenung|termenung|terisak"
    r"|tersenyum|konon|mimpi|dongeng|menghela napas|menoleh)\b",
    re.IGNORECASE,
)
_OF_STUDIES: Final = re.compile(
    r"\b(?:odds ratio|rr|(?:ik|ci) 95|p-value|nilai p|kohort|(?:kajian|studi|tinjauan) literatur|abstrak"
    r"|kata kunci|hipotesis|regresi|koefisien|tertimbang|metode penelitian|prevalensi)\b",
    re.IGNORECASE,
)
_OF_MEALS: Final = re.compile(
    r"\b(?:kalori|lemak|protein|karbohidrat|diet|resep|bumbu|adonan|menu|sarapan)\b", re.IGNORECASE
)
_OF_CLASSES: Final = re.compile(
    r"\b(?:raport?|nisn|kkm|kktp|mata pelajaran|muatan lokal|(?:orang tua|wali) (?:murid|kelas|siswa)"
    r"|ekstrakurikuler|kokurikuler|tahun (?:pelajaran|ajaran)|hasil belajar|ketidakhadiran|tanpa keterangan"
    r"|(?:naik|tinggal)(?: ke| di)? kelas|nilai (?:akhir|pengetahuan|keterampilan|ujian|ulangan))\b",
    re.IGNORECASE,
)
"""A pupil's report card; a report on schools has far more words of the field."""
_OF_LECTURES: Final = re.compile(
    r"\b(?:kuliah|dosen|uts|uas|jawaban|latihan|contoh|papan tulis|catatan oleh|tanya|kuis|soal|sks"
    r"|pertemuan ke|bahan ajar)\b",
    re.IGNORECASE,
)
"""Notes of a lecture, which may well be on performance."""
_OF_HOME: Final = re.compile(
    r"\b(?:pernikahan|mempelai|resepsi|hajatan|akad|katering|busana|undangan|tamu|dekorasi|gaun|seserahan"
    r"|arisan|rumah tangga|belanja (?:dapur|bulanan)|uang saku|mudik|liburan|tabungan|kontrakan)\b",
    re.IGNORECASE,
)
"""The plans and the money of people at home."""
_OTHERS: Final = (
    (_OF_TRADE, 1),
    (_OF_TALES, 3),
    (_OF_STUDIES, 3),
    (_OF_MEALS, 2),
    (_OF_CLASSES, 2),
    (_OF_LECTURES, 2),
    (_OF_HOME, 1),
)
"""Words of other texts, and how many of the field stand beside each where a report says them in passing."""
_FEWEST_WORDS, _FEWEST_OF_LONG, _LONG = 2, 6, 3000
"""Different words of the field from which on a text may be a report, more where it has so many letters."""
_A_PAGE: Final = 1500
"""Letters from which on a report names what it is of."""


def is_performance_report(document: PrintedDocument) -> bool:
    """Say whether a text has words of the field, of which every report of performance has many.

    A price list full of percentages has some, too, and more words of trade; a tale, a study or a diary may
    speak of a target. Budgets, balances, minutes and statistics have targets and what was reached, but no
    word of performance.
    """
    letters = sum(len(line.text) for line in document.lines)
    if letters > _A_PAGE and not any(_OF_PERFORMANCE.search(line.text) for line in document.lines):
        return False
    words = _different(_OF_THE_FIELD, document)
    beside = max(times * len(_different(others, document)) for others, times in _OTHERS)
    fewest = _FEWEST_OF_LONG if letters > _LONG else _FEWEST_WORDS
    return len(words) >= max(fewest, beside)


def _different(words: re.Pattern[str], document: PrintedDocument) -> frozenset[str]:
    return frozenset(match.casefold() for line in document.lines for match in words.findall(line.text))
