"""The whole way of an extract: looked at, read, counted, checked, and its counts written or nothing.

What goes out are count sheets, quality figures, work lists of row numbers, and where they come from.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, groupby
from pathlib import Path
from typing import Final

import ibis.expr.types as ir
from ibis.backends import BaseBackend

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Issue
from capaian.domain.numerals import write_decimal, write_few
from capaian.domain.period import Period, period_of_months
from capaian.dossier.durable import write_new_folder
from capaian.register.conditions import propose_columns
from capaian.register.counting import (
    PERSONS,
    RULES,
    CountRequest,
    Counts,
    Rule,
    check_counts,
    check_request,
    count_persons,
    district_of,
    examined_rules,
    find_work,
    open_register,
)
from capaian.register.engines import (
    SPARK,
    quiet_engine,
    read_tables,
    spill_folder,
    start_duckdb,
    started_spark,
)
from capaian.register.files import ExtractFile, copy_rows, fingerprint, open_files
from capaian.register.persons import LINE, read_persons
from capaian.register.plan import ExtractProblems, columns_as_yaml
from capaian.register.rounding import CountPair, protect
from capaian.rulebook import load_rulebook

NOT_SHOWN: Final = "tidak ditampilkan"
SHOWN_LINES: Final = 8
"""Numbers of broken lines that are named; the others are counted."""
Row = Sequence[object]


@dataclass(frozen=True)
class Counted:
    """What was counted."""

    request: CountRequest
    counts: Counts
    rules: tuple[Rule, ...]
    """Those that could be examined."""
    files: Sequence[ExtractFile]
    sheets: Mapping[str, bytes]
    """Contents by name of the file."""
    issues: tuple[Issue, ...]


class UnmappedError(CapaianError):
    """Nobody has said yet which heading is over what."""

    code = "register_unmapped"


def count_register(request: CountRequest) -> Counted:
    """Count an extract and write its sheets, all of them or none.

    Raises:
        UnmappedError: with a mapping that may be right.
        InputError: with all problems of the extract or of the file of measures.
        FileError: A file cannot be read or written, or the disk is full.
        ToolMissingError: Spark or Java is not there.
        EngineError: The engine gave up.
    """
    with spill_folder(request.spill) as folder, quiet_engine():
        counted = _count(request, folder)
    write_new_folder(request.out, counted.sheets)
    return counted


def _count(request: CountRequest, folder: Path) -> Counted:
    files, problems = open_files(request.files, folder), ExtractProblems()
    if not request.plan.columns:
        proposed = columns_as_yaml(propose_columns(files[0].heads))
        raise UnmappedError(
            f"Tulis kolom mana memuat apa di {request.measures.name}. Bila usulan ini benar:\n{proposed}"
        )
    check_request(request, files, problems)
    problems.refuse()
    duck = start_duckdb(folder)
    if not files[0].is_parquet:
        files = [_copied(request, file, duck) for file in files]
        _check_lines(request, files, problems)
    problems.refuse()

    def register(engine: BaseBackend) -> ir.Table:
        persons = read_tables(engine, [file.persons for file in files])
        if files[0].is_parquet:
            persons = read_persons(persons, request.columns, request.cut_off)
        return open_register(persons, request.plan, request.columns)

    chosen = started_spark(request.master, folder) if request.engine == SPARK else nullcontext(duck)
    with chosen as engine:
        counts = count_persons(engine, register(engine))
    check_counts(request, counts, problems)
    problems.refuse()
    rows = register(duck)
    rules, work = examined_rules(rows.columns), find_work(duck, rows, files)
    sheets = _make_sheets(request, counts, rules, files, work)
    return Counted(request, counts, rules, files, sheets, problems.finish(()))


def _copied(request: CountRequest, file: ExtractFile, engine: BaseBackend) -> ExtractFile:
    """Write the persons of a csv as parquet, and return it with what of it is no row."""
    copy = file.persons.with_suffix(".rows")
    found = copy_rows(file, copy)
    heads = {head: f"h{file.heads.index(head)}" for head in request.heads}
    lines = engine.read_csv(
        str(copy),
        header=False,
        delim=file.separator,
        quote='"',
        escape='"',
        auto_detect=False,
        columns={LINE: "int64", **{f"h{place}": "string" for place, _ in enumerate(file.heads)}},
    )
    cells = lines.rename(heads)
    engine.to_parquet(read_persons(cells, request.columns, request.cut_off), file.persons)
    copy.unlink()
    return found


def _check_lines(request: CountRequest, files: Sequence[ExtractFile], problems: ExtractProblems) -> None:
    """Record broken lines by their kind and place; none of them is shown."""
    code = "lines_skipped" if request.skips_broken else "lines_broken"
    for file in files:
        if count := len(file.broken):
            share = write_decimal(Decimal(100 * count) / (file.rows + count), 1)
            flaws = Counter(file.broken.values()).most_common()
            kinds = ", ".join(f"{number} {flaw}" for flaw, number in flaws)
            lines = write_few([*map(str, file.broken)], SHOWN_LINES)
            problems.note(code, file.path.name, count=count, share=share, kinds=kinds, lines=lines)


def _make_sheets(
    request: CountRequest,
    counts: Counts,
    rules: Collection[Rule],
    files: Sequence[ExtractFile],
    work: Iterable[Row],
) -> dict[str, bytes]:
    """Return the contents of all sheets by the names of their files."""
    name = files[0].path.name if len(files) == 1 else f"{len(files)} berkas"
    broken = sum(len(file.broken) for file in files)
    lost = f", tanpa {broken} baris rusak" if broken else ""
    # `intake` keeps both lines as the source of what it takes.
    origin = [
        [f"Sumber: register penduduk {name}, SHA-256 {fingerprint(files)}{lost}"],
        [f"Keadaan: {request.cut_off.isoformat()}"],
    ]
    listed = [[file.path.name, file.sha256, len(file.broken)] for file in files]
    sheets: dict[str, list[Row]] = {
        "hitungan.csv": [*_count_rows(request, counts, origin)],
        "hitungan-desa.csv": [*_village_rows(request, counts)],
        "mutu.csv": [["Mutu register penduduk"], *origin, *_quality_rows(counts, rules)],
        "daftar-ganda.csv": [["aturan", "kelompok", "berkas", "baris"], *work],
        "sumber.csv": [*origin, ["berkas", "sha256", "baris rusak"], *listed],
    }
    return {name: _write(rows) for name, rows in sheets.items() if rows}


def period_of(cut_off: date) -> Period | None:
    """Return the longest period that ends on a day; `None` where none does.

    Examples:
        >>> [str(period_of(date(2024, *end))) for end in ((12, 31), (6, 30), (3, 31), (2, 29), (2, 28))]
        ['2024', '2024-S1', '2024-Q1', '2024-M02', 'None']
    """
    last = cut_off.month
    periods = (period_of_months(cut_off.year, first, last) for first in range(1, last + 1))
    return next((one for one in periods if one and one.end == cut_off), None)


def _count_rows(request: CountRequest, counts: Counts, origin: Sequence[Row]) -> Iterator[Row]:
    """Yield the counts by kecamatan as `intake` takes them: headed by codes of the dossier."""
    codes, period, names = request.plan.codes(), period_of(request.cut_off), load_rulebook().area_names
    districts = counts.by_district()
    yield [f"Hitungan register penduduk {period.label if period else ''}".strip()]
    yield from origin
    yield ["kode", "kecamatan", "periode", *codes]
    for area, found in districts.items():
        yield [area, names.get(area, ""), period or "", *(found[one] for one in codes)]
    yield ["", "JUMLAH", period or "", *(sum(found[one] for found in districts.values()) for one in codes)]


def _village_rows(request: CountRequest, counts: Counts) -> Iterator[Row]:
    """Yield the counts by desa as everybody may see them; nothing where the extract names no desa."""
    # Whoever could try this key knows everything already.
    key = repr(sorted((area, sorted(found.items())) for area, found in counts.by_area.items()))
    names, measures = load_rulebook().area_names, request.plan.measures
    desa = [area for area in sorted(counts.by_area) if area != district_of(area)]
    if not desa:
        return
    yield ["Hitungan register penduduk per desa, dibulatkan ke kelipatan lima; bukan untuk intake"]
    yield [f"Keadaan: {request.cut_off.isoformat()}"]
    yield ["kode kecamatan", "kecamatan", "kode desa", *request.plan.codes()]
    for district, own in groupby(desa, district_of):
        villages = {area: counts.by_area[area] for area in own}
        shown = []
        for part, whole in ((one.numerator.code, one.denominator.code) for one in measures):
            true = {str(area): CountPair(found[part], found[whole]) for area, found in villages.items()}
            shown.append(protect(true, f"{key} {part}"))
        for area in villages:
            pairs = [(each[area].having, each[area].among) if each else (NOT_SHOWN,) * 2 for each in shown]
            yield [district, names.get(district, ""), area, *chain(*pairs)]


def _quality_rows(counts: Counts, examined: Collection[Rule]) -> Iterator[Row]:
    """Yield how many persons each rule found in each kecamatan; not examined is not nothing."""
    names = load_rulebook().area_names
    yield ["aturan", "uraian", "kode", "kecamatan", "orang", "dari"]
    for rule in RULES:
        if rule not in examined:
            yield [rule.code, rule.title, "", "", "tidak diperiksa", ""]
            continue
        for area, found in counts.by_district().items():
            yield [rule.code, rule.title, area, names.get(area, ""), found[rule.code], found[PERSONS]]


def _write(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")
