"""Who wrote the value of a row, by the log alone: who names its source, or moves it, has not written it.

Pages change rows where they stand. An import that gives a measure, a district or a quarter another code takes
rows away and brings others; what these say is looked for among those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import ne
from typing import Final

from django.db.models import Q

from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.figures import MEASURED, given_columns, given_in, named_by
from capaian.web.measurement.owed import SURVEY
from capaian.web.tracing.beginning import Deed
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name
from capaian.web.years.models import OfficeYear

_ASIDE: Final = frozenset({"source", "note", "reason"})
"""Columns that tell of a value and are none; rows are read for the rest of them."""
_ADDED: Final = "row.added"
_REMOVED: Final = "row.removed"
_IMPORTED: Final = "year.replaced"
"""Told before the rows that an import wrote, with how many they are."""
_WORDS: Final = "text"
"""The column of a value in words."""
_JUDGED: Final = "met"
"""The one that says whether they meet the target."""
_IN_WORDS: Final = frozenset({_WORDS, _JUDGED})
_NEVER_SHOWN: Final[Mapping[str, frozenset[str]]] = {SURVEY: frozenset({"answers"})}
"""Columns that were measured and are no value of a computation by themselves."""


def columns_of(sheet: str, cells: Mapping[str, str], value: Decimal | None, text: str) -> frozenset[str]:
    """Return in which columns of its row a value stands, or none where it can be any.

    Args:
        sheet: Where the row stands.
        cells: The row.
        value: The number that is shown.
        text: The words that are shown instead.
    """
    given = given_columns(sheet) - _NEVER_SHOWN.get(sheet, frozenset())
    if value is None:
        told = cells.get(_WORDS, "").strip()
        return frozenset({_WORDS}) if _WORDS in given and told and told == text.strip() else given
    for columns in (given - _IN_WORDS, given_columns(sheet, planned=True) - given_columns(sheet)):
        if found := frozenset(name for name in columns if _says(cells.get(name, ""), value)):
            return found
    return given


def _says(cell: str, value: Decimal) -> bool:
    try:
        return DECIMAL.read_cell(cell) == value
    except RejectedValueError:
        return False


@dataclass
class Wrote:
    """What the log tells of one row."""

    added: Entry | None = None
    """The entry by which it came after the year had begun."""
    came: Sequence[Wrote] = ()
    """Rows that the same import took away, of which one became this row."""
    placed: Entry | None = None
    """The entry that made its values those of another thing, period or unit."""
    _values: dict[str, Entry] = field(default_factory=dict)
    """Those that wrote its cells last, by column."""

    def tell(self, entry: Entry) -> None:
        """Note an entry of the row; they come in the order of the log."""
        _, sheet, _ = read_row_name(entry.subject)
        cells = {str(name): str(text) for name, text in (entry.after or {}).items()}
        is_new = entry.action == _ADDED
        if is_new:
            self.added = entry
        told = {name for name, text in cells.items() if text.strip() or not is_new} - _ASIDE
        values = told & given_columns(sheet, planned=True) if sheet in MEASURED else told
        self._values |= dict.fromkeys(values, entry)
        if told - values and not is_new:
            self.placed = entry

    def value(self, columns: Collection[str]) -> Entry | None:
        """Return the entry that wrote one of some columns last; of none: any."""
        found = (each for name, each in self._values.items() if not columns or name in columns)
        return max(found, key=lambda each: each.number, default=None)

    def has_begun(self, columns: Collection[str]) -> bool:
        """Say whether the row, or what became its value, was there when the year began."""
        return self.added is None or None in self._sources(columns)

    def deeds(self, columns: Collection[str]) -> Iterator[Deed]:
        """Yield who wrote a value, and of one that came from another row who had written that.

        Args:
            columns: Where it stands in its row; nowhere in particular: any of them.
        """
        value = self.value(columns)
        if value is not None:
            sources = self._sources(columns)
            others = {each.actor_id: each for each in sources if each and each.actor_id != value.actor_id}
            for each in others.values():
                yield from _deed("semula diisi", each)
            is_moved = bool(others) or None in sources
            yield from _deed("dibawa ke baris ini" if is_moved else "diisi", value)
        judged = self._values.get(_JUDGED) if _WORDS in columns else None
        if judged is not None and judged != value:
            yield from _deed("dinyatakan tercapai atau tidak", judged)
        if self.placed is not None and (value is None or self.placed.number > value.number):
            yield from _deed("diganti nama, periode, atau satuannya", self.placed)

    def _sources(self, columns: Collection[str]) -> Sequence[Entry | None]:
        """Return what wrote a value first, in rows that became this one; `None`: it came with the year."""
        value = self.value(columns)
        if value is None:
            return [None] if self.added is None else []
        if self.came and value.action == _ADDED:
            return [source for each in self.came for source in each._sources(columns)]
        return [value]


def _deed(what: str, entry: Entry) -> Iterator[Deed]:
    """Yield what somebody did; what the program did by itself is nobody's."""
    if entry.actor is not None:
        yield Deed(what, str(entry.actor), entry.at)


def wrote_by_row(subjects: Iterable[str], year: OfficeYear) -> Mapping[str, Wrote]:
    """Return what the log tells of rows of a year, by their names in it: asked once for all of them."""
    found = _read(subjects)
    if any(row.added is not None for row in found.values()):
        _find_origins(year, found)
    return found


def _read(subjects: Iterable[str]) -> Mapping[str, Wrote]:
    found: dict[str, Wrote] = defaultdict(Wrote)
    told = Entry.objects.filter(action__startswith="row.", subject__in=[*subjects])
    for entry in told.select_related("actor").order_by("number"):
        found[entry.subject].tell(entry)
    return {**found}


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a row said when an import brought or took it away."""

    subject: str
    file: range
    """Numbers of the entries of this import; none: it was done on a page."""
    names: tuple[str, ...]
    """By which it was known."""
    given: tuple[tuple[str, str, str], ...]
    """What was measured, by sheet and column; nothing where it is no measured row."""

    def became(self, other: _Measured) -> bool:
        """Say whether the same file brought a row that says the same, by the same names but for one."""
        is_same = bool(self.file and self.given) and (self.file, self.given) == (other.file, other.given)
        return is_same and sum(map(ne, self.names, other.names)) <= 1


def _find_origins(year: OfficeYear, found: Mapping[str, Wrote]) -> None:
    """Note of rows that imports brought which rows these took away for them, and whence those came."""
    is_import = Q(office=year.office_id, action=_IMPORTED, subject=str(year.year))
    is_removal = Q(action=_REMOVED, subject__startswith=f"{year.pk}/")
    told = [*Entry.objects.filter(is_import | is_removal).order_by("number")]
    files = [_rows_of(entry) for entry in told if entry.action == _IMPORTED]
    said = {_measured(row.added, row.added.after, files).given for row in found.values() if row.added}
    gone = [_measured(entry, entry.before, files) for entry in told if entry.action == _REMOVED]
    gone = [each for each in gone if each.given in said]
    origins = _read(each.subject for each in gone)
    for row in (*found.values(), *origins.values()):
        if row.added is not None:
            own = _measured(row.added, row.added.after, files)
            row.came = [origins[each.subject] for each in gone if each.became(own)]


def _rows_of(entry: Entry) -> range:
    """Return the numbers of the entries of the rows that an import wrote."""
    return range(entry.number + 1, entry.number + 1 + int(str((entry.after or {}).get("rows", 0))))


def _measured(entry: Entry, cells: Mapping[str, object] | None, files: Iterable[range]) -> _Measured:
    _, sheet, _ = read_row_name(entry.subject)
    texts = {str(name): str(text) for name, text in (cells or {}).items()}
    names = named_by(sheet, texts) if sheet in MEASURED else ()
    given = tuple((sheet, *each) for each in given_in(sheet, texts))
    file = next((each for each in files if entry.number in each), range(0))
    return _Measured(entry.subject, file, names, given)
