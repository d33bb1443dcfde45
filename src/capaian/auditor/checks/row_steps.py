"""What a row did since the year before: `Rambu terpasang stagnan dibandingkan tahun 2023`, where it rose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.dated_columns import series_of, stood_still
from capaian.auditor.understanding.direction_words import DOWN, UP, opposite_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.measures import measure_of
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.rows_meant import lists_of
from capaian.auditor.understanding.vocabulary import without_brackets
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN})|(?P<steady>stagnan"
    r"|tetap(?=\s*(?:[.,;]|(?:sebesar|sama|seperti|dibanding\w*|dari\s+tahun|di\s+angka|pada\s+(?:angka|nilai|\d))\b|\d))"
    r"|(?:tidak|belum)\s+(?:(?:meng)?alami\s+|ada\s+)?(?:perubahan|berubah|bergerak)))\b"
)
_TIME: Final = rf"(?:pada\s+)?tahun\s+(?:ini|{YEAR.pattern})"
_BETWEEN: Final = re.compile(
    rf"[\s,]*(?:[(][^()]*[)]\s*)?(?:(?:{_TIME}|ini|itu|tersebut|juga|telah|sudah|mengalami|menunjukkan|justru|kembali"
    r"|berhasil|mampu|hanya|sedikit|dapat|(?:realisasi|capaian|nilai|jumlah)nya|ikut|masih)\b[\s,]*)*",
    re.IGNORECASE,
)
"""What may stand between the name of a row and its way."""
_WHICH: Final = re.compile(
    rf"(?:\s+(?:dari(?:pada)?|(?:di)?banding(?:kan)?)\s+(?:dengan\s+)?(?:{_TIME}|tahun\s+(?:lalu|sebelumnya)))?"
    r"\s*,?\s*\b(?:adalah|ialah|yaitu|yakni)\s*:?\s*(?:[a-z]+\s+)??(?=\S)",
    re.IGNORECASE,
)
"""Between a way and the names of what went it: `yang naik adalah Melati dan Dahlia`."""
_FILLER: Final = re.compile(
    rf"\b(?:{_TIME}|adapun|namun|sementara(?:\s+itu)?|demikian|sedangkan|bahwa|indikator|nilai|angka|skor|realisasi|capaian"
    r"|kinerja|jumlah|persentase|tingkat|untuk|pada|di|dan|serta|juga|pula|dari|sisi|secara|khusus|hasil|kecamatan"
    r"|kelurahan|desa|kota|kabupaten|unsur|program|sasaran|mengalami|mencatat\w*|menunjukkan)\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(
    r"[.;:](?!\d)|,\s|\b(?:sedangkan|sementara|adapun|namun|tetapi|serta|sehingga|karena|walaupun|meskipun)\b|\bdan\b",
    re.IGNORECASE,
)
"""Where what is told of a row begins or ends."""
_BASE: Final = re.compile(
    r"\b(?:dari(?:pada)?|(?:di)?banding(?:kan)?|ketimbang|terhadap|seperti)\b[^.;,\d]{0,50}?"
    rf"\btahun\s+(?:(?P<year>{YEAR.pattern})|sebelumnya|lalu|yang\s+lalu)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:target\w*|diharapkan|akan|agar|supaya|harus|perlu|bukan|jika|apabila|bila|kecuali|selain|nasional|provinsi"
    r"|triwulan|semester|bulan|sejak|selama|dalam|sepanjang|setiap|tiap|berturut\S*|ke\s+tahun|pagu|anggaran|rata-rata"
    r"|cenderung|relatif|hampir|nyaris|terus|selalu|upaya|laju|peringkat|tertinggi|terendah|terbesar|terkecil|untuk)\b",
    re.IGNORECASE,
)
"""What is planned, denied, nearly so, of another time or circle, or of more years than one."""
_KIND: Final = re.compile(r"^(?:kabupaten|kota|kecamatan|kelurahan|desa)\s+(?=\w{3})", re.IGNORECASE)
"""What names of areas bear in a table, and need not in a sentence."""
_DENIED: Final = re.compile(r"\b(?:tidak|belum|tanpa|bukan)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_SUCCESS: Final = re.compile(r"\b(?:kinerja|capaian)\b", re.IGNORECASE)
_NO_LEVEL: Final = re.compile(rf"{YEAR.pattern}|[(]\d+[)]")
_OPEN: Final = re.compile(r"tetap[.,;]", re.IGNORECASE)
"""Without a year before it may be an adjective: `pegawai tetap, ...`."""
_FEWEST_LETTERS: Final = 12
"""Of a name by which a row is known far from its table."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A row of a table with its figures of the years that a sentence may mean."""

    table: UnderstoodTable
    row: UnderstoodRow
    bases: Sequence[PrintedNumber]
    """What it may be held against: one figure where the clause tells the year."""
    after: PrintedNumber

    def moved(self, changed: Changed, base: PrintedNumber) -> int:
        """Return 1 if it rose, -1 if it fell, 0 if it stayed."""
        before, after = (changed.get(number.spot, number.value) for number in (base, self.after))
        return (after > before) - (after < before)

    def holds(self, said: re.Match[str], changed: Changed) -> bool:
        """Say whether it went the way that is said, since any year that may be meant."""
        wanted = 1 if said["up"] else -1 if said["down"] else 0
        near = any(stood_still(own.value, self.after.value) for own in self.bases)
        return (not wanted and near) or any(self.moved(changed, base) == wanted for base in self.bases)

    def has(self, levels: frozenset[Decimal]) -> bool:
        """Say whether a figure told beside the way, if any, is a level; how far it went others judge."""
        known = {self.after.value, *(base.value for base in self.bases)}
        return len(levels) <= 1 and levels <= known


def row_steps_in(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what sentences tell of the way of a row which they name, from one year to the next."""
    lower = LowerBetter(report)
    for sentence in report.document.sentences_with(_SAID):
        for said in _SAID.finditer(sentence.text):
            if not _DENIED.search(sentence.text, 0, said.start()):
                yield from _of_way(sentence, said, report, lower)


def _of_way(
    sentence: Sentence, said: re.Match[str], report: UnderstoodReport, lower: LowerBetter
) -> Iterator[Statement]:
    """Yield one way of each row named with it, which is right if any table bears it out."""
    text = sentence.text
    end = next((m.start() for m in _BREAK.finditer(text, said.end())), len(text))
    base = _BASE.search(text, said.end(), end) or _BASE.search(text, said.end()) or _BASE.search(text)
    if base is None and _OPEN.fullmatch(said[0] + text[said.end() : said.end() + 1]):
        return
    near, levels = tables_near(sentence, report), _levels(sentence, said, end)
    beside = near if base else [table for table in near if is_beside(sentence, table)]
    tables = [*beside, *(table for table in report.tables if (base or levels) and table not in beside)]
    found: dict[int, list[_Step]] = {}
    for table in tables:
        told = _named(text, said, table, is_near=table in near)
        if told is None or not _is_plain(text, told, said, end, table):
            continue
        ahead, years = text[_begin(text, told.start) : told.start], _years(text, told, end, base, report.year)
        for name in told.names:
            row = table.items[name.row]
            if not (lower.is_of(row.label) and _OF_SUCCESS.search(ahead)):
                is_sure = base is not None or table in beside
                # Far off it is known by the level that it reached: `naik menjadi 127,45`.
                found.setdefault(name.start, []).extend(
                    step
                    for step in _steps(table, row, ahead, years, report)
                    if is_sure or (step.after.is_long and step.after.value in levels)
                )
    for steps in found.values() if len(found) == 1 or not levels else ():  # one figure may be of all together
        fit = [step for step in steps if step.has(levels)]
        right = [step for step in fit if step.holds(said, {})]
        for step in (right or fit)[:1]:
            yield _statement(sentence, said, step)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of rows that go a way, one behind the other."""

    names: Sequence[Named]
    start: int
    """Where what is told of them begins: their first name, or the way where that comes first."""
    end: int
    """From here on it is told: behind the last name, or the way itself."""


def _named(text: str, said: re.Match[str], table: UnderstoodTable, *, is_near: bool) -> _Names | None:
    """Return the names of rows right before a way, or right behind it where words say which they are."""
    labels = [without_brackets(label) for label in table.labels]
    lists = [*lists_of(text, find_named(text, labels))]
    before = next((own for own in reversed(lists) if own[-1].end <= said.start()), None)
    which = _WHICH.match(text, said.end())
    behind = next((own for own in lists if which and own[0].start == which.end()), None)
    if before and _BETWEEN.fullmatch(text, before[-1].end, said.start()):
        told = _Names(before, before[0].start, before[-1].end)
    elif behind:
        told = _Names(behind, said.start(), said.start())
    else:
        return None
    names = [name for name in told.names if _is_whole(text, name, labels, is_near=is_near)]
    return replace(told, names=names) if told.names[-1] in names else None


def _is_whole(text: str, name: Named, labels: Sequence[str], *, is_near: bool) -> bool:
    """Whether the name of a row stands there in full; far from the table it must be a long one."""
    label = _KIND.sub("", labels[name.row])
    is_known = is_near or sum(map(str.isalpha, label)) >= _FEWEST_LETTERS
    return (
        label.casefold() in text[name.start : name.end].casefold()
        and is_known
        and labels.count(labels[name.row]) == 1
    )


def _begin(text: str, start: int) -> int:
    return max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)


def _is_plain(text: str, told: _Names, said: re.Match[str], end: int, table: UnderstoodTable) -> bool:
    """Whether nothing is said around names and their way that their table does not say."""
    begin = _begin(text, told.start)
    ahead = _FILLER.sub(" ", text[begin : told.start])
    heads = (word for path in table.table.paths for word in path)
    known = words_of(" ".join((table.table.title, *heads)))
    around = (text[begin : told.start], text[told.end : said.start()], text[said.end() : end])
    title = table.table.title.casefold()
    others = (found[0] for part in around for found in _OTHER.finditer(part))
    return all(word.casefold() in title for word in others) and words_of(ahead) <= known


def _years(
    text: str, told: _Names, end: int, base: re.Match[str] | None, year: int | None
) -> tuple[Sequence[int], int] | None:
    """Return the years before that may be meant, and the year that is; `None` where it is open which.

    Without a year before, 0 stands for the first of all.
    """
    begin = _begin(text, told.start)
    before = int(base["year"]) if base and base["year"] else None
    named = {int(m[0]) for m in YEAR.finditer(text, begin, end)} - {before}
    after = named.pop() if len(named) == 1 else None if named else year
    if after is None:
        return None
    if base is None:
        return (after - 1, 0), after
    is_own = begin <= base.start() < end
    return ((before or after - 1,) if is_own else (before or after - 1, after - 1)), after


def _steps(
    table: UnderstoodTable,
    row: UnderstoodRow,
    ahead: str,
    years: tuple[Sequence[int], int] | None,
    report: UnderstoodReport,
) -> Iterator[_Step]:
    """Yield the steps of a row by each measure of a table that words before its name may mean."""
    measure = measure_of(ahead, table)
    for series in series_of(table, report) if years else ():
        own = {*series.values()}
        is_bare = not any(column.roles for column in own)
        if measure.is_named and not (own & {*measure.columns} if measure.columns else is_bare):
            continue
        numbers = {
            year: number
            for year, column in series.items()
            if (number := row.row.cells[column.index].number) is not None
        }
        befores, after = years or ((), 0)
        bases = [
            numbers[year or min(numbers)] for year in befores if numbers and (year or min(numbers)) in numbers
        ]
        if len(bases) == len(befores) and after in numbers:
            yield _Step(table, row, bases, numbers[after])


def _levels(sentence: Sentence, said: re.Match[str], end: int) -> frozenset[Decimal]:
    """Return the figures told of a way, from the clause's beginning to its end, without years."""
    begin = max((m.end() for m in _BREAK.finditer(sentence.text, 0, said.start())), default=0)
    told = [n for n in sentence.numbers if begin <= sentence.place_of(n) < end]
    return frozenset(number.value for number in told if not _NO_LEVEL.fullmatch(number.text))


def _statement(sentence: Sentence, said: re.Match[str], step: _Step) -> Statement:
    before, after = step.bases[0], step.after
    way = step.moved({}, before)
    word = " ".join(said[0].casefold().split())
    right = {1: "naik", -1: "turun", 0: "tetap"}[way]
    return Statement(
        AuditRule.TREND,
        step.holds(said, {}),
        sentence.line,
        word,
        (way and not said["steady"] and opposite_of(word)) or right,
        f"Menurut {step.table.place(step.row)} dari {before.text} menjadi {after.text}.",
        sentence.place,
        lines=(step.row.row.line,),
        against=Held(
            tuple(number.spot for number in (*step.bases, after)),
            lambda changed: step.holds(said, changed),
        ),
    )
