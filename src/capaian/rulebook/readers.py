"""One reader per rulebook file: an entry in, a typed value out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import Area, AreaKind
from capaian.domain.registers.catalogue import AmountKind, ServiceField, Stage
from capaian.domain.rule_set import (
    AchievementScale,
    Band,
    CatalogueIndicator,
    HeadWords,
    MethodDescription,
    NationalTarget,
    NomenclatureEntry,
    SurveyClass,
    SurveyClassTable,
)
from capaian.rulebook.entry import RulebookEntry
from capaian.rulebook.reference import (
    AreaSource,
    EntryFeed,
    EvaluationSection,
    HolidayEntry,
    ReportColumn,
    SampleSize,
    ServiceEntry,
    SurveyElementEntry,
)


@dataclass(frozen=True, slots=True)
class TopicMethod:
    """A method with the topic it belongs to."""

    topic: str
    method: MethodDescription


def read_scale(entry: RulebookEntry) -> AchievementScale:
    """Read a scale of achievement; its bands stand from the best down."""
    entry.allow("id", "name", "integer_bounds", "bands")
    return AchievementScale(
        id=entry.text("id"),
        name=entry.text("name"),
        bands=tuple(_band(item, i) for i, item in enumerate(entry.items("bands"), start=1)),
        provenance=entry.provenance(),
        integer_bounds=entry.flag("integer_bounds"),
    )


def _band(entry: RulebookEntry, position: int) -> Band:
    entry.allow("numeral", "name", "lower", "upper")
    return Band(
        position=position,
        name=entry.text("name"),
        numeral=entry.text("numeral"),
        lower=entry.decimal_or_none("lower"),
        upper=entry.decimal_or_none("upper"),
    )


def read_survey_class_table(entry: RulebookEntry) -> SurveyClassTable:
    """Read the classes of a satisfaction index, from the best down."""
    entry.allow("id", "classes")
    classes = tuple(_survey_class(item) for item in entry.items("classes"))
    return SurveyClassTable(entry.text("id"), classes, entry.provenance())


def _survey_class(entry: RulebookEntry) -> SurveyClass:
    entry.allow("letter", "name", "lower", "upper")
    lower, upper = entry.decimal("lower"), entry.decimal("upper")
    return SurveyClass(entry.text("letter"), entry.text("name"), lower, upper)


def read_national_target(entry: RulebookEntry) -> NationalTarget:
    """Read a national target of one year, in percent."""
    entry.allow("subject", "component", "name", "year", "value")
    return NationalTarget(
        subject=entry.text("subject"),
        name=entry.text("name"),
        year=entry.integer("year"),
        value=entry.decimal("value"),
        provenance=entry.provenance(),
        component=entry.optional_text("component"),
    )


def read_method(entry: RulebookEntry) -> TopicMethod:
    """Read a method in words and symbols."""
    entry.allow("topic", "id", "name", "symbols", "words", "reading")
    method = MethodDescription(
        id=entry.text("id"),
        name=entry.text("name"),
        symbols=entry.text("symbols"),
        words=entry.text("words"),
        reading=entry.optional_text("reading"),
        provenance=entry.provenance(),
    )
    return TopicMethod(entry.text("topic"), method)


def read_nomenclature(entry: RulebookEntry) -> NomenclatureEntry:
    """Read an official name of a program, activity or sub-activity."""
    entry.allow("code", "name", "unit")
    return NomenclatureEntry(
        entry.text("code"), entry.text("name"), entry.optional_text("unit"), entry.provenance()
    )


def read_catalogue_indicator(entry: RulebookEntry) -> CatalogueIndicator:
    """Read a ready indicator or component; an indicator over components counts nothing itself."""
    entry.allow(
        "code", "name", "formula", "unit", "meaning", "numerator", "denominator", "programs"
    )
    return CatalogueIndicator(
        code=entry.text("code"),
        name=entry.text("name"),
        formula=entry.text("formula"),
        unit=entry.text("unit"),
        meaning=entry.text("meaning"),
        numerator=_measure(entry, "numerator"),
        denominator=_measure(entry, "denominator"),
        provenance=entry.provenance(),
        programs=entry.texts("programs") if entry.has("programs") else (),
    )


def _measure(entry: RulebookEntry, key: str) -> tuple[str, str, str]:
    if not entry.has(key):
        return ("", "", "")
    item = entry.item(key)
    item.allow("code", "name", "unit")
    return (item.text("code"), item.text("name"), item.text("unit"))


def read_head_words(entry: RulebookEntry) -> HeadWords:
    """Read what tables call a measure of the catalogue."""
    entry.allow("measure", "words", "titles")
    titles = entry.texts("titles") if entry.has("titles") else ()
    return HeadWords(entry.text("measure"), entry.texts("words"), entry.provenance(), titles)


def read_area_source(entry: RulebookEntry) -> AreaSource:
    """Read where a table of official area codes was read."""
    entry.allow("table")
    return AreaSource(entry.text("table"), entry.provenance())


def read_survey_element(entry: RulebookEntry) -> SurveyElementEntry:
    """Read an element of the satisfaction survey."""
    entry.allow("code", "name", "definition", "question", "answers")
    return SurveyElementEntry(
        code=entry.text("code"),
        name=entry.text("name"),
        definition=entry.text("definition"),
        question=entry.text("question"),
        answers=entry.texts("answers"),
        provenance=entry.provenance(),
    )


def read_evaluation_section(entry: RulebookEntry) -> EvaluationSection:
    """Read a component of the accountability evaluation."""
    entry.allow("code", "name", "weight", "existence", "quality", "use")
    return EvaluationSection(
        code=entry.text("code"),
        name=entry.text("name"),
        weight=entry.decimal("weight"),
        subweights=(entry.decimal("existence"), entry.decimal("quality"), entry.decimal("use")),
        provenance=entry.provenance(),
    )


def read_sample_size(entry: RulebookEntry) -> SampleSize:
    """Read a row of the sample size table."""
    entry.allow("population", "sample")
    return SampleSize(entry.integer("population"), entry.integer("sample"), entry.provenance())


def read_service(entry: RulebookEntry) -> ServiceEntry:
    """Read a kind of work that offices count, with its stages in the order of the work.

    What it fills is a list of `{stage: name}`, or of `{stage/detail: name}` for groups of it; with
    `/*` behind them it fills each kecamatan.
    """
    entry.allow(
        *("code", "name", "field", "unit", "document", "stages", "details", "standard", "blank"),
        *("amount", "post", "days", "feeds"),
    )
    feeds = entry.items("feeds") if entry.has("feeds") else ()
    return ServiceEntry(
        code=entry.text("code"),
        name=entry.text("name"),
        field=entry.choice("field", ServiceField),
        unit=entry.text("unit"),
        document=entry.optional_text("document"),
        stages=tuple(Stage(stage).value for stage in entry.text("stages").split()),
        details=tuple(entry.optional_text("details").split()),
        standard=entry.integer("standard") if entry.has("standard") else None,
        blank=entry.optional_text("blank"),
        amount=entry.choice("amount", AmountKind) if entry.has("amount") else AmountKind.COUNT,
        post=entry.optional_text("post"),
        days=entry.integer("days") if entry.has("days") else None,
        feeds=tuple(_entry_feed(key, each.text(key)) for each in feeds for key in each.fields),
        provenance=entry.provenance(),
    )


def _entry_feed(key: str, target: str) -> EntryFeed:
    stage, detail, area, *_ = (*key.split("/"), "", "")
    return EntryFeed(stage, detail, area, target)


def read_holiday(entry: RulebookEntry) -> HolidayEntry:
    """Read a holiday."""
    entry.allow("day", "name")
    return HolidayEntry(entry.day("day"), entry.text("name"), entry.provenance())


def read_report_column(entry: RulebookEntry) -> ReportColumn:
    """Read a column of the daily report."""
    entry.allow("group", "name", "service", "stage", "details", "blank")
    return ReportColumn(
        group=entry.optional_text("group"),
        name=entry.text("name"),
        service=entry.optional_text("service"),
        stage=entry.choice("stage", Stage).value if entry.has("stage") else "",
        details=tuple(entry.optional_text("details").split()),
        blank=entry.optional_text("blank"),
        provenance=entry.provenance(),
    )


# --- reads the table of official area codes: provinces, regencies and districts, one line each ---

_COLUMNS: Final = ["code", "name"]
_CODE: Final = re.compile(r"[0-9]{2}(?:\.[0-9]{2}){0,2}\Z")
_KINDS: Final = (AreaKind.PROVINCE, AreaKind.REGENCY, AreaKind.DISTRICT)


def read_area_table(path: Path) -> Iterator[Area | Issue]:
    """Yield the areas of a table in its order; a line that cannot be read comes as an issue.

    An official code says by itself what it is of and where it lies: `63` a province, `63.11` a
    regency in it, `63.11.01` a district of that. Raises `FileError` for a file that is missing or
    no text.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [*csv.reader(lines)]
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"Berkas rulebook {path.name} tidak dapat dibaca.") from error
    if rows[:1] != [_COLUMNS]:
        yield _fault(Place(path.name, 1), "unknown_field", "Judul kolom harus code,name.", None)
        return
    seen, file = set[str](), path.name
    for number, row in enumerate(rows[1:], start=2):
        yield _read(row, seen, Place(file, number))


def _read(row: list[str], seen: set[str], place: Place) -> Area | Issue:
    if len(row) != len(_COLUMNS) or not all(row):
        return _fault(place, "missing_field", "Baris harus memuat kode dan nama.", ",".join(row))
    code, name = row
    if not _CODE.match(code):
        return _fault(
            place, "bad_code", "Kode wilayah harus berbentuk 63, 63.11 atau 63.11.01.", code
        )
    if code in seen:
        return _fault(place, "repeated_field", "Kode ini sudah ada di baris lain.", code)
    seen.add(code)
    above = code.rpartition(".")[0]
    parent = AreaCode(above) if above else None
    return Area(AreaCode(code), name, _KINDS[code.count(".")], parent, place)


def _fault(place: Place, code: str, message: str, value: str | None) -> Issue:
    return Issue(Level.ERROR, code, message, place, value, "Perbaiki baris itu.")
