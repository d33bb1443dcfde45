"""`capaian survey`: index, elements and groups of a file, and its way into a dossier."""

from __future__ import annotations

import csv
import json
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.functional.cli_cast import BALANGAN, run
from tests.intake.survey_files import ANSWERS, QUESTIONS, google_forms, numbered, table, write
from tests.intake.test_shared_tables import SHARED

REAL = SHARED / "data" / "survey" / "skm-answers-2018-2021.csv"
REAL_INDICES = {
    "2018": ("82,78", "82,70"),
    "2019": ("81,05", "80,97"),
    "2020": ("78,09", "78,01"),
    "2021": ("89,06", "88,97"),
}


def survey(file: Path, *more: str | Path) -> dict[str, Any]:
    done = run("survey", file, "--json", *more)
    assert done.code == 0, done.says
    found: dict[str, Any] = json.loads(done.out)
    return found


def half_up(value: Fraction) -> str:
    """Two decimals of an index by whole numbers alone."""
    hundredths = (value * 200 + 1) // 2
    return f"{hundredths // 100},{hundredths % 100:02}"


def slow_indices(rows: list[list[int]]) -> tuple[str, str]:
    """Exact and with 0,111, the long way."""
    means = [Fraction(sum(row[place] for row in rows), len(rows)) for place in range(9)]
    return half_up(sum(means) * 25 / 9), half_up(sum(means) * 25 * Fraction(111, 1000))


def displayed(part: dict[str, Any]) -> tuple[str, str]:
    return part["index"]["exact"]["display"], part["index"]["rounded_weights"]["display"]


def test_groups_are_hidden_or_shown_together(tmp_path: Path) -> None:
    found = survey(write(tmp_path, google_forms()))
    by_service = {each["value"]: each["n"] for each in found["groups"] if each["by"] == "service"}
    assert by_service == {"KTP-el": 12, "KK": 12}
    few = survey(write(tmp_path, table([QUESTIONS, *ANSWERS[:3]])))
    assert few["n"] == 3 and few["index"]["exact"] is None and not few["elements"]
    assert "kurang dari 10" in few["hidden"]
    rows = [[*row[:8], row[8] if place < 9 else ""] for place, row in enumerate(ANSWERS)]
    lacking = survey(write(tmp_path, table([QUESTIONS, *rows])))
    assert len(lacking["elements"]) == 8 and lacking["index"]["exact"] is None, (
        "nine answers have no mean"
    )
    assert "kurang dari 10 jawaban untuk U8" in lacking["hidden"]


def test_answers_reach_the_plan_and_name_themselves(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    shutil.copytree(BALANGAN, dossier)
    file = write(tmp_path, numbered().replace("/2025", "/2023"))
    into = ("--dossier", dossier, "--order", "questionnaire")
    before = (dossier / "survey.csv").read_bytes()
    typed = run("survey", file, *into)
    assert typed.code == 10 and "U1 85.34" in typed.err
    assert (dossier / "survey.csv").read_bytes() == before
    assert survey(file, *into, "--yes")["written"] == [
        "intake.yaml",
        "registers/surveys.csv",
        "sources.yaml",
        "survey.csv",
    ]
    assert survey(file, *into)["written"] == []
    again = run("survey", file, "--dossier", dossier)
    assert again.code == 2 and "hanya bernomor" in again.err, (
        "the next file may have another order"
    )
    shown = run("explain", dossier, "iku-1")
    exact, printed = slow_indices([[*row] for row in ANSWERS])
    assert f"= {printed} nilai" in shown.out and f"{len(ANSWERS)} jawaban, sidik" in shown.out
    assert exact != printed and run("check", dossier).code == 0
    outside = run("survey", file, *into, "--period", "2022-S1")
    assert outside.code == 2 and "tahun 2023" in outside.err


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--order", "nomor"), 2, "elements (urutan unsur"),
        (("--map", "Pertanyaan 3"), 2, "JUDUL=ARTI"),
        (("--map", "Pertanyaan 3=U3"), 10, 'Tidak ada kolom berjudul "Pertanyaan 3"'),
        (("--map", "U3=waktu"), 10, '"waktu" bukan arti kolom survei'),
        (("--order", "elements", "--period", "2019"), 10, "Tidak ada jawaban dalam Tahun 2019"),
        (("--users", "0"), 2, "sedikitnya 1"),
    ],
)
def test_wrong_options_are_refused(
    tmp_path: Path, more: tuple[str, ...], code: int, words: str
) -> None:
    done = run("survey", write(tmp_path, numbered()), *more)
    assert done.code == code and words in done.err


def test_an_index_keeps_its_half(tmp_path: Path) -> None:
    """Twelve answers whose index ends on a half of a hundredth by thirds that never end."""
    found = survey(write(tmp_path, table([QUESTIONS, *ANSWERS[:12]])))
    assert displayed(found) == slow_indices([[*row] for row in ANSWERS[:12]])
    assert Decimal(found["index"]["exact"]["value"]) > 25


if SHARED.is_dir():

    def test_real_answers_give_the_indices_of_four_years() -> None:
        """By the command, and by hand from the raw file;
        u8 and u9 are those of the questionnaire.
        """
        with REAL.open(encoding="utf-8", newline="") as file:
            rows = [*csv.DictReader(file)]
        by_year = {
            year: [
                [int(row[f"u{n}"]) for n in range(1, 10)] for row in rows if row["year"] == year
            ]
            for year in REAL_INDICES
        }
        assert {year: slow_indices(own) for year, own in by_year.items()} == REAL_INDICES
        assert run("survey", REAL, "--json").code == 2
        found = survey(REAL, "--order", "questionnaire", "--users", "16086")
        assert found["n"] == len(rows) and found["sample"] == {
            "users": 16086,
            "needed": 375,
            "received": 953,
        }
        assert {each["period"]: displayed(each) for each in found["periods"]} == REAL_INDICES
        margins = {each["period"]: each["margin"]["display"] for each in found["periods"]}
        assert (margins["2021"], margins["2020"]) == ("1,19", "0,53")
        eighth = {
            each["period"]: each["elements"][7]["mean"]["display"] for each in found["periods"]
        }
        assert eighth["2020"] == half_up(Fraction(sum(row[8] for row in by_year["2020"]), 401))
        assert found["periods"][0]["reliability"]["words"] == "tidak layak disimpulkan"
