"""What is written beside the figures: where they came from, and how their table was understood."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from capaian.domain.intake import Intake, IntakeName, IntakePeriod, IntakeReading
from capaian.domain.issue import Place
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.intake.desk import Asked, WrongTotal
from capaian.dossier.intake.periods import find_period
from capaian.dossier.intake.words import fold, squeeze
from capaian.dossier.rows.yaml_edits import edit_part, read_part
from capaian.dossier.rows.yaml_values import Fields, Items, Leaf, Value
from capaian.dossier.tables.declaration import KeyFile
from capaian.dossier.tables.intake import INTAKE
from capaian.dossier.tables.words import DIFFERENCES, SOURCES

_LONGEST = 60
_SHEET_WORDS = " (lembar "
_DIFFERENCES = DIFFERENCES.shape.columns[0].name
_SLUG = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return a code made of the words of a text.

    Examples:
        >>> slug("Agregat Semester II 2023 (rev).xlsx")
        'agregat-semester-ii-2023-rev'
    """
    stem = fold(text.rpartition(".")[0] or text)
    return _SLUG.sub("-", stem).strip("-")[:_LONGEST].strip("-") or "tabel"


@dataclass(frozen=True, slots=True)
class Origin:
    """The file and the sheet that tables come from."""

    file: str
    sha256: str
    sheet: str = ""
    """Its name, where the file has several."""
    is_alone: bool = True
    """No other sheet of the file is taken with it."""


def source_id(office: OfficeYear, origin: Origin, kept: Collection[str] = ()) -> str:
    """Return the code of the source that a file or a sheet of it is: that which it is already, or a new one.

    Other content below the name of a file is another source, save where all that came from the first comes
    anew. A source that waits for its file may have the name of the file; one of another file keeps its own.

    Args:
        office: The office, with its sources.
        origin: Where the tables come from.
        kept: Sources of which something stays that does not come anew.
    """
    same = [source for source in office.sources if source.sha256 == origin.sha256]
    named = [source for source in office.sources if source.file == origin.file]
    known = same + [source for source in named if not source.sha256 or source.id not in kept]
    of_sheet = [one.id for one in known if origin.sheet and one.title.endswith(sheet_words(origin.sheet))]
    of_file = [one.id for one in known if origin.is_alone and _SHEET_WORDS not in one.title]
    if found := next(iter([*of_sheet, *of_file]), None):
        return str(found)
    others = [str(source.id) for source in office.sources if source.file]
    is_first = origin.is_alone and not same and not named
    name = slug(origin.file) if is_first else slug(f"{slug(origin.file)} {origin.sheet}.")
    return free_id(others, name)


def named_elsewhere(office: OfficeYear) -> frozenset[str]:
    """Return the sources that anything names besides rows which tables of other offices can give."""
    return frozenset(map(str, replace(office, counts=(), inputs=(), peers=()).named_sources))


def period_told(office: OfficeYear, sha256: str, asked: Asked) -> Period | None:
    """Return the period that was told of a file when the same one was taken before; `None`: none was.

    How the columns of a table were understood says nothing of the time of the next one.
    """
    if asked.is_anew:
        return None
    key = (sha256, asked.sheet or "")
    return next((one.period for one in office.intake_periods if (one.sha256, one.sheet) == key), None)


def sheet_words(sheet: str) -> str:
    """Return what a title says of the sheet that a source is.

    Examples:
        >>> sheet_words("KTP-el")
        ' (lembar KTP-el)'
    """
    return f"{_SHEET_WORDS}{sheet})"


def with_source(
    text: str | None, office: OfficeYear, source: Source, kept: Collection[str] = ()
) -> str | None:
    """Return `sources.yaml` with a source, its file, or its new content; `None` where nothing changes.

    Args:
        text: The file as it is.
        office: The office, with its sources.
        source: What tables come from.
        kept: Sources of which something stays that does not come anew: these are of the file they were of.
    """
    known = next(((place, one) for place, one in enumerate(office.sources) if one.id == source.id), None)
    name = SOURCES.shape.columns[0].name
    if known is None:
        return _with_item(SOURCES, text, name, _source(source))
    place, one = known
    if text is None or one.file not in (None, "", source.file) or one.sha256 == source.sha256:
        return None
    digest = Leaf(source.sha256 or "", is_bare=True)
    if one.file and one.sha256:
        new = {**_replacing(one, source), "sha256": digest}
        return None if one.id in kept else _with_fields(SOURCES, text, (name, place), new)
    file = {} if one.file else {"file": Leaf(source.file)}
    return _with_fields(SOURCES, text, (name, place), {**file, "sha256": digest})


def _with_fields(part: KeyFile, text: str, at: tuple[str, int], new: Mapping[str, Value]) -> str:
    """Return a file with other values of a record of a list."""
    name, place = at
    root = read_part(part, text)
    records = [*root.records(name)]
    records[place] = records[place].replace(**new)
    return edit_part(part, text, root.replace(**{name: Items((*records,))}))


def _replacing(one: Source, source: Source) -> dict[str, Value]:
    """Return what else is another of a source whose content is replaced: the time that it tells."""
    new: dict[str, Value] = {}
    told = find_period([one.title])
    if told is not None and told != find_period([source.title]):
        new["title"] = Leaf(source.title)
    if one.cut_off is not None and source.cut_off not in (None, one.cut_off):
        new["cut_off"] = Leaf(str(source.cut_off), is_bare=True)
    return new


def _source(source: Source) -> Fields:
    fields = [("id", Leaf(source.id)), ("title", Leaf(source.title))]
    if source.cut_off is not None:
        fields.append(("cut_off", Leaf(source.cut_off.isoformat(), is_bare=True)))
    digest = Leaf(source.sha256 or "", is_bare=True)
    return Fields((*fields, ("file", Leaf(source.file)), ("sha256", digest)))


def _with_item(part: KeyFile, text: str | None, name: str, item: Value) -> str:
    """Return a file that is one list, with an item more."""
    root = read_part(part, text or "")
    return edit_part(part, text or "", root.replace(**{name: Items((*root.records(name), item))}))


def with_differences(
    text: str | None, office: OfficeYear, totals: Sequence[WrongTotal], sources: Mapping[str, str]
) -> str | None:
    """Return `differences.yaml` with wrong totals that were accepted; `None` where all are declared."""
    declared = {(one.where, one.printed) for one in office.differences}
    ids = [one.id for one in office.differences]
    made = None
    for total in totals:
        where = str(total.place)
        if (where, total.stated) in declared:
            continue
        declared.add((where, total.stated))
        source = sources[total.place.sheet or ""]
        ids.append(free_id(ids, f"jumlah-{source}"))
        made = text = _with_item(DIFFERENCES, text, _DIFFERENCES, _difference(ids[-1], total, source))
    return made


def _difference(code: str, total: WrongTotal, source: str) -> Fields:
    told = f"Jumlah tertulis tidak sama dengan jumlah {total.parts} bagiannya; yang dipakai bagian-bagiannya."
    if total.parts is None:
        told = "Angka tertulis membuat beberapa jumlah salah; yang dipakai angka yang cocok dengan semuanya."
    texts = (
        ("id", code),
        ("where", str(total.place)),
        ("printed", total.stated),
        ("used", total.summed),
        ("reason", told),
        ("rule", "sum"),
        ("source", source),
    )
    return Fields(tuple((name, Leaf(value)) for name, value in texts))


def with_intake(text: str | None, office: OfficeYear, intake: Intake) -> str | None:
    """Return `intake.yaml` with what was settled of a table; `None` where nothing changes."""
    name = INTAKE.shape.columns[0].name
    known = next((place for place, one in enumerate(office.intakes) if one.id == intake.id), None)
    if known is None:
        return _with_item(INTAKE, text, name, intake_to_value(intake))
    if text is None or intake_to_value(office.intakes[known]) == intake_to_value(intake):
        return None
    return _with_fields(INTAKE, text, (name, known), dict(intake_to_value(intake).entries))


def with_period(text: str | None, office: OfficeYear, told: IntakePeriod) -> str | None:
    """Return `intake.yaml` with the period that was told of a file; `None` where nothing changes."""
    name = INTAKE.shape.columns[1].name
    key = (told.sha256, told.sheet)
    known = [(one.sha256, one.sheet) for one in office.intake_periods]
    if text is None or key not in known:
        return _with_item(INTAKE, text, name, _period(told))
    place = known.index(key)
    if office.intake_periods[place].period == told.period:
        return None
    return _with_fields(INTAKE, text, (name, place), {"period": Leaf(str(told.period))})


def _period(told: IntakePeriod) -> Fields:
    sheet = [("sheet", Leaf(told.sheet))] if told.sheet else []
    digest = Leaf(told.sha256, is_bare=True)
    return Fields((("sha256", digest), *sheet, ("period", Leaf(str(told.period)))))


def with_readings(text: str | None, office: OfficeYear, told: Iterable[IntakeReading]) -> str | None:
    """Return `intake.yaml` with what tables said of themselves; each once."""
    name = INTAKE.shape.columns[2].name
    known = {(one.intake, one.digest) for one in office.intake_readings}
    for one in told:
        if (one.intake, one.digest) not in known:
            known.add((one.intake, one.digest))
            item = Fields((("intake", Leaf(one.intake)), ("digest", Leaf(one.digest))))
            text = _with_item(INTAKE, text, name, item)
    return text


def with_names(names: Sequence[IntakeName], told: Mapping[str, str]) -> tuple[IntakeName, ...]:
    """Return what was settled of names with what is told of them now, which goes before."""
    now = {squeeze(text): means for text, means in told.items()}
    kept = [replace(name, means=now.get(squeeze(name.text), name.means)) for name in names]
    known = {squeeze(name.text) for name in names}
    added = {squeeze(text): IntakeName(text, means, Place(INTAKE.file)) for text, means in told.items()}
    return (*kept, *(name for key, name in added.items() if key not in known))


def intake_to_value(intake: Intake) -> Fields:
    """Return what was settled of a table as it stands in `intake.yaml`."""
    entries: list[tuple[str, Value]] = [
        ("id", Leaf(intake.id)),
        ("table", Leaf(intake.table.value, is_bare=True)),
        *([("title", Leaf(intake.title))] if intake.title else []),
        ("names_in", Leaf(intake.names_in)),
    ]
    if intake.is_cumulative:
        entries.append(("cumulative", Leaf("ya", is_bare=True)))
    columns = [_column(column.head, column.means, column.month) for column in intake.columns]
    names = [Fields((("text", Leaf(name.text)), ("means", Leaf(name.means)))) for name in intake.names]
    entries += [
        (key, Items(tuple(items))) for key, items in (("columns", columns), ("names", names)) if items
    ]
    return Fields(tuple(entries))


def _column(head: str, means: str, month: int | None) -> Fields:
    entries: list[tuple[str, Value]] = [("head", Leaf(head)), ("means", Leaf(means))]
    if month is not None:
        entries.append(("month", Leaf(str(month), is_bare=True)))
    return Fields(tuple(entries))


def free_id(taken: Sequence[str], wanted: str) -> str:
    """Return a code that nothing has yet.

    Examples:
        >>> free_id(["agregat", "agregat-2"], "agregat")
        'agregat-3'
    """
    numbers = ("", *(f"-{number}" for number in range(2, len(taken) + 3)))
    return next(f"{wanted}{number}" for number in numbers if f"{wanted}{number}" not in taken)
