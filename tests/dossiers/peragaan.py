"""Probolinggo's decree of 2021 with an invented year of work: every line of the service register has values.

`python -m tests.dossiers.peragaan examples/probolinggo-2021-peragaan` writes it anew, the same at each time.
"""

from __future__ import annotations

import csv
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register, RegisterClosing, RegisterFigure
from capaian.dossier.feeding import plan_feed
from capaian.dossier.rows.tables import record_cells
from capaian.dossier.tables.parts import (
    CLOSINGS,
    FEEDS,
    FIGURES,
    HOLIDAYS,
    HOURS,
    NODES,
    OUTPUTS,
    SERVICES,
    SITES,
)
from capaian.rulebook.load import load_reference
from capaian.web.demonstration.invented_days import InventedCount, InventedWork, Random, close_first

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
YEAR: Final = 2021
AREAS: Final = {"35.74.01": 20, "35.74.02": 17, "35.74.03": 26, "35.74.04": 24, "35.74.05": 13}
"""Kecamatan with their part of the people in percent, invented."""
MEANS: Final[Mapping[str, float]] = {
    **{
        "kk": 28,
        "ktp": 36,
        "ktp-rekam": 16,
        "kia": 15,
        "pindah-keluar": 6,
        "pindah-datang": 7,
        "nik": 9,
        "ikd": 5,
    },
    **{"akta-lahir": 14, "akta-lahir-ii": 3, "akta-lahir-betul": 2, "akta-mati": 6, "akta-mati-betul": 0.4},
    **{"akta-kawin": 0.8, "akta-cerai": 0.2, "pengesahan-anak": 0.15, "status-anak": 0.15},
    **{"ganti-nama": 0.3, "akta-betul": 1, "ikd": 5},
}
"""Requests of a working day, invented."""
MOVES: Final = ("pindah-keluar", "pindah-datang")
BIRTHS: Final = ("akta-lahir", "akta-lahir-ii", "akta-lahir-betul", "kia", "pengesahan-anak")
OTHERS: Final = ("akta-kawin", "akta-cerai", "akta-mati-betul", "status-anak")
FEEDS_OF: Final[Mapping[str, tuple[Sequence[str], str]]] = {
    "iki-9-3": (MOVES, "processed"),
    "iki-10-1": (["kk"], "received"),
    "iki-10-2": (["ktp"], "received"),
    "iki-10-3": (["kia"], "received"),
    "iki-11-1": (["kk"], "recapped"),
    "iki-11-2": (["kk"], "printed"),
    "iki-11-3": (["kk"], "signed"),
    "iki-11-4": (["kk"], "delivered"),
    "iki-12-1": (MOVES, "processed"),
    "iki-13-1": (MOVES, "received"),
    "iki-13-2": (MOVES, "verified"),
    "iki-13-3": (MOVES, "processed"),
    "iki-13-4": (MOVES, "printed"),
    "iki-13-5": (MOVES, "delivered"),
    "iki-14-1": (["nik"], "processed"),
    "iki-16-1": (["akta-lahir"], "processed"),
    **{f"iki-17-{line}": ([item], "printed") for line, item in zip((1, 2, 3, 5, 6), BIRTHS, strict=True)},
    "iki-17-4": (["akta-lahir"], "legalised"),
    **{
        f"iki-19-{line}": ([item], "received")
        for line, item in enumerate(("akta-kawin", "akta-cerai", "akta-mati", "ganti-nama", "akta-betul"), 1)
    },
    **{f"iki-20-{line}": ([item], "printed") for line, item in zip((1, 2, 3, 5), OTHERS, strict=True)},
    "iki-20-4": (["akta-mati"], "legalised"),
}
"""Indicators of the sheets with the services and the stage that they count."""
DEEDS: Final = (
    *(item for item in MEANS if item.startswith("akta-")),
    *("pengesahan-anak", "status-anak", "ganti-nama"),
)
OUTPUTS_OF: Final[Sequence[tuple[str, str, Sequence[str], str, str]]] = (
    ("sasaran-iki-9", "Penduduk pindah keluar yang didata", ["pindah-keluar"], "processed", ""),
    ("sasaran-iki-9", "Penduduk pindah datang yang didata", ["pindah-datang"], "processed", ""),
    ("sasaran-iki-10", "Kartu Keluarga yang dicetak", ["kk"], "printed", ""),
    ("sasaran-iki-10", "KTP-el yang dicetak", ["ktp"], "printed", ""),
    ("sasaran-iki-10", "KIA yang dicetak", ["kia"], "printed", ""),
    ("sasaran-iki-13", "Dokumen pindah datang yang ditandatangani", MOVES, "signed", ""),
    ("sasaran-iki-16", "Akta kelahiran usia 0-18 tahun yang dicetak", ["akta-lahir"], "printed", "0-18"),
    (
        "sasaran-iki-16",
        "Akta kelahiran di atas 18 tahun yang dicetak",
        ["akta-lahir"],
        "printed",
        "di-atas-18",
    ),
    ("sasaran-iki-19", "Akta perkawinan yang dicetak", ["akta-kawin"], "printed", ""),
    ("sasaran-iki-19", "Akta perceraian yang dicetak", ["akta-cerai"], "printed", ""),
    ("sasaran-iki-19", "Akta kematian yang dicetak", ["akta-mati"], "printed", ""),
    ("sasaran-iki-19", "Perubahan nama yang dicetak", ["ganti-nama"], "printed", ""),
    ("sasaran-iki-19", "Pembetulan akta yang dicetak", ["akta-betul"], "printed", ""),
    ("III.1.1", "Dokumen hasil pendaftaran penduduk", ["kk", "ktp", "kia"], "printed", ""),
    ("III.1.2", "Dokumen hasil pelaporan peristiwa kependudukan", MOVES, "printed", ""),
    ("IV.1.1", "Dokumen hasil pelaporan peristiwa penting", DEEDS, "printed", ""),
)
"""Second measures of the sheets and outputs of sub-activities, with services, stage and group."""
SOLVED: Final = ("sasaran-iki-23", "Konsultasi dan pengaduan yang selesai")
WORK_PLAN: Final = (
    ("III", "program", "Program Pendaftaran Penduduk", "", "sasaran-1", "kabid-dafduk"),
    ("III.1", "activity", "Pelayanan Pendaftaran Penduduk", "III", "", ""),
    (
        *("III.1.1", "subactivity"),
        "Pencatatan, Penatausahaan dan Penerbitan Dokumen atas Pendaftaran Penduduk",
        *("III.1", "", "kasi-identitas"),
    ),
    (
        *("III.1.2", "subactivity"),
        "Pencatatan, Penatausahaan dan Penerbitan Dokumen atas Pelaporan Peristiwa Kependudukan",
        *("III.1", "", "kasi-pindah-datang"),
    ),
    ("IV", "program", "Program Pencatatan Sipil", "", "sasaran-1", "kabid-capil"),
    ("IV.1", "activity", "Pelayanan Pencatatan Sipil", "IV", "", ""),
    (
        *("IV.1.1", "subactivity"),
        "Pencatatan, Penatausahaan dan Penerbitan Dokumen atas Pelaporan Peristiwa Penting",
        *("IV.1", "", "kasi-kelahiran"),
    ),
)
"""Sub-activities with outputs of tier IV, as other offices name them; invented for this one."""
TARGETS: Final = {"III.1.1": 21000, "III.1.2": 3000, "IV.1.1": 7000}
"""Targets of their outputs, invented."""
TIMED: Final = ("kk", 10, 30)
"""Service whose times a sample records, from which month on, and how many requests of a month."""
HOLDERS: Final[Mapping[tuple[str, str], str]] = {
    **{
        ("kk", stage): "pengelola-data-verifikasi" for stage in ("recapped", "printed", "signed", "delivered")
    },
    **{
        (item, stage): "pengelola-mutasi"
        for item in MOVES
        for stage in ("received", "verified", "processed", "printed", "signed", "delivered")
    },
    **{(item, "printed"): "pengelola-akta-kelahiran" for item in BIRTHS},
    ("akta-lahir", "legalised"): "pengelola-akta-kelahiran",
    **{(item, "printed"): "pengelola-akta-perkawinan" for item in OTHERS},
    ("akta-mati", "legalised"): "pengelola-akta-perkawinan",
}
"""Whose work a stage is by the decree; printed deeds of death are nobody's."""
TWO_HOLDERS: Final = "pengelola-akta-kelahiran"
_NAME: Final = "name: Dinas Kependudukan dan Pencatatan Sipil"
_MARK: Final = (
    "# PERAGAAN: jabatan dan indikator dari keputusan 2021; program, target dan semua angka register REKAAN."
)


def work_days() -> list[date]:
    """Weekdays of the year without holidays; the office is closed at weekends."""
    days = (date(YEAR, 1, 1) + timedelta(days=number) for number in range(365))
    return [day for day in days if day.isoweekday() <= 5 and day not in HOLIDAYS_OF]


HOLIDAYS_OF: Final[Mapping[date, str]] = {
    date(YEAR, month, day): name
    for month, day, name in (
        (1, 1, "Tahun Baru"), (2, 12, "Imlek"), (3, 11, "Isra Mikraj"), (4, 2, "Wafat Isa Almasih"),
        (5, 13, "Idulfitri"), (5, 14, "Idulfitri"), (5, 26, "Waisak"), (6, 1, "Hari Lahir Pancasila"),
        (7, 20, "Iduladha"), (8, 11, "Muharam"), (8, 17, "Hari Kemerdekaan"), (10, 20, "Maulid Nabi"),
    )
}  # fmt: skip


def _complaints(seed: int = 2021) -> Iterator[RegisterFigure]:
    random = Random(f"{seed} pengaduan")
    for month in range(1, 13):
        for item, mean in (("konsultasi", 45), ("pengaduan", 9)):
            received = random.poisson(mean)
            solved = random.part(received, 0.93)
            stages = {"received": received, "due": received, "solved": solved}
            for stage, count in {**stages, "solved_in_time": random.part(solved, 0.9)}.items():
                yield _figure(Register.COMPLAINTS, month, item, stage, "", "pengelola-siak", 1, "", count)


def _times(seed: int = 2021) -> Iterator[RegisterFigure]:
    """Working minutes of a sample of requests, with the working days that these touch besides the first."""
    service, since, number = TIMED
    for month in range(since, 13):
        random = Random(f"{seed} waktu {month}")
        minutes = [30 * (1 + int(60 * random.random() ** 3)) for _ in range(number)]
        counted = [
            ("duration", Counter(minutes)),
            ("duration-days", Counter(each // 420 for each in minutes)),
        ]
        for stage, counts in counted:
            for detail, count in sorted(counts.items()):
                yield _figure(Register.SERVICES, month, service, stage, "", "", 0, str(detail), count)


def _figure(
    register: Register,
    month: int,
    item: str,
    stage: str,
    area: str,
    post: str,
    holder: int,
    detail: str,
    value: int,
) -> RegisterFigure:
    return RegisterFigure(
        register,
        Period(YEAR, PeriodKind.MONTH, month),
        item,
        stage,
        "",
        AreaCode(area) if area else None,
        PostId(post) if post else None,
        holder or None,
        detail,
        Decimal(value),
        Place(FIGURES.file),
    )


def count_year() -> Counter[InventedCount]:
    """What the counters counted, by day: each request goes from stage to stage."""
    work = InventedWork(load_reference().services, MEANS, AREAS, work_days(), HOLDERS, TWO_HOLDERS)
    return work.counts()


def figures() -> list[RegisterFigure]:
    months: Counter[tuple[int, str, str, str, str, int, str]] = Counter()
    for (day, *about), value in count_year().items():
        months[day.month, *about] += value
    counted = (_figure(Register.SERVICES, *key, value) for key, value in sorted(months.items()))
    return [*counted, *_times(), *_complaints()]


def write(folder: Path) -> None:
    """Write the dossier: the decree's, with registers, feeds and what these fill."""
    write_plan(folder)
    rows = figures()
    for table, records in ((FIGURES, rows), (CLOSINGS, _closings(rows))):
        cells = (tuple(record_cells(table, each).values()) for each in records)
        _table(folder, table.file, table.columns_of(*_NATURES), cells)
    plan_feed(folder).write(folder)


def write_plan(folder: Path) -> None:
    """Write the dossier before anything is counted: services, places, office hours and feeds."""
    shutil.copytree(EXAMPLES / "probolinggo-2021", folder)
    office = (folder / "office.yaml").read_text("utf-8")
    marked = office.replace(_NAME, f"{_NAME} (peragaan, angka rekaan)", 1)
    (folder / "office.yaml").write_text(f"{_MARK}\n{marked}", "utf-8")
    names = ("id", "kind", "code", "name", "parent", "objective", "owner", "indicators")
    _table(folder, NODES.file, names, [(node, kind, node, *others, "") for node, kind, *others in WORK_PLAN])
    planned = [
        (node, name, "dokumen", str(YEAR), str(TARGETS[node]), "", "target rekaan")
        for node, name, *_ in OUTPUTS_OF
        if node in TARGETS
    ]
    planned.append((*SOLVED, "layanan", str(YEAR), "", "", ""))
    _table(folder, OUTPUTS.file, ("node", "name", "unit", "period", "target", "actual", "note"), planned)
    _table(folder, FEEDS.file, FEEDS.columns_of(*_NATURES), _feeds())
    _table(folder, SERVICES.file, SERVICES.columns_of(*_NATURES), _services())
    sites = [("loket-1", "Loket 1", "counter", ""), ("loket-2", "Loket 2", "counter", "")]
    sites += [
        (f"kec-{area[-2:]}", f"Kecamatan {name}", "district", area) for area, name in _districts().items()
    ]
    _table(folder, SITES.file, ("code", "name", "kind", "area"), sites)
    hours = [("", "", "1234", "08:00", "15:00"), ("", "", "5", "08:00", "13:00")]
    _table(folder, HOURS.file, ("first", "last", "weekdays", "opens", "closes"), hours)
    _table(folder, HOLIDAYS.file, ("day", "name"), [(str(day), name) for day, name in HOLIDAYS_OF.items()])


_NATURES: Final = tuple(
    {column.nature for table in (FEEDS, CLOSINGS) for column in table.columns if column.nature}
)


def _table(
    folder: Path, file: str, names: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]
) -> None:
    (folder / file).parent.mkdir(exist_ok=True)
    with (folder / file).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)


def _districts() -> dict[str, str]:
    with (EXAMPLES / "probolinggo-2021" / "areas.csv").open(encoding="utf-8") as stream:
        return {row["code"]: row["name"] for row in csv.DictReader(stream) if row["kind"] == "district"}


def _feeds() -> Iterator[Sequence[str]]:
    for code, (items, stage) in FEEDS_OF.items():
        yield ("", code, "", "", "services", " ".join(items), stage, "", "", "", "", "", "sum", "", "month")
    yield ("", "iki-23-2", "", "", "complaints", "", "received", "", "", "", "", "", "sum", "", "month")
    for node, name, items, stage, detail in OUTPUTS_OF:
        about = ("services", " ".join(items), stage, "", "", "", "", detail)
        yield ("", "", node, name, *about, "sum", "", "month")
    yield ("", "", *SOLVED, "complaints", "", "solved", "", "", "", "", "", "sum", "", "month")


def _services() -> Iterator[Sequence[str]]:
    for each in load_reference().services:
        about = (each.code, each.name, each.field.value, each.unit, each.document, " ".join(each.stages))
        yield (*about, " ".join(each.details), str(each.standard or ""), each.blank, "", "", "", "")


def _closings(rows: Sequence[RegisterFigure]) -> Iterator[RegisterClosing]:
    days = Counter(day.month for day in work_days())
    for register, sites in ((Register.SERVICES, 7), (Register.COMPLAINTS, 1)):
        for month in Period.year_of(YEAR).parts(PeriodKind.MONTH):
            own = [row for row in rows if (row.register, row.period) == (register, month)]
            yield close_first(register, month, own, days[month.ordinal], sites)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
