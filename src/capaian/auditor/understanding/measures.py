"""Which columns of a table a quantity in words may be: `serapan`, `jumlah desa`, `nilai`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_PROGRESS: Final = r"tingkat\s+(?:kemajuan|keberhasilan)(?:nya)?"
_SAID: Final = tuple(
    (re.compile(words, re.IGNORECASE), frozenset(roles))
    for words, roles in (
        (
            r"\b(?:sisa|selisih|kenaikan|peningkatan|penurunan|pertumbuhan|perubahan)(?:nya)?\b",
            (Role.CHANGE,),
        ),
        (r"\befisiensi(?:nya)?\b", (Role.EFFICIENCY,)),
        (
            r"\b(?:tingkat\s+)?(?:pen[yg]?erapan|serapan|daya serap)(?:nya)?\b(?:\s+anggaran)?",
            (Role.ABSORPTION,),
        ),
        (
            r"\b(?:terserap|diserap|terealisasi|direalisasikan)\b",
            (Role.ABSORPTION,),
        ),
        (
            r"\brealisasi (?:anggaran|keuangan|belanja|biaya)\b|\bbelanja(?:nya)?\b",
            (Role.SPENT, Role.ABSORPTION),
        ),
        (r"\b(?:pagu|anggaran|alokasi|plafon)(?:nya)?\b(?:\s+anggaran)?", (Role.BUDGET,)),
        (
            rf"\b(?:(?:tingkat\s+)?(?:(?:pen|keter)?capaian(?:nya)?(?:\s+kinerja)?|kinerja)|{_PROGRESS})\b",
            (Role.ACHIEVEMENT, Role.ACTUAL, Role.SHARE),
        ),
        (r"\b(?:realisasi|hasil)(?:nya)?\b", (Role.ACTUAL, Role.SHARE)),
        (r"\b(?:target|rencana)(?:nya)?\b", (Role.TARGET,)),
        (
            r"\b(?:persentase|prosentase|cakupan|rasio|persen)(?:nya)?\b",
            (Role.SHARE, Role.ACHIEVEMENT, Role.ABSORPTION),
        ),
        (r"\bindeks(?:nya)?\b", (Role.INDEX, Role.MEAN, Role.ACTUAL)),
    )
)
"""Words that say what is measured, and what columns of it may be called; the first that is found counts."""
_OF_END: Final = re.compile(
    r"\btarget\b.*\bakhir\s+(?:renstra|rpjmd|rpd|rencana|periode|masa|jangka|perencanaan)\b"
    r"|\bakhir\s+(?:renstra|rpjmd|rpd|rencana|periode|masa|jangka|perencanaan)\b.*\btarget\b",
    re.IGNORECASE,
)
_OF_RULES: Final = {
    AuditRule.ABSORPTION: Role.ABSORPTION,
    AuditRule.ACHIEVEMENT: Role.ACHIEVEMENT,
    AuditRule.EFFICIENCY: Role.EFFICIENCY,
}
"""What a column is by the figures that it follows from."""
_ANY: Final = re.compile(r"\b(?:nilai|angka|skor|rata-?\s?rata|rerata)(?:nya)?\b", re.IGNORECASE)
"""Words that may be of any column."""
_COUNTED: Final = re.compile(r"\b(?:jumlah|banyaknya|total|tingkat)(?:nya)?\b", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"-nya\b|\b(?:masih|sudah|telah|baru|juga|berada|justru|hanya|pun|lagi|kini)\b", re.IGNORECASE
)
"""What stands beside a quantity and names nothing: `yang cakupan KIA-nya masih`."""
DENIED: Final = re.compile(r"\b(?:tidak|belum|bukan|non|tanpa)\b", re.IGNORECASE)
"""Words that make the opposite of a name: `Aktif` and `Tidak Aktif`."""
NO_LEVELS: Final = frozenset((Role.TARGET, Role.CHANGE, Role.BUDGET, Role.RANK))
"""What columns hold that are no levels reached."""
_WORD: Final = re.compile(r"\w+")
_LINKS: Final = re.compile(
    r"^.*\b(?:dengan|yang|adalah|merupakan|menjadi|sebagai|pada|untuk|memiliki|mempunyai|memperoleh|meraih"
    rf"|mengalami(?!\s+(?:{MOVES}|perubahan))|menghasilkan|menyumbang(?:kan)?|melakukan|mencapai|mencatat(?:kan)?|mendapat(?:kan)?|menempati|menunjukkan|tersebut|tetap|ini|itu)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What comes before the quantity itself: `Kecamatan Melati merupakan kecamatan dengan`."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The columns that a quantity may be."""

    columns: Sequence[Column]
    is_named: bool
    """Whether words tell them, and not only that there is no other."""
    is_foreign: bool
    """Whether words say of what it is, and the table says nothing of that."""
    tells_topic: bool = False
    """Whether words say of what it is, and the table says it too."""


def measure_of(quantity: str, table: UnderstoodTable) -> Measure:
    """Return the columns that a quantity may be."""
    phrase = _BESIDE.sub(" ", _LINKS.sub("", quantity))
    columns = table.figure_columns
    pattern, roles = next(((p, r) for p, r in _SAID if p.search(phrase)), (None, frozenset[Role]()))
    rest = pattern.sub(" ", phrase) if pattern else phrase
    topic = words_of(_COUNTED.sub(" ", _ANY.sub(" ", rest)))
    is_foreign = bool(topic - _words(table))
    tells_topic = bool(topic) and not is_foreign
    heads = {column.index: words_of(" ".join(column.path)) for column in columns}
    if pattern:
        found = [c for c in columns if _is_of(c, roles)] or [c for c in columns if _follows(c, roles, table)]
        named = told_apart(_nearest(found, heads, words_of(phrase)), phrase)
        return Measure(named, is_named=True, is_foreign=is_foreign, tells_topic=tells_topic)
    by_words = [column for column in columns if topic & heads[column.index]]
    if by_words:
        named = told_apart(_nearest(by_words, heads, topic), phrase)
        return Measure(named, is_named=True, is_foreign=is_foreign, tells_topic=tells_topic)
    is_any = bool(_ANY.search(phrase)) or len(columns) == 1
    return Measure(columns if is_any else (), is_named=False, is_foreign=is_foreign, tells_topic=tells_topic)


def _is_of(column: Column, roles: frozenset[Role]) -> bool:
    own = {*roles_of(column.path), column.meaning}
    return bool(roles & own) or (Role.SHARE in roles and column.is_percent)


def _follows(column: Column, roles: frozenset[Role], table: UnderstoodTable) -> bool:
    """Whether the figures of a column are what is said, whatever its head: `Keuangan (%)`."""
    rules = {relation.rule for relation in table.relations if relation.result.index == column.index}
    return any(_OF_RULES.get(rule) in roles for rule in rules)


def _words(table: UnderstoodTable) -> frozenset[str]:
    """Return the words that say of what a table is."""
    printed = table.table
    heads: Iterable[str] = (word for path in printed.paths for word in path)
    return words_of(" ".join((printed.title, printed.section, *heads)))


def _nearest(
    columns: Sequence[Column], heads: dict[int, frozenset[str]], named: frozenset[str]
) -> Sequence[Column]:
    """Return the columns that share more words with what is said than others do."""
    most = max((len(heads[column.index] & named) for column in columns), default=0)
    return [column for column in columns if len(heads[column.index] & named) == most]


def told_apart(columns: Sequence[Column], words: str) -> Sequence[Column]:
    """Return the columns among some that words call by their whole heads, or deny as their heads do.

    `kelompok tidak aktif` is no `Kelompok Aktif`, nor the other way round.
    """
    sides = {column.index: DENIED.search(" ".join(column.path)) is not None for column in columns}
    if len({*sides.values()}) > 1:
        columns = [c for c in columns if sides[c.index] is (DENIED.search(words) is not None)]
        said = _plain(words)
        return [c for c in columns if _plain(c.name) in said] or columns
    return columns


def _plain(words: str) -> str:
    return f" {' '.join(_WORD.findall(words.casefold()))} "


def of_years(columns: Sequence[Column], years: frozenset[int]) -> Sequence[Column]:
    """Return the columns of some years, and those of no year; all where none is of them."""
    found = [column for column in columns if not column.years or column.years & years]
    return found if any(column.years & years for column in columns) else columns


def of_report(columns: Sequence[Column], year: int | None) -> Sequence[Column]:
    """Return the columns of a report's year: those that name it, or else those beside them that name none.

    `Cakupan (%)` beside `Cakupan 2022 (%)` is that of the year after. What is wanted of a later year, or at
    the end of a plan, is wanted of no other.
    """
    own = of_years(columns, frozenset({year} if year else ()))
    bare = [column for column in own if not column.years]
    found = bare if bare and not any(year in column.years for column in own) else own
    return [column for column in found if year in column.years or not _is_of_later(column, year)]


def _is_of_later(column: Column, year: int | None) -> bool:
    """Whether a head tells the target of a coming year or of the end of a plan: `Target Akhir Renstra`."""
    if Role.TARGET not in column.roles[:1]:
        return False
    is_of_coming_year = year is not None and min(column.years, default=year) > year
    return is_of_coming_year or _OF_END.search(" ".join(column.path)) is not None


def own_levels(table: UnderstoodTable, year: int | None) -> Sequence[Column]:
    """Return the one column of levels beside those of the province or the nation; none where several are.

    `Kota Melati` says whose its figures are, and not what: they are those that were reached.
    """
    levels = [c for c in table.figure_columns if not NO_LEVELS & {*roles_of(c.path)}]
    own = of_report([c for c in levels if not WIDER_CIRCLE.search(" ".join(c.path))], year)
    return own if len(own) == 1 < len(levels) else ()


def years_beside(table: UnderstoodTable) -> Iterator[tuple[Column, Column]]:
    """Yield the columns of a year and of the one after it, of one measure."""
    columns = [column for column in table.figure_columns if len(column.years) == 1]
    for before, after in permutations(columns, 2):
        same = without_years(before) == without_years(after)
        if same and max(after.years) - max(before.years) == 1:
            yield before, after


def without_years(column: Column) -> str:
    """Return the words of a head without its years, by which columns of one measure are known."""
    return re.sub(r"\W|\d", "", " ".join(column.path)).casefold()


def is_share(value: Decimal, part: Decimal, of: Iterable[Decimal]) -> bool:
    """Say whether a figure is the share of another in all of some: `37 orang atau 52,86%`.

    Examples:
        >>> is_share(Decimal("52.86"), Decimal(37), map(Decimal, (10, 37, 10, 13)))
        True
    """
    whole, step = sum(of), Decimal(1).scaleb(int(value.as_tuple().exponent))
    return whole > 0 and abs(HUNDRED * part / whole - value) < step
