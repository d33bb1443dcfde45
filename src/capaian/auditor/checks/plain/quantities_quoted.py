"""Figures of quantities that a sentence names, and that tables have otherwise, however far off they are.

`Indeks Desa Membangun mencapai 0,7140` in a summary, where the tables have 0,7014 of that year. Each word
that names something is of one name of the report; all tables that have it agree on another figure of that
year and unit, and none prints what the sentence says beside that name. Amounts are held on one scale:
`Rp108 miliar` beside `(Rp juta)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.quantities_moved import moved_by
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.money_units import POWERS, scale_behind
from capaian.auditor.understanding.outright import NARROWED
from capaian.auditor.understanding.quantities import Quantities, Quantity, quantities_of
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.told_clauses import Clause, Told, clauses_told
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_OTHER: Final = re.compile(
    r"\b(?:tidak|bukan|selisih|kali|rata-?\s?rata|rerata|lebih|kurang|hampir|sekitar|lipat|kumulatif|sisa|masing-masing"
    r"|antara|minimal|maksimal|setiap|tiap|per|jika|agar|akan|harus|dibagi|dikali\w*|ditambah|dikurangi|seharusnya"
    r"|ter(?:tinggi|endah|besar|kecil|banyak|sedikit)|paling|berkisar|peringkat|urutan|kontribusi|bobot)\b",
    re.IGNORECASE,
)
"""What is rough, denied, reckoned, or of another thing than the quantity as a whole."""
_MOVED: Final = re.compile(rf"\b(?:{MOVES})\b", re.IGNORECASE)
_LEVELS: Final = (
    (re.compile(r"\b(?:di)?target(?:kan|nya)?\b", re.IGNORECASE), frozenset((Role.TARGET, Role.BUDGET))),
    (re.compile(r"\b(?:pagu|anggaran|alokasi|dianggarkan)\b", re.IGNORECASE), frozenset((Role.BUDGET,))),
    (re.compile(r"\b(?:serapan|penyerapan|terserap)\b", re.IGNORECASE), frozenset((Role.ABSORPTION,))),
    (re.compile(r"\bcapaian\s+kinerja\b", re.IGNORECASE), frozenset((Role.ACHIEVEMENT,))),
)
_REACHED: Final = frozenset((Role.ACTUAL, Role.SPENT, None))
"""What is meant where no word says otherwise."""
_LATER: Final = re.compile(
    r"[^\w(]*(?:(?:ribu|juta|mil[iy]ar|triliun|rupiah|persen|poin|dan|serta|yang|yaitu|yakni|dengan|atau|sebesar|sebanyak|senilai|mencapai|dari|menjadi|pada|tahun|rp"
    r"|di|adalah|hanya|dibanding(?:kan)?|target(?:nya)?|yang\s+ditetapkan|realisasi(?:nya)?|terealisasi|naik|turun|tumbuh|meningkat"
    r"|menurun|bertambah|berkurang|tercatat|capaian|tahunan|hingga|sebelumnya|melampaui|melebihi|ditargetkan"
    r"|(?:19|20)\d\d)\b\.?[\s,()]*)*$",
    re.IGNORECASE,
)
"""Words between two figures of one quantity."""
_ENDS: Final = re.compile(
    r"(?:\s*(?:ribu|juta|mil[iy]ar|triliun)\b)?(?:\s*rupiah\b)?(?:\s*(?:%|persen\b))?(?P<counted>\s+(?!(?:pada|di|dan|atau"
    r"|dengan|dari|serta|sehingga|yang|naik|turun|meningkat|menurun|melampaui|melebihi|tahun|sedangkan|sementara"
    r"|dibanding\w*|lebih|tumbuh|belum|telah|sudah|masih|menjadi|berada|masuk|termasuk|atas)\b)[^\W\d_]+)?"
    r"\s*(?:$|[.,;:()]|per\s+\d[\d.,]*\b|(?:dari\s+(?:target|pagu|anggaran|tahun)|(?:pada|di|untuk)\s+(?:tahun|kategori|akhir)|dengan|atau|dan|serta"
    r"|sehingga|naik|turun|meningkat|menurun|tumbuh|melampaui|melebihi|sedangkan|sementara|dibanding\w*|lebih|berada"
    r"|belum|telah|sudah|masih|menjadi|masuk|termasuk|di\s+(?:atas|bawah))\b)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:kabupaten|kota|kecamatan|distrik|desa|kelurahan|puskesmas|rsud|uptd?|bidang|seksi)\s+\w",
    re.IGNORECASE,
)
"""A heading that names one tells of that part alone."""
_OF_YEAR: Final = re.compile(
    r"\b(?:pada\s+)?tahun\s+(?:anggaran\s+)?(?:19|20)\d\d\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_MOST: Final = 3
"""By how much one figure may be a multiple of the other: more is of another scale."""
_FEWEST_DIGITS: Final = 3
_MOST_FIGURES: Final = 12
"""Figures of a sentence that is one."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a sentence, on the scale that its words tell."""

    number: PrintedNumber
    power: int
    unit: str
    year: int | None
    meanings: Set[Role | None]

    @property
    def value(self) -> Decimal:
        return abs(self.number.value.scaleb(self.power))

    @property
    def step(self) -> Decimal:
        return self.number.step.scaleb(self.power)


def check_quantities_quoted(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield figures of quantities named in sentences that all tables of the report have otherwise."""
    known, quotes = quantities_of(report), quotes_of(report)
    names = report.numbered_names | known.numbered
    front = quotes.circumstances.front
    for sentence in report.document.sentences:
        if not 0 < len(sentence.numbers) <= _MOST_FIGURES or NARROWED.search(sentence.text):
            continue
        headings = quotes.surroundings.path(sentence.line)
        if any(_PLACE.search(h.title) or quotes.circumstances.narrows(h.title) for h in headings):
            continue
        for clause in clauses_told(sentence, names):
            found = [*_of_clause(sentence, clause, known, report, front)]
            yield from found if len(found) == 1 else ()  # several of them are of something else


def _of_clause(
    sentence: Sentence, clause: Clause, known: Quantities, report: UnderstoodReport, front: Set[str]
) -> Iterator[Claim]:
    """Yield the figures of one quantity that a clause tells after its name."""
    figures = [*clause.figures]
    if figures and not any(map(str.isalpha, figures[0].words)):
        figures = figures[1:]  # the number of a point in a list
    if not figures or _OTHER.search(figures[0].words):
        return
    lead = _OF_YEAR.sub(" ", figures[0].words)
    words = known.words(_MOVED.sub(" ", lead))
    name, meant = known.named(words)
    if not name:
        name, meant = known.named(words - front)
    if len(words) < len(name) and not _is_borne_out(figures, meant):
        return
    for told in figures if name else ():
        if told is not figures[0] and not _LATER.match(told.words):
            return
        ahead = sentence.text[: sentence.place_of(told.number)]
        is_dated = YEAR.search(ahead) is not None
        year = told.year or (None if is_dated else _own_year(meant, report.year))
        if told.is_change and figures[0].year in (None, report.year) and report.year is not None:
            yield from moved_by(sentence, told, meant, report.year, known)
        figure = _figure(told, _meanings(told.words), year)
        if figure is not None and not told.is_change:
            yield from _held(sentence, figure, name, meant, known)


def _is_borne_out(figures: Sequence[Told], meant: Sequence[Quantity]) -> bool:
    """Whether one figure of a clause is of the quantity that a shorter name than its own may mean."""
    return any(told.number.value == q.number.value for told in figures for q in meant)


def _own_year(meant: Sequence[Quantity], year: int | None) -> int | None:
    """Return the year of the report, of which a sentence without one tells, if none is later."""
    reached = (q.year for q in meant if q.meaning in _REACHED and q.year is not None)
    return year if year is not None and max(reached, default=year) <= year else None


def _meanings(words: str) -> Set[Role | None]:
    for said, meanings in _LEVELS:
        if said.search(words):
            return meanings
    return _REACHED


def _figure(told: Told, meanings: Set[Role | None], year: int | None) -> _Figure | None:
    """Return a figure with its unit; `None` where words behind it may narrow it, or it has too few digits."""
    number = told.number
    is_telling = number.digits >= _FEWEST_DIGITS and (number.significant > 1 or number.decimals > 0)
    if year is None or not is_telling or _ENDS.match(told.after) is None:
        return None
    power = scale_behind(told.after) if number.unit == RUPIAH else 0
    if number.unit != RUPIAH and scale_behind(told.after):
        return None
    unit = "rp" if number.unit == RUPIAH else "%" if number.unit == PERCENT else ""
    return _Figure(number, power, unit, year, meanings)


def _held(
    sentence: Sentence, figure: _Figure, name: Set[str], meant: Sequence[Quantity], known: Quantities
) -> Iterator[Claim]:
    own = [q for q in meant if q.unit == figure.unit and q.year == figure.year]
    own = [q for q in own if q.meaning in figure.meanings]
    if not own or any(not _is_one(own[0], other) for other in own):
        return
    if any(abs(figure.value - abs(q.value)) < max(figure.step, q.step) for q in meant):
        return
    is_near = figure.value < _MOST * abs(own[0].value) < _MOST**2 * figure.value
    if is_near and not known.prints(name, figure.value, figure.step, figure.unit):
        yield _claim(sentence, figure, own[0])


def _is_one(one: Quantity, other: Quantity) -> bool:
    return abs(abs(one.value) - abs(other.value)) < max(one.step, other.step)


def _claim(sentence: Sentence, figure: _Figure, quantity: Quantity) -> Claim:
    """Return a figure beside that of the table, on the scale that the sentence tells."""
    number, own = figure.number, quantity.number
    place = f"{sentence.place} dan {quantity.table.place(quantity.row)}"
    if figure.power == quantity.power:
        return Equation(AuditRule.CROSSREF, Law.EQUAL, number, (own,), place, subject=quantity.column.name)
    value = round(quantity.value.scaleb(-figure.power), number.decimals)
    words = next((word for word, power in POWERS.items() if power == figure.power), "")
    said = number.write(value, number.decimals)
    why = f"{quantity.table.place(quantity.row)} menyebut {own.text}, yaitu Rp{said} {words}".rstrip()
    return Statement(
        AuditRule.CROSSREF,
        False,
        number.spot.line,
        number.text,
        said,
        f"{why}; tercetak Rp{number.text} {words}".rstrip() + ".",
        place,
        lines=(quantity.row.row.line,),
        spots=(number.spot,),
    )
