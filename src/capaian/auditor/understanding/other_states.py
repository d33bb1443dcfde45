"""Figures of running text that are of a coming year, of an earlier plan, not at their end, or only supposed.

No column of what was reached this year holds them: `apabila tanpa responden daring, nilainya 65,80`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.understanding.figures import Figure
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.months_told import months_told
from capaian.auditor.understanding.vocabulary import FORMER, FORMER_HEAD
from capaian.domain.period import MONTHS

_NEXT_YEAR: Final = (
    r"(?:tahun|periode)(?:\s+anggaran)?\s+(?:depan|berikut(?:nya)?|mendatang|yang\s+akan\s+datang)\b"
)
_IF: Final = (
    r"(?:apabila|jika(?:lau)?|bila(?:mana)?|(?:se)?andai(?:nya|kata)?|kalau)\b"
    r"(?!\s+(?:kita\s+)?\w*(?:banding|sanding|lihat|tinjau|cermat|kait|rinci|hitung|ukur|jumlah)\w*"
    r"(?![^.;]*\btanpa\b))"
)
"""What would be; `jika dibandingkan dengan tahun lalu` compares what is."""
_IS_NEXT_YEAR: Final = re.compile(rf"\b{_NEXT_YEAR}", re.IGNORECASE)
_IS_SUPPOSED: Final = re.compile(rf"\b{_IF}|(?:^|[,;:(]\s*)tanpa\b", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"\s*(?:%|[^\W\d]+)?\s*[,(]?\s*(?:(?:pada|untuk|di)\s+)?"
    rf"(?:(?P<next>{_NEXT_YEAR})|(?P<former>{FORMER})|(?P<supposed>{_IF}|tanpa\s+(?:me)?\w*hitung))",
    re.IGNORECASE,
)
"""Right after a figure: `66.000 ton pada tahun depan`."""
_OF_YEAR: Final = re.compile(
    r"\s*(?:%|persen|poin)?\s*(?:\(\s*|(?:pada|di|untuk)\s+)?(?:tahun\s+)?(?P<year>20\d\d)\b", re.IGNORECASE
)
"""Right after a figure: `60,00 pada tahun 2023`."""
_BACK_THIS_YEAR: Final = re.compile(r"[;.]\s|\b(?:19|20)\d\d\b|\btahun\s+ini\b", re.IGNORECASE)
_BACK_FROM_FORMER: Final = re.compile(
    r"[;.]\s|\b(?:menjadi|setelah|sesudah|kini|sekarang|realisasi\w*|terealisasi|tercapai|mencapai)\b",
    re.IGNORECASE,
)
_BACK_FROM_SUPPOSED: Final = re.compile(
    r"[;.]\s|\b(?:sedangkan|sementara|namun|tetapi|kenyataannya|nyatanya|sebenarnya)\b", re.IGNORECASE
)
"""Words after which a sentence tells of what is again."""
_PART_OF_YEAR: Final = (
    r"(?:(?:semester|smt\.?)\s+(?:I|1|pertama)"
    r"|(?:triwulan|tw\.?|caturwulan)\s+(?:I{1,3}|[1-3]|pertama|kedua|ketiga))\b"
)
_IS_PART_OF_YEAR: Final = re.compile(rf"\b{_PART_OF_YEAR}", re.IGNORECASE)
_MONTHS: Final = "|".join(MONTHS[:-1])
_PART_BEHIND: Final = re.compile(
    rf"\s*(?:%|[^\W\d]+)?\s*[(]\s*(?:{_PART_OF_YEAR}|(?:{_MONTHS})\s+20\d\d\b)", re.IGNORECASE
)
"""Right after a figure, in brackets: `turun dari 4.110 (Triwulan II Tahun 2025)`."""
_BACK_TO_WHOLE_YEAR: Final = re.compile(
    r"[;.,]\s|\b(?:dan|sedangkan|sementara|tahunan|setahun|(?:akhir|sepanjang|selama)\s+tahun)\b",
    re.IGNORECASE,
)
_SO_FAR: Final = re.compile(r"\b(?:sampai|hingga|s\.?\s?/?d|kumulatif)\b", re.IGNORECASE)
_PARTS_OF_YEAR: Final = re.compile(r"\b(?:semester|smt|triwulan|tw|caturwulan)\b", re.IGNORECASE)
_IN_MONTHS: Final = re.compile(rf"\b(?:bulan|{_MONTHS})\b", re.IGNORECASE)
_IS_OF_OTHER_PLAN: Final = re.compile(
    r"\b(?:renstra|rencana\s+strategis|rencana\s+kerja|renja|rpjmd|rpd|perjanjian\s+kinerja)\s+(?:periode\s+|yang\s+)?"
    r"(?:terdahulu|lama|sebelumnya|lalu)\b|\b(?:rancangan|usulan|draf)\b",
    re.IGNORECASE,
)
"""A plan that went before, or was not settled yet: `Dalam rancangan awal`, `Renstra periode sebelumnya`."""
_IS_SO_FAR: Final = re.compile(
    r"\bbaru\s+(?!mencapai|mencatat|menyerap|meraih|memenuhi|memiliki|mempunyai|menjadi)me[a-z]{3,}\s*$",
    re.IGNORECASE,
)
"""Right before a figure, an act that is not at its end: `baru menanam 540 ha`."""
_HEADS_OF_OTHER_PLAN: Final = frozenset(("terdahulu", "lama", "sebelumnya", "lalu", "rancangan", "usulan"))
_HEADS_OF_NEXT: Final = frozenset(("depan", "berikutnya", "mendatang"))
_HEADS_OF_FORMER: Final = frozenset(("sebelum", "semula", "murni", "awal"))


def is_of_other_state(
    mention: Mention, sentence: Sequence[Mention], figure: Figure, year: int | None
) -> bool:
    """Whether a quantity of a sentence is of another time, plan or state than a figure of a table.

    Where no words tell of a year to come or of a part of the year, it is of the report's whole year.

    Args:
        mention: The quantity.
        sentence: The quantities of its sentence, itself among them.
        figure: What a table prints.
        year: That of the report.
    """
    before = " ".join(m.before for m in sentence[: sentence.index(mention) + 1])
    behind = _BEHIND.match(mention.after)
    said = behind.groupdict() if behind else {}
    heads = figure.heads | figure.title.words
    is_later = year is not None and any(each > year for each in figure.years | figure.years_of_table)
    if _reaches(_IS_PART_OF_YEAR, _BACK_TO_WHOLE_YEAR, before) and not _is_by_parts(figure):
        return True
    if _PART_BEHIND.match(mention.after) and not (_is_by_parts(figure) or _is_by_months(figure)):
        return True
    if _is_of_other_months(before, figure):
        return True
    told = _OF_YEAR.match(mention.after)
    if told and int(told["year"]) != year and not _has_year(figure, int(told["year"])):
        return True
    if said.get("supposed") or _reaches(_IS_SUPPOSED, _BACK_FROM_SUPPOSED, before):
        return True
    if said.get("next") or _reaches(_IS_NEXT_YEAR, _BACK_THIS_YEAR, before):
        return not is_later and not heads & _HEADS_OF_NEXT
    is_of_other_plan = _reaches(_IS_OF_OTHER_PLAN, _BACK_FROM_FORMER, before)
    if _IS_SO_FAR.search(before) or (is_of_other_plan and not heads & _HEADS_OF_OTHER_PLAN):
        return True
    if year is not None and mention.year is None and figure.years and min(figure.years) > year:
        return True
    is_former = bool(said.get("former")) or _reaches(FORMER_HEAD, _BACK_FROM_FORMER, before)
    return is_former and not heads & _HEADS_OF_FORMER


def _reaches(words: re.Pattern[str], back: re.Pattern[str], before: str) -> bool:
    """Whether words stand before a figure, and none after them that lead back to what is."""
    return words.search(back.split(before)[-1]) is not None


def _is_by_parts(figure: Figure) -> bool:
    """Whether its column, its row or its title tells a part of the year."""
    return _PARTS_OF_YEAR.search(_called(figure)) is not None


def _is_by_months(figure: Figure) -> bool:
    return _IN_MONTHS.search(_called(figure)) is not None


def _called(figure: Figure) -> str:
    return f"{figure.column} {figure.place} {figure.table.title}"


def _is_of_other_months(before: str, figure: Figure) -> bool:
    """Whether words tell other parts of the year than its column: `pada semester II` beside `TW II`."""
    told = months_told(_BACK_TO_WHOLE_YEAR.split(before)[-1]).months if not _SO_FAR.search(before) else None
    own = months_told(figure.column).months
    return bool(told and own) and told != own


def _has_year(figure: Figure, year: int) -> bool:
    """Whether a year is that of a column of its table, or stands in its title or its row."""
    return year in figure.years | figure.years_of_table or str(year) in f"{figure.table.title} {figure.place}"
