"""Papers of a survey: they print what a slow script makes of the answers,
and no small group is in them.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from fractions import Fraction
from html import unescape
from pathlib import Path
from statistics import stdev

import pytest
from openpyxl import load_workbook
from tests.functional.cli_cast import BALANGAN, run
from tests.functional.test_cli_survey import REAL, SHARED, half_up
from tests.intake.survey_files import QUESTIONS, table, write

SCHOOLS = ("SD",) * 4 + ("SMP",) * 14 + ("SMA",) * 30 + ("S1",) * 16
"""Of 64 respondents; four of them are too few."""
ROWS = [
    [
        "Perempuan" if row % 3 else "Laki-laki",
        SCHOOLS[row],
        *(4 - (row * (3 + place) // 7 + place) % 3 for place in range(9)),
    ]
    for row in range(64)
]
ORDER = (0, 1, 2, 3, 4, 5, 6, 8, 7)
"""Where the elements U1 to U9 stand among the questions."""
WEIGHT = Fraction(111, 1000)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skm") / "dossier"
    shutil.copytree(BALANGAN, folder)
    file = write(folder.parent, table([["Jenis kelamin", "Pendidikan", *QUESTIONS], *ROWS]))
    into = ("--dossier", folder, "--period", "2023", "--users", "16086", "--yes")
    assert run("survey", file, *into).code == 0
    with (folder / "factors.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    new = (
        ("2023", "obstacle", "Kursi kurang.", ""),
        ("2023", "plan", "Menambah kursi.", "Triwulan I 2024"),
    )
    for period, kind, text, due in (
        *new,
        ("2022-S2", "plan", "Memasang nomor antrean.", "Triwulan II 2023"),
    ):
        rows.append({"subject": "skm", "period": period, "kind": kind, "text": text, "due": due})
        rows[-1] |= {"element": "U9", "state": "selesai" if period == "2022-S2" else ""}
    with (folder / "factors.csv").open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, [*rows[0], "element"], restval="", lineterminator="\n")
        made.writeheader()
        made.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def out(dossier: Path) -> Path:
    folder = dossier.parent / "naskah"
    for kind, formats in (
        ("laporan-skm", "xlsx,html"),
        ("publikasi-skm", "html"),
        ("surat-skm", "html"),
    ):
        done = run("paper", dossier, kind, "--out", folder, "--format", formats)
        assert done.code == 0, done.says
    return folder


def words(out: Path, kind: str) -> str:
    html = (out / f"{kind}-skm-2023.html").read_text(encoding="utf-8")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<body")[2])).split())


def cells(out: Path) -> list[tuple[str, ...]]:
    book = load_workbook(out / "laporan-skm-skm-2023.xlsx")
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return [tuple(str(cell) for cell in row if cell is not None) for row in rows]


def mean(rows: list[list[object]], place: int) -> Fraction:
    values = [Fraction(str(row[2 + place])) for row in rows]
    return sum(values) / len(values)


def index(rows: list[list[object]]) -> str:
    return half_up(sum(mean(rows, place) for place in range(9)) * 25 * WEIGHT)


def test_the_recap_has_what_a_slow_script_makes_of_the_answers(out: Path) -> None:
    found = cells(out)
    for number, place in enumerate(ORDER, 1):
        row = next(row for row in found if row[0] == f"U{number}")
        assert half_up(Fraction(row[4])) == half_up(mean(ROWS, place) * 25), row
        assert abs(Fraction(row[3]) - mean(ROWS, place)) < Fraction(1, 1000) and row[2] == "64"
    women = [row for row in ROWS if row[0] == "Perempuan"]
    row = next(row for row in found if row[0] == "perempuan")
    assert row[1] == str(len(women)) and half_up(Fraction(row[3])) == index(women)
    assert half_up(Fraction(row[2])) == half_up(Fraction(100 * len(women), 64))


def test_the_report_says_sample_margin_and_what_is_not_stated(out: Path) -> None:
    text = words(out, "laporan-skm")
    own = [sum(Fraction(str(value)) for value in row[2:]) / 9 for row in ROWS]
    margin = 1.96 * stdev([float(value) for value in own]) / 8 * 25
    assert f"± {margin:.2f}".replace(".", ",") in text.replace("\N{NO-BREAK SPACE}", " ")
    assert index(ROWS) in text and "diperlukan 375 responden" in text
    assert "Alasannya: belum dinyatakan" in text and "sedikitnya 7 dari 9 unsur" in text
    lowest = sorted(range(9), key=lambda number: (mean(ROWS, ORDER[number]), number))[:3]
    names = {row[0]: row[1] for row in cells(out) if re.fullmatch(r"U\d", row[0] if row else "")}
    printed = [row[1] for row in cells(out) if len(row) == 5 and row[1] in names.values()]
    assert printed[:3] == [names[f"U{number + 1}"] for number in lowest]
    assert "Menambah kursi." in text and "Triwulan I Tahun 2024" in text
    assert "Memasang nomor antrean." in text and "selesai" in text


def test_small_groups_are_in_no_paper_and_no_row(out: Path, dossier: Path) -> None:
    with (dossier / "registers" / "respondents.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    schools = {row["name"]: int(row["answers"]) for row in rows if row["trait"] == "education"}
    assert schools == {"SMA": 30, "S1": 16, "SMP dll.": 18}, "SD alone would follow from SMP"
    assert min(int(row["answers"]) for row in rows) >= 10
    for kind in ("laporan-skm", "publikasi-skm"):
        assert re.search(r"\bSD\b", words(out, kind)) is None
    assert not any(row and row[0] in ("SD", "SMP") for row in cells(out)), (
        "each would follow from the other"
    )


def test_the_publication_and_the_letter_say_index_class_period_and_number(out: Path) -> None:
    for kind in ("publikasi-skm", "surat-skm"):
        text = words(out, kind)
        assert all(part in text for part in (index(ROWS), "64", "2023")), kind
    assert "Mutu" in words(out, "publikasi-skm") and "perempuan" in words(out, "publikasi-skm")


def test_a_row_of_fewer_than_ten_is_refused(dossier: Path, tmp_path: Path) -> None:
    copy = tmp_path / "dossier"
    shutil.copytree(dossier, copy)
    with (copy / "registers" / "respondents.csv").open("a", encoding="utf-8") as file:
        file.write("skm,2023,education,SD,4,80,2\n")
    done = run("check", copy)
    assert done.code == 10 and "registers/respondents.csv" in done.says


if SHARED.is_dir():

    @pytest.mark.parametrize("policy", ["pooled", "mean"])
    def test_the_value_of_a_year_is_that_of_its_raw_answers(tmp_path: Path, policy: str) -> None:
        """Real answers of 2021 as two half-years of unlike size,
        against sums over the raw file.
        """
        with REAL.open(encoding="utf-8", newline="") as file:
            rows = [
                [int(row[f"u{n}"]) for n in range(1, 10)]
                for row in csv.DictReader(file)
                if row["year"] == "2021"
            ]
        parts = {"2023-S1": rows[:80], "2023-S2": rows[80:]}
        dossier = tmp_path / "dossier"
        shutil.copytree(BALANGAN, dossier)
        plan, stored = dossier / "plan.yaml", dossier / "survey.csv"
        place = "classes: permenpanrb-14-2017"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(
            text.replace(place, f"{place}\n    year_value: {policy}"), encoding="utf-8"
        )
        lines = stored.read_text(encoding="utf-8").splitlines()
        stored.write_text(
            "\n".join([line for line in lines if ",2023," not in line]) + "\n", encoding="utf-8"
        )
        for period, own in parts.items():
            file = write(tmp_path, table([QUESTIONS, *own]))
            done = run("survey", file, "--dossier", dossier, "--period", period)
            assert done.code == 0, done.says
        found = json.loads(run("compute", dossier, "--json").out)["surveys"]
        year = next(each for each in found if each["period"] == "2023")
        means = [
            [Fraction(sum(row[n] for row in own), len(own)) for n in range(9)]
            for own in parts.values()
        ]
        joint = [Fraction(sum(row[n] for row in rows), len(rows)) for n in range(9)]
        plain = [sum(pair) / 2 for pair in zip(*means, strict=True)]
        total = sum(joint if policy == "pooled" else plain)
        assert year["index"]["display"] == half_up(total * 25 * WEIGHT) and year["n"] == 299
        assert half_up(sum(joint) * 25 * WEIGHT) != half_up(sum(plain) * 25 * WEIGHT)
