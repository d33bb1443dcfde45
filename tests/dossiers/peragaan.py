"""Probolinggo's decree of 2021 with an invented year of work: every line of the service register has values.

`python -m tests.dossiers.peragaan examples/probolinggo-2021-peragaan` counts the year anew, the same at each
time, and writes what it feeds. What is planned, with feeds, services and places, stays as the example has it.
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
from capaian.domain.registers.catalogue import Service
from capaian.domain.registers.closed_month import Register, RegisterClosing, RegisterFigure
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
    **{"kk": 28, "ktp": 36, "ktp-rekam": 16, "kia": 15, "pindah-keluar": 6, "pindah-datang": 7, "nik": 9},
    **{"akta-lahir": 14, "akta-lahir-ii": 3, "akta-lahir-betul": 2, "akta-mati": 6, "akta-mati-betul": 0.4},
    **{"akta-kawin": 0.8, "akta-cerai": 0.2, "pengesahan-anak": 0.15, "status-anak": 0.15},
    **{"ganti-nama": 0.3, "akta-betul": 1, "ikd": 5},
}
"""Requests of a working day, invented."""
MOVES: Final = ("pindah-keluar", "pindah-datang")
BIRTHS: Final = ("akta-lahir", "akta-lahir-ii", "akta-lahir-betul", "kia", "pengesahan-anak")
OTHERS: Final = ("akta-kawin", "akta-cerai", "akta-mati-betul", "status-anak")
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
FIRST_HOLDER_SHARE, RECORDED_SHARE = 0.55, 0.97
"""Of two holders: up to the one it was the first, above the other nobody is recorded."""


class WorkOfPosts(InventedWork):
    """What is done by the posts of the decree."""

    def draw_holder(self, random: Random, service: Service, stage: str) -> tuple[str, int, str]:
        post = HOLDERS.get((service.code, stage), "")
        drawn = random.random() if post == TWO_HOLDERS else 0
        holder = 0 if drawn > RECORDED_SHARE or not post else 1 if drawn < FIRST_HOLDER_SHARE else 2
        *_, detail = super().draw_holder(random, service, stage)
        return post if holder else "", holder, detail


def _declared() -> list[Mapping[str, str]]:
    with (DOSSIER / FEEDS.file).open(encoding="utf-8") as stream:
        return [row for row in csv.DictReader(stream) if row["register"] == "services"]


FEEDS_OF: Final[Mapping[str, tuple[Sequence[str], str]]] = {
    row["indicator"]: (row["item"].split(), row["stage"]) for row in _declared() if row["indicator"]
}
"""Indicators of the sheets with the services and the stage that they count."""
OUTPUTS_OF: Final[Sequence[tuple[str, str, Sequence[str], str, str]]] = [
    (row["node"], row["name"], row["item"].split(), row["stage"], row["detail"])
    for row in _declared()
    if row["node"]
]
"""Second measures of the sheets and outputs of sub-activities, with services, stage and group."""


def work_days() -> list[date]:
    calendar = WorkCalendar.of_year(FACTS)
    days = (date(YEAR, 1, 1) + timedelta(days=number) for number in range(365))
    return [day for day in days if calendar.opening(day)]


def count_year() -> Counter[InventedCount]:
    """What the counters counted, by day: each request goes from stage to stage."""
    return WorkOfPosts(FACTS.services, MEANS, AREAS, work_days()).counts()


def _complaints(seed: int = 2021) -> Iterator[RegisterFigure]:
    random = Random(f"{seed} pengaduan")
    for month in range(1, 13):
        for item, mean in (("konsultasi", 45), ("pengaduan", 9)):
            received = random.poisson(mean)
            solved = random.part(received, 0.93)
            stages = {"received": received, "due": received, "solved": solved, "overdue": received - solved}
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
    who = (AreaCode(area) if area else None, PostId(post) if post else None, holder or None)
    about = (register, Period(YEAR, PeriodKind.MONTH, month), item, stage, "", *who, detail)
    return RegisterFigure(*about, Decimal(value), Place(FIGURES.file))


def figures() -> list[RegisterFigure]:
    months: Counter[tuple[int, str, str, str, str, int, str]] = Counter()
    for (day, *about), value in count_year().items():
        months[day.month, *about] += value
    counted = (_figure(Register.SERVICES, *key, value) for key, value in sorted(months.items()))
    return [*counted, *_times(), *_complaints()]


def write(folder: Path) -> None:
    """Count the year anew in a dossier that has its plan, and write what this feeds."""
    rows = figures()
    for table, records in ((FIGURES, rows), (CLOSINGS, [*_closings(rows)])):
        cells = [record_cells(table, each) for each in records]
        text = write_rows([*cells[0]], [[*each.values()] for each in cells])
        (folder / table.file).write_text(text, "utf-8")
    plan_feed(folder).write(folder)


def write_plan(folder: Path) -> None:
    """Write the dossier before anything is counted: services, places, office hours and feeds."""
    shutil.copytree(DOSSIER, folder)
    for table in (FIGURES, CLOSINGS):
        (folder / table.file).unlink()
    plan_feed(folder).write(folder)


def _closings(rows: Sequence[RegisterFigure]) -> Iterator[RegisterClosing]:
    days = Counter(day.month for day in work_days())
    for register, sites in ((Register.SERVICES, 7), (Register.COMPLAINTS, 1)):
        for month in Period.year_of(YEAR).parts(PeriodKind.MONTH):
            own = [row for row in rows if (row.register, row.period) == (register, month)]
            yield close_first(register, month, own, days[month.ordinal], sites)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
