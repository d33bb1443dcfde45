"""What a clause says outright: a row of a table by its whole name, and nothing that narrows or moves it.

A figure may be held against a row, however far off it is, only if every word of its clause is accounted for:
by the name of the row, the heads and the title of its table, the front of the report, or words that name
nothing. One word more, `triwulan`, `swasta`, `di pesisir`, and it may be the figure of something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from capaian.auditor.understanding.facts import plain, plain_expression
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.vocabulary import FORMER
from capaian.auditor.understanding.years import YEAR
from capaian.domain.period import MONTHS
from capaian.domain.value import PERCENT

_BEGINNING: Final = 4
"""Letters of the shortest name that is looked for."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_MIXED: Final = re.compile(r"\b(?=\w*\d)\d*[^\W\d_]\w*")
"""A word with a digit in it, which is another word with another digit: `K4`, `P3A`."""
_DIGITS: Final = re.compile(r"(?<!\w)\d+(?!\w)")


@lru_cache(maxsize=8192)
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text without endings that only point."""
    plain_text = text.casefold()
    words = (word.removesuffix("nya") or "nya" for word in _WORD.findall(plain_text))
    return frozenset((*words, *_MIXED.findall(plain_text)))


_REFERENCE: Final = re.compile(
    r"\b(?:(?:menurut|berdasarkan|sesuai|sebagaimana|seperti|dari|pada|dalam|lihat)\s+)?"
    r"(?:(?:data|hasil)\s+)?(?:(?:pada|dalam)\s+)?\btabel\s+[A-Z]*\d*(?:[.-]\d+)*(?:\s+di\s+atas)?[,)]?",
    re.IGNORECASE,
)
_IN_YEAR: Final = re.compile(
    r"\b(?:(?:pada|untuk|di|selama|sepanjang)\s+)?(?:tahun\s+(?:anggaran\s+)?)?(?:19|20)\d\d\b"
    r"|\b(?:pada\s+tahun\s+(?:anggaran\s+)?ini|(?:per|sampai\s+dengan|pada\s+akhir\s+tahun)\s+"
    r"(?:31\s+desember\s+)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
MOVED: Final = re.compile(
    r"\b(?:terus\s+)?(?:naik|turun|meningkat|menurun|bertambah|berkurang)"
    r"(?:\s+(?:setiap\s+tahun(?:nya)?,?\s+)?dari|\s+menjadi)\s*$",
    re.IGNORECASE,
)
"""Before the level itself, and not before by how much it moved."""
_APPOSED: Final = re.compile(r"^.*\b(?:ialah|yaitu|yakni|adalah)\s*$", re.IGNORECASE | re.DOTALL)
"""Before a name that tells which one was meant: `indikator yang belum mencapai target ialah`."""
_LEADS_ON: Final = re.compile(
    r"^\s*(?:%|persen\b|(?!(?:pada|di)\b)[^\W\d_]+)?\s*(?:,-)?\s*"
    r"(?:(?:pada\s+)?tahun\s+(?:19|20)\d\d\s*)?[\s,();]*"
    r"(?:(?:lalu|dan|serta|sedangkan|sementara|sehingga|dengan|atau|yang|disusul|diikuti|menjadi"
    r"|dari(?=\s+(?:target|pagu|anggaran|alokasi)))\s+)+",
    re.IGNORECASE,
)
"""The unit and the year of the figure before, and what leads on from there to the next."""
_GOES_ON: Final = (
    r"(?:dengan|atau|dan|serta|sedangkan|sementara|sehingga|namun|tetapi|melampaui|melebihi|pada|dari)\b"
)
_ENDS: Final = re.compile(
    rf"\s*(?P<unit>%|(?!{_GOES_ON})[^\W\d_]+(?:/[^\W\d_]+)*)?\s*(?:,-)?\s*"
    rf"(?:$|[.,;:()]|pada\s+tahun\s+20\d\d\s*(?:$|[.,;(]|(?:menjadi|lalu|kemudian|{_GOES_ON}))|(?P<of>dari)\s+(?:target|pagu|anggaran|alokasi)\b"
    rf"|(?!pada|dari){_GOES_ON})",
    re.IGNORECASE,
)
"""Behind a figure its unit, and then the end of its clause or what may follow a figure that is complete."""
_OF_TARGETS: Final = frozenset({Part.ACTUAL, Part.ACHIEVEMENT, Part.ABSORPTION})
_MONTHS: Final = "|".join((*map(str.casefold, MONTHS[:-1]), "nopember"))
NARROWED: Final = re.compile(
    rf"\b(?:triwulan|tw|semester|smt|kuartal|caturwulan|bulan(?:an)?|minggu|{_MONTHS}|{FORMER}|perubahan|revisi"
    r"|renstra|rpjmd|rkpd|nasional|regional|provinsi|indonesia|standar|ambang|batas|minimal|maksimal|sekurang\w*"
    r"|proyeksi|prognosis|prediksi|estimasi|perkiraan|diperkirakan|simulasi|rencana|apabila|jika|bila|andai\w*"
    r"|seandainya|kecuali|tanpa|selain|di\s+luar|sebagian|misal\w*|contoh\w*|sementara\s+(?:ini|itu)|fisik"
    r"|kumulatif|sebelumnya|lalu|mendatang|depan|semestinya|seharusnya|koreksi\w*|dikoreksi|ralat"
    r"|diharapkan|agar|supaya|akan|menambah|skala|rancangan|usulan|terdahulu|termasuk|khusus\w*|maupun|gabungan|digabung\w*|ditambah\w*|bersama)\b",
    re.IGNORECASE,
)
"""Of another time, circle, state or way to count than the figures of the year."""
_QUANTITIES: Final = words_in(
    "anggaran realisasi target capaian pencapaian ketercapaian serapan penyerapan terserap menyerap pagu"
    " alokasi belanja keuangan tingkat persentase jumlah total nilai angka kinerja"
)
"""Words that say which of the columns is meant."""
_LEADING: Final = words_in(
    "seluas seberat"
    " sebesar sebanyak sejumlah senilai mencapai dicapai tercapai adalah ialah yaitu yakni berada"
    " tercatat terdapat ada diperoleh memperoleh meraih diraih memiliki mempunyai menunjukkan mencatat"
    " mencatatkan dengan pada di untuk oleh dari telah sudah berhasil hanya baru juga masih tahun rp nya"
    " tersebut ini itu dapat diketahui bahwa disajikan terlihat menurut berdasarkan adapun kemudian"
    " selanjutnya sebagai umum simpulan kesimpulan penutup ditetapkan ditargetkan direncanakan dialokasikan"
    " dianggarkan direalisasikan terealisasi berjumlah bernilai dinilai menjadi seluruh seluruhnya"
    " keseluruhan semua secara tertinggi terendah terbesar terkecil terbanyak tersedikit terluas"
    " terpanjang terbaik indikator persen grand terjadi ke"
)
"""Words that name nothing, and lead to a figure."""
IDLE: Final = _QUANTITIES | _LEADING


@dataclass(frozen=True)
class Lead:
    """The words that lead to a figure."""

    names: frozenset[str]
    """The rows that they name, by plain names."""
    text: str
    """All other words, without references, years and what leads on from the figure before."""
    years: frozenset[int]

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, and digits that count or number something."""
        return words_in(self.text) | frozenset(_DIGITS.findall(self.text))

    def quantity(self, front: Collection[str]) -> str:
        """Return the words that say what is measured, and neither lead to its figure nor name the office."""
        idle = _LEADING.union(front)
        return " ".join(word for word in self.text.split() if not words_in(word) <= idle)


class Names:
    """The plain names of rows, looked up in texts."""

    def __init__(self, names: Collection[str]) -> None:
        """Keep names by their first letters."""
        self._begun: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            self._begun.setdefault(name[:_BEGINNING], []).append(name)

    def take_from(self, text: str) -> tuple[frozenset[str], str]:
        """Return the names that stand in a text as whole words, the longest first, and the rest of it."""
        found: set[str] = set()
        for name in self._near(plain(text)):
            if (place := _whole(name).search(text)) is not None:
                found.add(name)
                text = f"{_APPOSED.sub(' ', text[: place.start()])} {text[place.end() :]}"
        return frozenset(found), text

    def _near(self, words: str) -> Iterator[str]:
        """Yield the names whose letters stand in a plain text, the longest first."""
        starts = {words[start : start + _BEGINNING] for start in range(len(words) - _BEGINNING + 1)}
        near = (name for start in starts for name in self._begun.get(start, ()) if name in words)
        yield from sorted(near, key=len, reverse=True)


@lru_cache(maxsize=4096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){plain_expression(name)}(?!\w)", re.IGNORECASE)


def read_lead(mention: Mention, names: Names) -> Lead:
    """Return what leads to a figure, with the rows that it names."""
    text = _REFERENCE.sub(" ", mention.before)
    found, rest = names.take_from(text if mention.is_first else _LEADS_ON.sub(" ", text, count=1))
    rest = MOVED.sub(" ", rest)
    years = frozenset(int(year) for year in YEAR.findall(rest))
    return Lead(found, _IN_YEAR.sub(" ", rest), years)


def names_nothing(name: str) -> bool:
    """Say whether a name has only words that say which column is meant: `Realisasi`, `Jumlah`."""
    return words_in(name) <= IDLE


def unaccounted(lead: Lead, *known: Collection[str]) -> frozenset[str]:
    """Return the words that neither a table nor idle words account for."""
    return lead.words - IDLE - frozenset().union(*known)


def ends_outright(mention: Mention, units: Collection[str]) -> bool:
    """Say whether nothing but its unit belongs to a figure behind it.

    Args:
        mention: The figure.
        units: The words by which its column may be counted.
    """
    found = _ENDS.match(mention.after)
    if found is None:
        return False
    if found["of"] and mention.number.unit == PERCENT and mention.part not in _OF_TARGETS:
        return False
    unit = (found["unit"] or "%").casefold()
    return unit == "%" or unit.split("/")[0] in units
