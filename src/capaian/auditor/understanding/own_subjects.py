"""Whether a figure of running text names a thing of its own: `dan realisasi PBB-P2 kecamatan mencapai`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention

_NAMES_NOTHING: Final = frozenset(
    re.findall(
        r"\w+",
        "capaian pencapaian ketercapaian kinerja realisasi target hasil nilai angka persentase prosentase"
        " tingkat indikator sasaran tujuan program utama iku ikk predikat kategori kriteria rata rerata rasio"
        " besar sebesar sebanyak setara senilai sekitar hanya baru sudah telah masih maka sehingga jika bila"
        " apabila artinya berarti yaitu yakni sangat tinggi baik atas bawah lebih kurang hingga sampai akhir"
        " secara demikian perhitungan perbandingan formula rumus kata lain juga pun namun tetapi",
    )
)
"""Words around an achievement that do not say of what it is."""
VERB: Final = re.compile(r"(?:me[mnlryw]|di|ter|ber)(?:[a-z]{4,}|[a-z]{2,}(?:kan|i))")
"""`terserap` and `dinilai`; of so few letters as `diklat`, `berkas` and `ternak` are things."""
_POINTS: Final = re.compile(
    r"\b(?:ini|itu|tersebut|dimaksud"
    r"|(?!(?:selanjut|sebelum|khusus|umum|akhir|biasa|lain|sebagai|sepenuh|seharus)nya\b)[^\W\d_]{4,}nya)\b",
    re.IGNORECASE,
)
"""What it is of stands before it; `selanjutnya` and `khususnya` point to nothing."""


def names_another(mention: Mention, before: Iterable[Mention]) -> bool:
    """Say whether a figure names a thing of which those before say nothing: `pajak hotel`, `pajak hiburan`.

    Args:
        mention: The figure, with the words up to it.
        before: Those that it would follow from, and what stands among them.
    """
    if _POINTS.search(mention.before):
        return False
    own = {word for word in words_of(mention.before) if not VERB.fullmatch(word)} - _NAMES_NOTHING
    return not own <= words_of(" ".join(each.before for each in before))
