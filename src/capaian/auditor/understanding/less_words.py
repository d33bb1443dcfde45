"""Words that tell that less of something is better, and how an achievement is then worked out."""

from __future__ import annotations

from typing import Final

from capaian.auditor.printed.worded import Worded

_WORDS: Final = Worded(
    r"\b(?:kematian|kemiskinan|miskin|stunting|prevalensi|pengangguran|menganggur|waktu|lama|hari|menit|jam"
    r"|kasus|kejadian|kecelakaan|pelanggaran|keluhan|pengaduan|temuan|gangguan|kehilangan|kerusakan|rusak|sisa"
    r"|risiko|emisi|polusi|sampah|putus|inflasi|ketimpangan|gini|kumuh|rawan|kesenjangan|tunggakan|piutang"
    r"|penyakit|penderita|konflik|kriminal\w*|bencana|korban|beban|biaya|semakin (?:kecil|rendah))\b"
)
_TIMES: Final = r"(?:2\s*(?:[x\u00d7*.]|kali)|dua\s+kali)"
_MINUS: Final = r"(?:[-\u2212\u2013]|dikurangi|minus)"
_TARGET: Final = r"(?:target|rencana|komitmen)"
_ACTUAL: Final = r"(?:realisasi|hasil|kinerja nyata)"
MIRROR: Final = Worded(
    rf"\b(?:{_TIMES}\s*{_TARGET}[\s()]*{_MINUS}|{_TARGET}\s*{_MINUS}\s*[(]\s*{_ACTUAL}\s*{_MINUS}\s*{_TARGET}\b)"
)
INVERSE: Final = Worded(rf"\b{_TARGET}\s*(?:[/:\u00f7]|dibagi)\s*{_ACTUAL}\b")
"""`(2 x target - realisasi)` or `target - (realisasi - target)`, and `target / realisasi`."""
LESS: Final = Worded(
    r"\b(?:se)?makin\s+(?:kecil|rendah|sedikit|cepat|singkat)\b[^.;:]{0,60}\b(?:se)?makin\s+(?:baik|tinggi)\b"
)
"""`semakin kecil realisasi semakin baik kinerjanya`."""


def may_be_less(words: str) -> bool:
    """Say whether less may be better of what words name.

    Examples:
        >>> may_be_less("Rata-rata waktu tunggu"), may_be_less("Cakupan imunisasi")
        (True, False)
    """
    return _WORDS.search(words) is not None
