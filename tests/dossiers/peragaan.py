"""Probolinggo's decree of 2021 with an invented year of work:
every line of the service register has values.

`python -m tests.dossiers.peragaan examples/probolinggo-2021-peragaan` counts the year anew, the
same at each time, and writes what it feeds. What is planned, with feeds, services and places,
stays as the example has it.
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
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.catalogue import Service, Stage
from capaian.domain.registers.closed_month import DUE, Register, RegisterClosing, RegisterFigure
from capaian.dossier.feeding import plan_feed
from capaian.dossier.read import load_dossier
from capaian.dossier.reading.csv_reader import write_rows
from capaian.dossier.rows.files import record_cells
from capaian.dossier.tables.parts import CLOSINGS, FEEDS, FIGURES
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.demonstration.registers import InventedCount, InventedWork, Random, close_first

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
DOSSIER: Final = EXAMPLES / "probolinggo-2021-peragaan"
FACTS: Final = load_dossier(DOSSIER)
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
    },
    **{
        "akta-lahir": 14,
        "akta-lahir-ii": 3,
        "akta-lahir-betul": 2,
        "akta-mati": 6,
        "akta-mati-betul": 0.4,
    },
    **{"akta-kawin": 0.8, "akta-cerai": 0.2, "pengesahan-anak": 0.15, "status-anak": 0.15},
    **{"ganti-nama": 0.3, "akta-betul": 1, "ikd": 5},
}
"""Requests of a working day, invented."""
ALL_MONTHS: Final = tuple(range(1, 13))
OFFICE_WORK: Final[Mapping[str, tuple[int, tuple[int, ...]]]] = {
    **{
        "bmd-kebutuhan": (1, (3,)),
        "bmd-hapus": (1, (9,)),
        "bmd-status": (2, (6,)),
        "bmd-kir": (18, (2, 8)),
    },
    **{"bmd-laporan": (1, (1, 7)), "bmd-persediaan": (1, (6, 12)), "bmd-inventaris": (1, (1, 12))},
    **{
        "bmd-rekon": (1, (3, 6, 9, 12)),
        "prakom-pelatihan": (16, (3, 8)),
        "prakom-instalasi": (2, (4, 10)),
    },
    **{
        "prakom-karya-tulis": (1, (11,)),
        "prakom-petunjuk": (1, (5,)),
        "prakom-seminar": (1, (7,)),
    },
    **{"operator-dilatih": (12, (4, 9)), "inovasi": (1, (5, 10))},
    **{
        code: (mean, ALL_MONTHS)
        for code, mean in {
            **{
                "bmd-salur": 40,
                "bmd-data": 12,
                "bmd-label": 25,
                "bmd-nota": 9,
                "surat-masuk": 180,
            },
            **{"surat-keluar": 130, "kepegawaian": 24, "kearsipan": 300, "laporan-keuangan": 6},
            **{"npd-periksa": 30, "spj-verifikasi": 45, "spk-periksa": 5, "spp-verifikasi": 14},
            **{
                "spp-ajukan": 14,
                "sp2d": 13,
                "npd-panjar": 20,
                "laporan-tugas": 2,
                "laporan-data": 4,
            },
            **{"prakom-penggandaan": 4, "prakom-operasi": 20, "prakom-dokumentasi": 30},
            **{
                "prakom-rekam": 25_500,
                "prakom-rekam-validasi": 12_000,
                "prakom-verifikasi": 9_000,
            },
            **{"prakom-laporan-rekam": 2, "prakom-pemasangan": 1, "prakom-kerusakan": 6},
            **{"prakom-perbaikan": 2, "prakom-tugas-lain": 3},
        }.items()
    },
}
"""Work of the office: what a month has of it, and in which months it is done; invented."""
LEVELS: Final[Mapping[tuple[str, str], tuple[int, int]]] = {
    **{("sarana", "tersedia"): (112, 121), ("sarana", "dibutuhkan"): (130, 130)},
    **{("data-ganda", "tervalidasi"): (0, 1_140), ("data-ganda", "ditemukan"): (40, 1_190)},
    **{("pemanfaatan", "dimanfaatkan"): (14, 19), ("pemanfaatan", "tersedia"): (24, 24)},
    **{("jaringan", "baik"): (31, 33), ("jaringan", "seluruhnya"): (34, 34)},
    **{
        ("sarana-siak", ""): (40, 46),
        ("sarana-jaringan", ""): (30, 34),
        ("kas", ""): (5_000_000, 800_000),
    },
}
"""Levels by detail: what the year begins and ends with, and in between a straight line;
invented.
"""
MOVES: Final = ("pindah-keluar", "pindah-datang")
BIRTHS: Final = ("akta-lahir", "akta-lahir-ii", "akta-lahir-betul", "kia", "pengesahan-anak")
OTHERS: Final = ("akta-kawin", "akta-cerai", "akta-mati-betul", "status-anak")
TIMED: Final = ("kk", 10, 30)
"""Service whose times a sample records, from which month on, and how many requests of a month."""
HOLDERS: Final[Mapping[tuple[str, str], str]] = {
    **{
        ("kk", stage): "pengelola-data-verifikasi"
        for stage in ("recapped", "printed", "signed", "delivered")
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
FIRST_HOLDER_SHARE, RECORDED_SHARE = 0.55, 0.97
"""Of two holders: up to the one it was the first, above the other nobody is recorded."""


class WorkOfPosts(InventedWork):
    """What is done by the posts of the decree."""

    def draw_holder(self, random: Random, service: Service, stage: str) -> tuple[str, int, str]:
        post = HOLDERS.get((service.code, stage), "")
        drawn = random.random() if post == TWO_HOLDERS else 0
        holder = (
            0 if drawn > RECORDED_SHARE or not post else 1 if drawn < FIRST_HOLDER_SHARE else 2
        )
        *_, detail = super().draw_holder(random, service, stage)
        return post if holder else "", holder, detail


OFFICE_KINDS: Final = {each.code for each in FACTS.services if each.is_office_work}


def _declared() -> list[Mapping[str, str]]:
    with (DOSSIER / FEEDS.file).open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["register"] == "services"]
    return [row for row in rows if not OFFICE_KINDS & {*row["item"].split()}]


FEEDS_OF: Final[Mapping[str, tuple[Sequence[str], str]]] = {
    row["indicator"]: (row["item"].split(), row["stage"])
    for row in _declared()
    if row["indicator"]
}
"""Indicators of the sheets with the services to citizens and the stage that they count."""
OUTPUTS_OF: Final[Sequence[tuple[str, str, Sequence[str], str, str]]] = [
    (row["node"], row["name"], row["item"].split(), row["stage"], row["detail"])
    for row in _declared()
    if row["node"]
]
"""Second measures of the sheets and outputs of sub-activities, with services, stage and group."""


def work_days() -> list[date]:
    calendar = WorkCalendar.of_year(FACTS)
    days = (date(YEAR, 1, 1) + timedelta(days=number) for number in range(365))
    return [day for day in days if calendar.openings(day)]


def count_year() -> Counter[InventedCount]:
    """What the counters counted, by day: each request goes from stage to stage."""
    services = [each for each in FACTS.services if not each.is_office_work]
    return WorkOfPosts(services, MEANS, AREAS, work_days()).counts()


def _office_work(seed: int = 2021) -> Iterator[RegisterFigure]:
    """What posts counted of the office's own work, month by month."""
    for service in (each for each in FACTS.services if each.is_office_work):
        for post in service.posts:
            random = Random(f"{seed} kantor {service.code} {post}")
            for month in ALL_MONTHS:
                for stage, detail, count in _month_of(random, service, month):
                    about = (month, service.code, stage, "", post, 1, detail)
                    yield _figure(Register.SERVICES, *about, count)


def _month_of(random: Random, service: Service, month: int) -> Iterator[tuple[str, str, int]]:
    for detail in (service.details or ("",)) if service.is_level else ():
        first, last = LEVELS[service.code, detail]
        yield service.stages[0], detail, first + (last - first) * month // 12
    if service.is_level:
        return
    mean, months = OFFICE_WORK[service.code]
    count = round(mean * (0.8 + 0.4 * random.random())) if month in months else 0
    for stage in service.stages:
        if stage == Stage.ON_TIME:
            yield DUE, "", count
            yield stage, "", random.part(count, 0.95)
        else:
            yield stage, "", count
            count = random.part(count, 0.98)


def _complaints(seed: int = 2021) -> Iterator[RegisterFigure]:
    random = Random(f"{seed} pengaduan")
    for month in range(1, 13):
        for item, mean in (("konsultasi", 45), ("pengaduan", 9)):
            received = random.poisson(mean)
            solved = random.part(received, 0.93)
            stages = {
                "received": received,
                "due": received,
                "solved": solved,
                "overdue": received - solved,
            }
            for stage, count in {**stages, "solved_in_time": random.part(solved, 0.9)}.items():
                yield _figure(
                    Register.COMPLAINTS, month, item, stage, "", "pengelola-siak", 1, "", count
                )


def _times(seed: int = 2021) -> Iterator[RegisterFigure]:
    """Working minutes of a sample of requests,
    with the working days that these touch besides the first.
    """
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
                yield _figure(
                    Register.SERVICES, month, service, stage, "", "", 0, str(detail), count
                )


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
    who = (AreaCode(area) if area else None, PostId(post) if post else None, holder or None)
    about = (register, Period(YEAR, PeriodKind.MONTH, month), item, stage, "", *who, detail)
    return RegisterFigure(*about, Decimal(value))


def figures() -> list[RegisterFigure]:
    months: Counter[tuple[int, str, str, str, str, int, str]] = Counter()
    for (day, *about), value in count_year().items():
        months[day.month, *about] += value
    counted = (_figure(Register.SERVICES, *key, value) for key, value in sorted(months.items()))
    return [*counted, *_times(), *_office_work(), *_complaints()]


def write(folder: Path) -> None:
    """Count the year anew in a dossier that has its plan, and write what this feeds."""
    facts = load_dossier(folder)
    kinds = {each.code for each in facts.services}
    rows = [row for row in figures() if row.register is not Register.SERVICES or row.item in kinds]
    for table, records in ((FIGURES, rows), (CLOSINGS, [*_closings(rows, len(facts.sites))])):
        cells = [record_cells(table, each) for each in records]
        cells = [{name: text for name, text in each.items() if name != "recap"} for each in cells]
        text = write_rows([*cells[0]], [[*each.values()] for each in cells])
        (folder / table.file).write_text(text, "utf-8")
    plan_feed(folder).write(folder)


def write_plan(folder: Path) -> None:
    """Write the dossier before anything is counted: services, places, office hours and feeds."""
    shutil.copytree(DOSSIER, folder)
    for table in (FIGURES, CLOSINGS):
        (folder / table.file).unlink()
    plan_feed(folder).write(folder)


def write_services_plan(folder: Path) -> None:
    """Write the same without the office's own work, and without what no register fills."""
    write_plan(folder)
    for file in ("counts.csv", "inputs.csv", "cooperation.csv"):
        (folder / file).unlink()
    for file, is_other in (
        ("registers/services.csv", lambda row: row["field"] == "office"),
        ("registers/sites.csv", lambda row: row["kind"] == "office"),
        ("feeds.csv", lambda row: bool(OFFICE_KINDS & {*row["item"].split()})),
        ("outputs.csv", lambda row: bool(row["source"])),
    ):
        with (folder / file).open(encoding="utf-8") as stream:
            heads, *rows = csv.reader(stream)
        kept = [row for row in rows if not is_other(dict(zip(heads, row, strict=True)))]
        (folder / file).write_text(write_rows(heads, kept), "utf-8")


def _closings(rows: Sequence[RegisterFigure], sites: int) -> Iterator[RegisterClosing]:
    days = Counter(day.month for day in work_days())
    for register, places in ((Register.SERVICES, sites), (Register.COMPLAINTS, 1)):
        for month in Period.year_of(YEAR).parts(PeriodKind.MONTH):
            own = [row for row in rows if (row.register, row.period) == (register, month)]
            yield close_first(register, month, own, days[month.ordinal], places)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
