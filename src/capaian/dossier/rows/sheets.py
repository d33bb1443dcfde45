"""Which sheets a part of a dossier becomes, worked out from its declaration alone.

A CSV part is one sheet. Of a YAML part the values that stand once are one sheet to fill in line by
line (a form); each list of records and each map with free keys is a sheet of its own, whose first
columns name the record that a row belongs to; all lists of texts share one sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    KeyFile,
    Listing,
    Names,
    Part,
    Shape,
    Structure,
    Table,
)
from capaian.dossier.tables.kinds import TEXT, Kind, integer

NUMBER = "#"
"""Key of records that have no key of their own: their number in the list, from 1."""
KEY = "key"
VALUE = "value"
LIST = "list"
"""Column of the lists of texts that says which list a row belongs to."""
TEXTS = "*texts"
"""Path of the sheet that holds all lists of texts of a part."""
LONGEST_NAME = 31
"""Letters that a name of a sheet may have."""
_SEPARATOR = "/"
_WHOLE_NUMBER = integer(1, 10**6)


class Form(Enum):
    """How a sheet is filled in."""

    TABLE = "table"
    """Rows of a CSV part."""
    FORM = "form"
    """One line for each value that stands once in a YAML part."""
    RECORDS = "records"
    """Rows of a list of a YAML part."""
    MAP = "map"
    """Rows of a map with free keys of a YAML part."""
    TEXTS = "texts"
    """Rows of all lists of texts of a YAML part."""


class ColumnRole(Enum):
    """What a column is to its row."""

    PARENT = "parent"
    """Names the record of another sheet that the row belongs to."""
    KEY = "key"
    """Together with the others of its role, names the row within its parent."""
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet, or a line of a form."""

    id: str
    """Path of its key below the record, `numerator.code`; of a parent with its list,
    `indicators.code`.
    """
    kind: Kind
    """Kind of its cells; of each of several values in one cell."""
    title: str
    help: str = ""
    role: ColumnRole = ColumnRole.VALUE
    need: ColumnNeed = ColumnNeed.OPTIONAL
    unit: str = ""
    is_several: bool = False
    """A cell holds several values, separated by spaces."""
    refers_to: tuple[Names, ...] = ()
    also: tuple[str, ...] = ()
    defines: Names | None = None
    choices: tuple[str, ...] = ()
    """Valid texts that are no names of a kind: the lists of texts of a part."""


HIDDEN_NUMBER = SheetColumn(NUMBER, integer(0, 10**6), NUMBER)
"""Column of the numbers of rows that have names of their own: nobody sees it."""


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet of the workbook."""

    part: Part
    form: Form
    path: tuple[str, ...]
    """Keys from the root of a YAML part to what the rows are;
    empty for a CSV part and for a form.
    """
    title: str
    help: str
    columns: tuple[SheetColumn, ...]

    @property
    def id(self) -> str:
        """Name that a workbook remembers the sheet by: `plan.yaml#indicators/targets`."""
        return sheet_id(self.part, self.path)

    @property
    def tab(self) -> str:
        """Name of the sheet: a workbook allows no stroke in it."""
        return self.title.replace("/", "-")

    @property
    def parents(self) -> tuple[SheetColumn, ...]:
        """Columns that name the record of another sheet."""
        return tuple(column for column in self.columns if column.role is ColumnRole.PARENT)

    @property
    def keys(self) -> tuple[SheetColumn, ...]:
        """Columns that name a row within its parent; none where rows have but their number."""
        return tuple(column for column in self.columns if column.role is ColumnRole.KEY)


def sheet_id(part: Part, path: tuple[str, ...]) -> str:
    """Return the name that a workbook remembers the sheet of a part by."""
    return f"{part.file}#{_SEPARATOR.join(path)}" if path else part.file


def all_sheets() -> tuple[SheetSpec, ...]:
    """Return the sheets of all parts, in the order of the manual."""
    return tuple(sheet for part in ALL_PARTS for sheet in sheets_of(part))


@cache
def sheets_of(part: Part) -> tuple[SheetSpec, ...]:
    """Return the sheets of a part: that of single values first, that of lists of texts last."""
    if isinstance(part, Table):
        cells = _keyed(
            (_cell_column(column, column.name, column.title) for column in part.columns), part.key
        )
        return (SheetSpec(part, Form.TABLE, (), part.title, part.help, tuple(cells)),)
    single = SheetSpec(part, Form.FORM, (), part.title, part.help, tuple(_values(part.shape)))
    found = [*([single] if single.columns else []), *_below(part, part.shape, (), ())]
    lists = [sheet for sheet in found if sheet.form is Form.TEXTS]
    texts = [_texts_sheet(part, lists)] if lists else []
    return (*(sheet for sheet in found if sheet.form is not Form.TEXTS), *texts)


def _keyed(columns: Iterable[SheetColumn], key: Collection[str]) -> Iterator[SheetColumn]:
    for column in columns:
        role = ColumnRole.KEY if column.id in key else ColumnRole.VALUE
        yield replace(column, role=role)


def _below(
    part: KeyFile,
    shape: Shape,
    path: tuple[str, ...],
    parents: tuple[SheetColumn, ...],
    above: str = "",
) -> Iterator[SheetSpec]:
    """Yield the sheets of the lists and maps below a record, each followed by those below its own.

    Lists of texts are among them; they become one sheet afterwards.
    """
    for column in shape.columns:
        here = (*path, column.name)
        title = _tab(above, column.title)
        match column.kind:
            case Listing(item=Shape() as item):
                yield SheetSpec(
                    part, Form.RECORDS, here, title, column.help, (*parents, *_record(item))
                )
                owners = (*parents, *_as_parents(item, here, column.title))
                yield from _below(part, item, here, owners, column.title)
            case Listing(item=Kind() as item) if is_text_list(item):
                yield SheetSpec(part, Form.TEXTS, here, column.title, "", parents)
            case ByKey():
                yield SheetSpec(
                    part,
                    Form.MAP,
                    here,
                    title,
                    column.help,
                    (*parents, *_entry(column, column.kind)),
                )
            case Shape():
                yield from _below(part, column.kind, here, parents, above)


def _tab(above: str, title: str) -> str:
    """Return the name of the sheet of a list: with that of the records it belongs to,
    where there is room.

    Examples:
        >>> _tab("Skala sendiri", "Kelas")
        'Skala sendiri, kelas'
        >>> _tab("Penilaian pihak luar", "Unit yang dinilai")
        'Unit yang dinilai'
    """
    both = f"{above}, {title[:1].lower()}{title[1:]}"
    return both if above and len(both) <= LONGEST_NAME else title


def _record(item: Shape) -> Iterator[SheetColumn]:
    if not item.key:
        yield SheetColumn(NUMBER, _WHOLE_NUMBER, "No.", _NUMBER_HELP, ColumnRole.KEY)
    yield from _keyed(_values(item), item.key)


_NUMBER_HELP = (
    "Urutan dalam daftarnya, di mana pun barisnya berada; baris baru tanpa nomor masuk "
    "sesudah baris di "
    "atasnya."
)


def _entry(column: Column, kind: ByKey) -> Iterator[SheetColumn]:
    yield SheetColumn(
        KEY, kind.key, kind.key.title.capitalize(), "", ColumnRole.KEY, ColumnNeed.REQUIRED
    )
    if isinstance(kind.value, Shape):
        yield from _values(kind.value)
    else:
        yield from _value(
            replace(column, name=VALUE, kind=kind.value, need=ColumnNeed.REQUIRED), "", ""
        )


def _texts_sheet(part: KeyFile, lists: Sequence[SheetSpec]) -> SheetSpec:
    """Return the sheet of all lists of texts;
    its owners are named by as many columns as any list needs.
    """
    count = max(len(one.columns) for one in lists)
    titles = ["Milik", *(f"Milik ({place})" for place in range(2, count + 1))][:count]
    owners = [
        SheetColumn(f"owner{place}", TEXT, title, _OWNER_HELP, ColumnRole.PARENT)
        for place, title in enumerate(titles, 1)
    ]
    names = tuple(list_name(one.path) for one in lists)
    words = "; ".join(f"{list_name(one.path)}: {one.title}" for one in lists)
    kind = replace(TEXT, labels={list_name(one.path): one.title for one in lists})
    which = SheetColumn(
        LIST, kind, "Daftar", words, ColumnRole.PARENT, ColumnNeed.REQUIRED, choices=names
    )
    text = SheetColumn(VALUE, TEXT, "Isi", "Satu butir satu baris.", need=ColumnNeed.REQUIRED)
    return SheetSpec(part, Form.TEXTS, (TEXTS,), f"Butir {part.title}", "", (which, *owners, text))


_OWNER_HELP = "Kode yang memiliki daftar ini; kosong bila daftarnya milik berkas ini sendiri."


def list_name(path: tuple[str, ...]) -> str:
    """Return the name of a list of texts in the sheet that holds them all."""
    return _SEPARATOR.join(path)


def is_text_list(item: Structure) -> bool:
    """Say whether values of a list may hold spaces, so that they cannot share a cell."""
    return isinstance(item, Kind) and item.is_free


def _values(shape: Shape, prefix: str = "", heading: str = "") -> Iterator[SheetColumn]:
    """Yield the columns of the values of a record that stand once,
    those of shapes within it too.
    """
    for column in shape.columns:
        title = heading if heading and column.name == shape.shorthand else column.title
        shown = f"{heading}: {title}" if heading and title is not heading else title
        yield from _value(column, prefix, shown)


def _value(column: Column, prefix: str, title: str) -> Iterator[SheetColumn]:
    name = f"{prefix}{column.name}"
    match column.kind:
        case Shape():
            yield from _values(column.kind, f"{name}.", title)
        case Kind():
            yield _cell_column(column, name, title or column.title)
        case Listing(item=Kind() as item) if not is_text_list(item):
            made = _cell_column(replace(column, kind=item), name, title or column.title)
            yield replace(made, is_several=True)


def _cell_column(column: Column, name: str, title: str) -> SheetColumn:
    if not isinstance(column.kind, Kind):
        raise TypeError(f"{name} is no value of one cell")
    made = SheetColumn(name, column.kind, title, column.help, need=column.need, unit=column.unit)
    return replace(made, refers_to=column.refers_to, also=column.also, defines=column.defines)


def _as_parents(item: Shape, path: tuple[str, ...], title: str) -> Iterator[SheetColumn]:
    """Yield the columns by which rows of other sheets name a record of a list."""
    listing = path[-1]
    for name in item.key or (NUMBER,):
        column = next((column for column in item.columns if column.name == name), None)
        kind = (
            column.kind if column is not None and isinstance(column.kind, Kind) else _WHOLE_NUMBER
        )
        names = () if column is None or column.defines is None else (column.defines,)
        is_reference = column is not None and bool(column.refers_to or len(item.key) > 1)
        shown = column.title if column is not None and is_reference else title
        role, need = ColumnRole.PARENT, ColumnNeed.REQUIRED
        yield SheetColumn(
            f"{listing}.{name}", kind, shown, _PARENT_HELP, role, need, refers_to=names
        )


_PARENT_HELP = "Menyebut baris di lembar lain yang memiliki baris ini."
