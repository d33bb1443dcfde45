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
_FEWEST_WORDS, _FEWEST_OF_LONG, _LONG = 2, 6, 3000
"""Different words of the field from which on a text may be a report, more where it has so many letters."""


def is_performance_report(document: PrintedDocument) -> bool:
    """Say whether a text has words of the field, of which every report of performance has many.

    A price list full of percentages has some, too, and more words of trade.
    """
    words, of_trade = _different(_OF_THE_FIELD, document), _different(_OF_TRADE, document)
    is_long = sum(len(line.text) for line in document.lines) > _LONG
    return len(words) >= max(_FEWEST_OF_LONG if is_long else _FEWEST_WORDS, len(of_trade))


def _different(words: re.Pattern[str], document: PrintedDocument) -> frozenset[str]:
    return frozenset(match.casefold() for line in document.lines for match in words.findall(line.text))
