"""Lists of the dossier whose rows formulas count or add: which columns and figures they have.

`count(innovations[supports=kk|ktp])` counts rows, `sum(training.participants[group=operator])`
adds a figure of theirs. Another list is another entry of `LISTS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from capaian.domain.identifiers import WordedEnum
from capaian.domain.narrative import DocumentKind, DocumentUse, InnovationState
from capaian.domain.numerals import write_few
from capaian.domain.value import Unit
from capaian.rules.formula.hints import suggest
from capaian.rules.formula.issues import FormulaIssue, find_flaw
from capaian.rules.formula.tree import ComparisonSign, ListRows, RowCondition
from capaian.rules.spans import last_day

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column that conditions may look at."""

    words: str
    choices: type[WordedEnum] | None = None
    is_day: bool = False
    """It holds a day, a month or a year, which may be compared with another."""
    blank_is_no: bool = False
    """An empty cell says that it is none of it, or not yet; else nobody has written it down."""

    def words_of(self, value: str, names: Names) -> str:
        """Return a value the way readers know it."""
        return names.get(value, value) if self.choices is None else self.choices(value).words


@dataclass(frozen=True, slots=True)
class ListFigure:
    """A column that may be added."""

    words: str
    unit: Unit | None = None
    """`None`: that of each row."""
    counterpart: str = ""
    """The other column of one count: where it is filled, an empty cell is none;
    else nobody has counted.
    """


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of the dossier, as formulas know it."""

    file: str
    label: str
    """The column that names a row in traces."""
    words: str
    unit: Unit
    columns: Mapping[str, ListColumn]
    figures: Mapping[str, ListFigure] = field(default_factory=dict)
    begin_columns: tuple[str, ...] = ()
    """Columns of which the first that is filled says from when a row counts; none:
    rows are states.
    """
    is_yearly: bool = False
    """Only what happened in the year counts; else what began before it counts too."""
    needs_day: bool = False
    """A row without a day is a question; else it is known by the end of the dossier's year."""
    required: tuple[str, ...] = ()
    """Columns without whose condition rows would count one thing twice."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Columns that make a row a part of others,
    each with the column whose condition asks for it.
    """


LISTS: Mapping[str, ListShape] = MappingProxyType(
    {
        "innovations": ListShape(
            file="innovations.yaml",
            label="name",
            words="inovasi",
            unit=Unit("inovasi"),
            columns={
                "supports": ListColumn("mendukung", blank_is_no=True),
                "group": ListColumn("kelompok"),
                "state": ListColumn("keadaan", InnovationState),
                "year": ListColumn("mulai", is_day=True),
            },
            begin_columns=("year",),
        ),
        "training": ListShape(
            file="training.csv",
            label="name",
            words="pelatihan",
            unit=Unit("pelatihan"),
            columns={
                "name": ListColumn("nama"),
                "group": ListColumn("peserta"),
                "organiser": ListColumn("penyelenggara"),
            },
            figures={
                "participants": ListFigure("peserta", Unit("orang")),
                "newcomers": ListFigure("peserta baru", Unit("orang")),
                "hours": ListFigure("jam pelajaran", Unit("jam")),
                "person_hours": ListFigure("peserta × jam pelajaran", Unit("jam orang")),
            },
            begin_columns=("period",),
            is_yearly=True,
        ),
        "assets": ListShape(
            file="assets.csv",
            label="name",
            words="sarana",
            unit=Unit("jenis"),
            columns={
                "name": ListColumn("nama"),
                "unit": ListColumn("satuan"),
                "location": ListColumn("tempat"),
            },
            figures={
                "sound": ListFigure("keadaan baik", counterpart="damaged"),
                "damaged": ListFigure("rusak", counterpart="sound"),
                "needed": ListFigure("kebutuhan"),
            },
        ),
        "people": ListShape(
            file="people.csv",
            label="category",
            words="pegawai",
            unit=Unit("golongan"),
            columns={
                "grouping": ListColumn("pengelompokan"),
                "category": ListColumn("golongan"),
                "across": ListColumn("silang"),
            },
            figures={"count": ListFigure("pegawai", Unit("orang"))},
            required=("grouping",),
            parts={"parent": "category", "across": "across"},
        ),
        "documents": ListShape(
            file="documents.yaml",
            label="title",
            words="dokumen",
            unit=Unit("dokumen"),
            columns={
                "use": ListColumn("kegunaan", DocumentUse, blank_is_no=True),
                "kind": ListColumn("jenis", DocumentKind),
                "signatory": ListColumn("penanda tangan"),
                "date": ListColumn("tanggal", is_day=True),
                "due": ListColumn("tenggat", is_day=True),
                "done": ListColumn("selesai", is_day=True, blank_is_no=True),
            },
            begin_columns=("due", "date"),
            is_yearly=True,
            needs_day=True,
        ),
    }
)
LIST_EXAMPLE = "count(innovations[supports=kk|ktp]), sum(training.participants[group=operator])"


def find_condition_flaw(shape: ListShape, condition: RowCondition, at: int) -> FormulaIssue | None:
    """Return what is wrong with a condition; the remedy has the nearest valid names.

    Examples:
        >>> print(find_condition_flaw(LISTS["innovations"], RowCondition("stat"), 7))
        Kolom 7: Kolom “stat” tidak ada di innovations.yaml. Maksudnya state?
    """
    name, column = condition.column, shape.columns.get(condition.column)
    if column is None:
        near, valid = suggest(name, [*shape.columns, "period"]), ", ".join(shape.columns)
        return find_flaw("unknown_column", at, near, column=name, file=shape.file, valid=valid)
    if column.is_day:
        days = [each for each, other in shape.columns.items() if other.is_day]
        value = next((v for v in condition.values if v not in days and last_day(v) is None), None)
        if value is None and len(condition.values) <= 1:
            return None
        written = value or "|".join(condition.values)
        return find_flaw("no_day", at, value=written, column=name, valid=", ".join(days))
    if condition.comparison not in (None, ComparisonSign.EQUAL):
        return find_flaw("only_equal", at, column=name)
    choices = [each.value for each in column.choices or ()]
    value = next((v for v in condition.values if choices and v not in choices), None)
    if value is None:
        return None
    near, valid = suggest(value, choices), write_few(choices, 8)
    return find_flaw("no_content", at, near, value=value, column=name, valid=valid)


def cells_of(row: object, column: str) -> tuple[str, ...]:
    """Return what a row holds in a column, as formulas write it;
    nothing where the cell is empty.
    """
    value = getattr(row, column)
    values = value if isinstance(value, tuple) else (value,)
    return tuple(str(each) for each in values if each not in (None, ""))


def list_words(rows: ListRows, names: Names = MappingProxyType({})) -> str:
    """Return the rows in Indonesian: `inovasi (mendukung KTP atau KIA)`."""
    shape = LISTS[rows.collection]
    figure = f"{shape.figures[rows.figure].words} " if rows.figure else ""
    subject = f"{figure.removeprefix(shape.words).lstrip()}{shape.words}"
    written = []
    for each in rows.conditions:
        column = shape.columns[each.column]
        columns = {name: other.words for name, other in shape.columns.items() if column.is_day}
        values = " atau ".join(columns.get(v) or column.words_of(v, names) for v in each.values)
        sign = "terisi" if each.comparison is None else each.comparison.words
        written.append(" ".join(filter(None, (column.words, sign.strip("="), values))))
    return f"{subject} ({'; '.join(written)})" if written else subject
