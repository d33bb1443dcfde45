"""Means of running text beside their whole: `dalam tiga tahun 20.145 keping, rata-rata 6.715 per tahun`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.counting import counts_in
from capaian.auditor.understanding.mentions import Mention
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import write_decimal
from capaian.domain.value import PERCENT

_LEADS: Final = re.compile(
    r"^[^.;\d]*?(?:\b(?:atau|yaitu|yakni|dengan|setara|berarti)\b|,|[(])\s*(?:secara\s+)?rata-?\s?rata(?:nya)?\s+"
    r"(?!kenaikan|peningkatan|pertumbuhan|penurunan|perubahan|selisih)(?:[^\W\d]+\s+){0,2}(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""Between a whole and its mean in one sentence; changes are fewer than the years that they lie between."""
_PER: Final = re.compile(
    r"^(?:,-|,00)?[^.;,()]{0,40}?(?:\b(?:per|setiap|tiap)\s+|/)(?P<thing>[^\W\d]{4,})", re.IGNORECASE
)
_PARTS: Final = {("tahun", "bulan"): 12, ("tahun", "triwulan"): 4, ("tahun", "semester"): 2}
_ONE_YEAR: Final = re.compile(r"\b(?:selama|sepanjang|dalam)\s+(?:(?:satu|1)\s+)?tahun\b", re.IGNORECASE)
_OCCASIONS: Final = frozenset(
    (
        "kunjungan",
        "kegiatan",
        "pelaksanaan",
        "pelayanan",
        "perjalanan",
        "pertemuan",
        "putaran",
        "sesi",
        "kali",
    )
)
"""What is done so many times: `dilaksanakan 7 kali, rata-rata 210 layanan per kunjungan`."""
_FURTHEST: Final = Decimal("2.1")
"""How many times too much or too little a slip makes a mean; what is further off is of another whole."""


def shared_out(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield each mean that stands beside its whole where the sentence says of how many things it is."""
    for place, mean in enumerate(mentions):
        per = _PER.match(mean.after)
        if per and _LEADS.search(mean.before):
            thing = per["thing"].casefold()
            whole = next((m for m in reversed(mentions[:place]) if not _counts(m, thing)), None)
            if whole and not whole.is_mean and whole.number.unit == mean.number.unit != PERCENT:
                yield from _statement(sentence, whole.number, mean.number, thing)


def _counts(mention: Mention, thing: str) -> bool:
    """Whether a figure is the number of the things itself: `9 kecamatan`."""
    return mention.after.strip().casefold().startswith(thing)


def _counts_of(thing: str, text: str) -> Set[int]:
    """Return how many of the things, or months and quarters that make up the years, a sentence names."""
    counts = {count.number for count in counts_in(text) if count.noun == thing}
    if thing in _OCCASIONS and not counts:
        counts = {count.number for count in counts_in(text) if count.noun == "kali"}
    for (longer, shorter), parts in _PARTS.items():
        if shorter == thing:
            years = {count.number for count in counts_in(text) if count.noun == longer}
            counts |= {parts * count for count in years or ({1} if _ONE_YEAR.search(text) else ())}
    return counts - {0}


def _statement(
    sentence: Sentence, whole: PrintedNumber, mean: PrintedNumber, thing: str
) -> Iterator[Statement]:
    """Yield what is said where there is one count, or one of several makes it hold."""
    counts = _counts_of(thing, sentence.text)
    made = {count: whole.value / count for count in counts}
    held = [count for count, value in made.items() if abs(value - mean.value) <= mean.step]
    if held or len(counts) == 1:
        count = held[0] if held else next(iter(counts))
        computed = write_decimal(made[count], mean.decimals)
        is_near = made[count] <= mean.value * _FURTHEST and mean.value <= made[count] * _FURTHEST
        if held or is_near:
            yield Statement(
                AuditRule.AVERAGE,
                bool(held),
                mean.spot.line,
                mean.text,
                computed,
                f"rata-rata: {whole.text} ÷ {count} {thing} = {computed}; tercetak {mean.text}.",
                sentence.place,
                spots=(whole.spot, mean.spot),
            )
