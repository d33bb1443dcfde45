"""Reading a dossier: a folder in, an `OfficeYear` or all its problems out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.narrative import NarrativeText, with_list_points
from capaian.domain.office import Area, AreaKind, Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import RegionalPlan, StrategicPlan
from capaian.dossier.evidence import EvidenceFile, check_evidence
from capaian.dossier.file_names import EVIDENCE, NARRATIVE
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.reading.decoding import decode_text, report_lost_signs, report_personal_number
from capaian.dossier.reading.yaml_nodes import compose
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.tables import ALL_PARTS, BY_FILE
from capaian.dossier.tables.declaration import Column, KeyFile, Names, Nature, Part, Table
from capaian.dossier.tables.kinds import CODE, PERIOD
from capaian.dossier.years.closed_figures import approved_achievements, taken_achievements
from capaian.dossier.years.closing import lay_closed_texts
from capaian.dossier.years.comparison import check_closed_years, check_sources
from capaian.dossier.years.snapshot import Snapshot
from capaian.rules.facts import KeptResults

if TYPE_CHECKING:  # what reads files alone need not load how rows become files
    from capaian.dossier.rows.files import MadeFiles, MadeTable
    from capaian.dossier.rows.yaml_parts import FoldedRows

_LEVELS = tuple(AreaKind)
"""By the number of groups in the official code, from one for a province to four for a village."""
_PLAN = "plan.yaml"
_PAPER_PLACE: Final = Column("place", CODE, "", defines=Names.PAPER_PLACE)
PICTURE_PLACES: Final = re.compile(r"""\b(?:place|picture):\s*["']?((?:\{\{.*?\}\}|[^"',}\n])+)""")
"""Where layouts put pictures of the evidence: the names that these prove."""
_NAMED_PLACE: Final = re.compile(r"\{\{\s*\w+\.(?:id|code)\s*\}\}")
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_TABLES_WITH_SOURCES: Final = tuple(
    (part, tuple(column.target for column in part.columns if column.nature is Nature.MEASURED))
    for part in ALL_PARTS
    if isinstance(part, Table)
    and any(column.name == "period" and column.kind is PERIOD for column in part.columns)
    and "source" in part.columns_of(Nature.KEY)
)
"""Tables with their fields of what was measured:
a source cannot hold what came after it was written.
"""


def check_consistency(fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report the records whose columns contradict each other;
    `fields` are those of `OfficeYear`.
    """
    _check_areas(fields.get("areas", ()), log)
    _check_plans(fields.get("regional_plan"), fields.get("strategic_plan"), log)
    _check_years_of_sources(fields, log)
    for output in fields.get("outputs", ()):
        if output.node is None and output.indicator is None:
            log.add("output_of_nothing", output.place, output.name or None)
    for evaluation in fields.get("evaluations", ()):
        for unit in evaluation.units:
            expected, found = len(evaluation.dimensions), len(unit.scores)
            if found != expected:
                words = {"found": str(found), "expected": str(expected)}
                log.add("score_count", _at(unit.place, "scores"), **words)


def _check_areas(areas: Sequence[Area], log: IssueLog) -> None:
    """The code says the level and the parent of an area;
    a wrong one would drop its counts from totals.
    """
    for area in areas:
        level = _LEVELS[area.code.count(".")]
        if area.kind is not level:
            log.add("area_level", _at(area.place, "kind"), area.kind, area=area.code, level=level)
        if area.parent is not None and not area.code.startswith(f"{area.parent}."):
            above = area.code.rpartition(".")[0] or "-"
            log.add(
                "area_parent", _at(area.place, "parent"), area.parent, area=area.code, above=above
            )


def _check_plans(regional: RegionalPlan | None, own: StrategicPlan | None, log: IssueLog) -> None:
    if (
        regional is not None
        and regional.mission is not None
        and regional.mission > len(regional.missions)
    ):
        place = Place(_PLAN, None, "regional.mission")
        log.add("no_such_mission", place, str(regional.mission), count=str(len(regional.missions)))
    if own is not None and own.first_year > own.last_year:
        place = Place(_PLAN, None, "strategic_plan.last_year")
        log.add("years_reversed", place, str(own.last_year), first=str(own.first_year))


def _check_years_of_sources(fields: Mapping[str, Any], log: IssueLog) -> None:
    """Results whose source tells earlier years only: it cannot hold them."""
    latest = {source.id: _latest_year(source) for source in fields.get("sources", ())}
    for table, measured in _TABLES_WITH_SOURCES:
        found: dict[tuple[str, int], list[Place]] = defaultdict(list)
        for row in fields.get(table.field, ()):
            source_year = latest.get(row.source)
            if source_year is None or source_year >= row.period.year:
                continue
            if any(getattr(row, field) not in (None, "") for field in measured):
                found[row.source, row.period.year].append(row.place)
        for (source, year), (place, *others) in found.items():
            words = {"year": str(year), "told": str(latest[source]), "count": str(1 + len(others))}
            log.add("source_before_row", _at(place, "source"), source, **words)


def _latest_year(source: Source) -> int | None:
    """Return the latest year that a source tells of itself; `None`: none."""
    years = {
        int(year)
        for text in (source.id, source.title, source.file)
        for year in _YEAR.findall(text)
    }
    return max(years | ({source.cut_off.year} if source.cut_off else set()), default=None)


def _at(place: Place, column: str) -> Place:
    return replace(place, column=f"{place.column}.{column}" if place.column else column)


T = TypeVar("T")

_NO_ACHIEVEMENTS: Final[Mapping[tuple[str, Period], Decimal]] = {}
"""Achievements of closed years, where there is none."""
_OUTSIDE_CODES: Final = {
    *("evidence_missing", "unknown_paper_place"),
    *("closing_lost", "closing_unnoted", "restated_unheld"),
}
"""Codes of problems of files that lie outside a closing,
as evidence and the closings before it.
"""
_NAMES_LOST: Final = {
    *("wrong_separator", "no_header", "missing_column", "cell_count", "too_many_cells"),
    *("csv_syntax", "too_many_rows"),
}
"""Problems for which rows are left out before their names are known,
so that none can be called unknown.
"""


@dataclass(frozen=True)
class ReadResult:
    """What came of reading a dossier."""

    office_year: OfficeYear | None
    """All facts; `None` if there is any error."""
    issues: tuple[Issue, ...]
    files: Mapping[str, str]
    """SHA-256 of each file, by its path within the dossier."""
    partial: OfficeYear | None
    """What could be read in spite of errors, so that further checks can go on;
    never for papers.
    """
    closed: tuple[Snapshot, ...] = ()
    """The closings that lie in it and can be read, from the earliest."""

    def require(self) -> OfficeYear:
        """Return the facts.

        Raises:
            InputError: if there is any error in it.
        """
        if self.office_year is None:
            raise InputError(self.issues)
        return self.office_year

    def scan_again(self, dossier: Path) -> Folder:
        """Return the contents of the folder that was read.

        Raises:
            FileError: if they are no longer those that were read.
        """
        folder = scan_folder(dossier, IssueLog())
        if folder.hashes != self.files:
            raise FileError(f"Dossier {dossier} berubah selagi dibaca. Ulangi perintahnya.")
        return folder


PartSource: TypeAlias = "bytes | str | MadeTable | FoldedRows"
"""What a part is read from: a file as it lies somewhere, its text, or what rows say of it."""


@dataclass(frozen=True)
class Contents:
    """What a dossier is read from."""

    parts: Mapping[str, PartSource]
    """Of the declared parts that are there, by their files."""
    layouts: Mapping[str, bytes]
    """By path, in the order of their names."""
    narratives: Mapping[str, bytes]
    closed: Mapping[str, bytes]
    """Snapshots of earlier years by path."""
    evidence: Mapping[str, EvidenceFile]
    """By path below `evidence/`."""
    hashes: Mapping[str, str]
    """SHA-256 of every file, by path."""
    failed: set[str] = field(default_factory=set)
    """Declared files that are there but could not be read."""

    @classmethod
    def of_rows(
        cls, made: MadeFiles, evidence: Mapping[str, EvidenceFile], hashes: Mapping[str, str]
    ) -> Contents:
        """Return what rows say, with the texts of which there are no rows."""
        from capaian.dossier.rows.files import MadeTable

        parts: dict[str, PartSource] = {file: text for file, text in made.unmade.items() if text}
        for file, part in made.parts.items():
            if part.cells or part.base if isinstance(part, MadeTable) else part.text:
                parts[file] = part
        texts = made.made_texts.laid
        return cls(parts, texts.parts, texts.narratives, texts.closed, evidence, hashes)


def load_dossier(path: Path) -> OfficeYear:
    """Read a dossier that is expected to be right.

    Raises:
        FileError: if the folder cannot be read at all.
        InputError: with every problem found in it.
    """
    return read_dossier(path).require()


def read_dossier(path: Path) -> ReadResult:
    """Read a dossier and report every problem in it; never raises for what is in the folder.

    Raises:
        FileError: if there is no such folder, or it may not be read.
    """
    _require_folder(path)
    reading = Reading()
    return read_folder(scan_folder(path, reading.log), reading)


def read_folder(folder: Folder, reading: Reading) -> ReadResult:
    """Read the files of a dossier, whether they lie on the disk or are still to be written."""
    return read_contents(_contents_of(folder), reading)


def _contents_of(folder: Folder) -> Contents:
    parts = {file: content for file, content in folder.parts.items() if file in BY_FILE}
    layouts = {file: folder.parts[file] for file in sorted(folder.parts.keys() - BY_FILE.keys())}
    evidence = {
        name: EvidenceFile(path, folder.hashes[f"{EVIDENCE}/{name}"])
        for name, path in folder.evidence.items()
    }
    return Contents(
        parts, layouts, folder.narratives, folder.closed, evidence, folder.hashes, folder.failed
    )


def read_contents(
    contents: Contents, reading: Reading, kept: KeptResults | None = None
) -> ReadResult:
    """Read a dossier part by part, and see to it that they go together.

    Parts that come of the same as before are taken from `kept`.
    """
    fields = _read_parts(contents, reading, kept)
    log, layouts = reading.log, contents.layouts
    _step(kept, "layouts", (layouts,), reading, partial(_check_layouts, layouts))
    reading.names.check(log)
    check_consistency(fields, log)
    texts, listed = contents.narratives, fields.get("evidence", ())
    fields["narratives"] = _step(
        kept, "narratives", (texts,), reading, lambda own: _read_narratives(texts, own.log)
    )
    proofs = contents.evidence
    fields["evidence"] = _step(
        kept,
        "evidence",
        (listed, proofs),
        reading,
        lambda own: check_evidence(listed, proofs, own.log),
    )
    snapshots: tuple[Snapshot, ...] = ()
    fields["approved"] = _NO_ACHIEVEMENTS
    if contents.closed or fields.get("restatements"):
        snapshots, history = (
            (*check_closed_years(contents.closed, fields, log),),
            fields.get("history", ()),
        )
        fields["approved"] = _step(
            kept,
            "approved",
            (*snapshots, history),
            reading,
            lambda _: approved_achievements(snapshots, history),
        )
    elif "year" in fields:
        year, cited = fields["year"], fields.get("sources", ())
        _step(
            kept,
            "sources",
            (year, cited),
            reading,
            lambda own: check_sources(year - 1, cited, (), own.log),
        )
    covered = {
        subject for difference in fields.get("differences", ()) for subject in difference.covers
    }
    issues, hashes = log.finish(covered), contents.hashes
    year = OfficeYear(**fields, files=hashes) if "office" in fields else None
    return ReadResult(None if has_errors(issues) else year, issues, hashes, year, snapshots)


def _step(
    kept: KeptResults | None,
    name: str,
    sources: Sequence[object],
    reading: Reading,
    work: Callable[[Reading], T],
) -> T:
    """Return what comes of sources, with what is gathered on the way;
    as before where they are the same.
    """
    if kept is None:
        return work(reading)

    def work_out() -> tuple[T, Reading]:
        own = Reading()
        return work(own), own

    result, gathered = kept.of(("read", name), sources, work_out)
    reading.absorb(gathered)
    return result


def read_closed_texts(snapshot: Snapshot) -> OfficeYear | None:
    """Return the office-year that a closing holds;
    `None` where its texts cannot be read any more.
    """
    read = read_folder(lay_closed_texts(snapshot), Reading())
    errors = {issue.code for issue in read.issues if issue.level is Level.ERROR}
    if read.partial is None or errors - _OUTSIDE_CODES:
        return None
    # The closings before it lie outside: it says itself what it took from them.
    return replace(read.partial, approved=taken_achievements(snapshot, read.partial))


def find_broken_parts(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the parts of a closing that no dossier could be closed with, each by itself."""
    reading = Reading()
    _read_parts(_contents_of(lay_closed_texts(snapshot)), reading, None)
    errors = (issue for issue in reading.log.finish(()) if issue.level is Level.ERROR)
    return tuple(dict.fromkeys(issue.place.file for issue in errors))


def _require_folder(dossier: Path) -> None:
    try:
        next(dossier.iterdir(), None)
    except FileNotFoundError as error:
        raise FileError(
            f"Folder dossier {dossier} tidak ada. Periksa nama dan letaknya."
        ) from error
    except NotADirectoryError as error:
        raise FileError(
            f"{dossier} adalah berkas, bukan folder dossier. Sebutkan folder yang memuat "
            "office.yaml."
        ) from error
    except (OSError, ValueError) as error:
        raise FileError(
            f"Folder dossier {dossier} tidak dapat dibaca. Periksa nama dan izinnya."
        ) from error


def _read_parts(contents: Contents, reading: Reading, kept: KeptResults | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for part in ALL_PARTS:
        if part.file in contents.parts:
            source = contents.parts[part.file]
            read = _step(kept, part.file, (source,), reading, partial(records_of, part, source))
            if read is None:
                contents.failed.add(part.file)
            fields.update(read or {})
        elif isinstance(part, KeyFile) and part.is_required and part.file not in contents.failed:
            reading.log.add("missing_file", Place(part.file), file=part.file, title=part.title)
            contents.failed.add(part.file)
        if part.file in contents.failed or reading.log.has_code(part.file, _NAMES_LOST):
            columns = (column for sheet in sheets_of(part) for column in sheet.columns)
            reading.names.mark_incomplete(
                {one.defines for one in columns if one.defines is not None}
            )
    return fields


def records_of(part: Part, source: PartSource, reading: Reading) -> Mapping[str, Any] | None:
    """Return the fields of `OfficeYear` that a part holds;
    `None` if it could not be read at all.
    """
    if isinstance(source, bytes):
        text = decode_text(source, part.file, reading.log)
    elif isinstance(source, str):
        text = source
    else:
        from capaian.dossier.rows.files import MadeTable

        if isinstance(source, MadeTable):
            return {source.table.field: source.records(reading)}
        text = source.text
    if text is None:
        return None
    if isinstance(part, Table):
        return {part.field: read_table(part, text, reading)}
    return read_key_file(part, text, reading)


def fields_of(files: Collection[str]) -> frozenset[str]:
    """Return the fields of `OfficeYear` that come of some files of a dossier."""
    folders = {NARRATIVE: "narratives", EVIDENCE: "evidence"}
    fields = {
        field
        for folder, field in folders.items()
        if any(f.startswith(f"{folder}/") for f in files)
    }
    for part in (BY_FILE[file] for file in files if file in BY_FILE):
        fields |= (
            {part.field}
            if isinstance(part, Table)
            else {each.target for each in part.shape.columns}
        )
    return frozenset(fields)


def _read_narratives(narratives: Mapping[str, bytes], log: IssueLog) -> tuple[NarrativeText, ...]:
    texts = []
    for file, content in narratives.items():
        text = decode_text(content, file, log)
        if text is not None:
            report_personal_number(text, file, log)
            report_lost_signs(text, file, log)
            markdown = with_list_points(text.replace("\r\n", "\n").replace("\r", "\n"))
            texts.append(NarrativeText(PurePosixPath(file).stem, markdown, Place(file)))
    return tuple(texts)


def _check_layouts(layouts: Mapping[str, bytes], reading: Reading) -> None:
    """Layouts belong to the documents room; here they have to be harmless YAML,
    and name places of pictures.

    A place `{{ item.id }}` is a thing that the dossier names; of one put together anything may be
    named.
    """
    for file, content in layouts.items():
        text = decode_text(content, file, reading.log)
        if text is None:
            reading.names.mark_incomplete({Names.PAPER_PLACE})
        else:
            report_personal_number(text, file, reading.log)
            compose(text, file, reading.log)
            for place in PICTURE_PLACES.findall(text):
                if "{{" not in place:
                    reading.names.note(_PAPER_PLACE, place.strip(), ())
                elif not _NAMED_PLACE.fullmatch(place.strip()):
                    reading.names.mark_incomplete({Names.PAPER_PLACE})
