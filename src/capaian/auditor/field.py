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
_OF_TRADE: Final = re.compile(
    r"\b(?:harga|diskon|potongan|promo|stok|katalog|ongkos kirim|ongkir|grosir|eceran|pembeli|pembelian"
    r"|pesanan|toko|kasir|cicilan|garansi|barang)\b",
    re.IGNORECASE,
)
_OF_TALES: Final = re.compile(
    r"\b(?:aku|kau|engkau|(?:kata|ujar|tanya|jawab|bisik|gumam|seru|teriak|keluh|tutur)nya|kakek|nenek"
    r"|paman|bibi|kata (?:orang|ibu|ayah|bapak|emak)|membual|mengenang|merenung|termenung|terisak"
    r"|tersenyum|konon|mimpi|dongeng|menghela napas|menoleh)\b",
    re.IGNORECASE,
)
_FIELD_BESIDE_TALES: Final = 3
"""Words of the field for each word of a tale, from which on a report quotes a tale."""
_FEWEST_WORDS, _FEWEST_OF_LONG, _LONG = 2, 6, 3000
"""Different words of the field from which on a text may be a report, more where it has so many letters."""


def is_performance_report(document: PrintedDocument) -> bool:
    """Say whether a text has words of the field, of which every report of performance has many.

    A price list full of percentages has some, too, and more words of trade; a tale may speak of a target.
    """
    words, of_trade = _different(_OF_THE_FIELD, document), _different(_OF_TRADE, document)
    beside_tales = _FIELD_BESIDE_TALES * len(_different(_OF_TALES, document))
    is_long = sum(len(line.text) for line in document.lines) > _LONG
    fewest = _FEWEST_OF_LONG if is_long else _FEWEST_WORDS
    return len(words) >= max(fewest, len(of_trade), beside_tales)


def _different(words: re.Pattern[str], document: PrintedDocument) -> frozenset[str]:
    return frozenset(match.casefold() for line in document.lines for match in words.findall(line.text))
