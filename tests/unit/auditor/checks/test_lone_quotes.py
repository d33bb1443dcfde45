"""Figures that stand alone in a place that repeats what the report says elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.printed.number import read_numbers
from capaian.auditor.understanding.labelled import tells
from capaian.auditor.understanding.quoting_places import find_quoting_places, rows_without_table
from capaian.domain.audit import AuditRule, Finding

HARVEST = ("41,37", "62,08", "55,19", "73,46", "88,02", "19,75", "30,64", "27,91", "94,53")
TRACES = "\n\n".join(f"Hasil panen padi Blok {chr(65 + n)} {text}" for n, text in enumerate(HARVEST))
BODY = "\n\n".join(
    f"Pada Blok {chr(65 + n)} dipanen {text} ton gabah kering." for n, text in enumerate(HARVEST)
)
VISITORS = ("12.430", "9.815", "17.266", "20.394", "8.127", "15.553", "31.078", "11.609")
MESSAGES = "\n\n".join(
    f"Bulan ke-{n} dikunjungi {text} orang.\n\nPengunjung terbanyak {text} orang\n\nGambar {n} Pengunjung"
    for n, text in enumerate(VISITORS, start=1)
)


def alone(text: str) -> list[Finding]:
    return [x for x in audited(text).findings if x.rule is AuditRule.CROSSREF and "tempat lain" in x.why]


@pytest.mark.parametrize("text", [f"{BODY}\n\n{TRACES}", MESSAGES])
def test_what_is_repeated_is_silent(text: str) -> None:
    assert alone(text) == []


def test_a_lone_figure_behind_its_name() -> None:
    (found,) = alone(f"{BODY}\n\n{TRACES}".replace("Blok C 55,19", "Blok C 55,79"))
    assert (found.printed, found.computed) == ("55,79", "55,19")
    assert "55,19 (baris 5)" in found.why


def test_a_figure_with_fewer_zeros_is_the_same() -> None:
    """A trace tells 92,5 as the file has it, where the table prints 92,50."""
    body = BODY.replace("55,19", "55,50").replace("62,08", "65,50")
    traces = TRACES.replace("55,19", "55,5").replace("62,08", "65,50")
    assert alone(f"{body}\n\n{traces}") == []
    (found,) = alone(f"{body}\n\n{traces.replace('Blok C 55,5', 'Blok C 55,51')}")
    assert found.printed == "55,51"


def test_a_lone_figure_above_a_chart() -> None:
    (found,) = alone(MESSAGES.replace("terbanyak 17.266", "terbanyak 17.296"))
    assert (found.printed, found.computed) == ("17.296", "17.266")


def test_a_wrong_figure_of_the_body_is_named_beside_its_lone_quotation() -> None:
    text = f"{BODY}\n\n{TRACES}".replace("dipanen 55,19", "dipanen 55,79")
    (found,) = alone(text)
    assert (found.printed, 5 in found.lines) == ("55,19", True)


def test_figures_that_stand_alone_in_great_number_are_no_quotations() -> None:
    assert alone(TRACES.replace("41,37", "41,57") + "\n\n" + BODY[:120]) == []


def test_a_figure_that_is_like_no_other_is_its_own() -> None:
    assert alone(f"{BODY}\n\n{TRACES}".replace("Blok C 55,19", "Blok C 46,82")) == []


def test_a_place_of_few_figures_proves_nothing() -> None:
    few = "\n\n".join(TRACES.split("\n\n")[:4])
    assert alone(f"{BODY}\n\n{few}".replace("Blok C 55,19", "Blok C 55,79")) == []


def test_a_correction_must_be_what_the_report_uses() -> None:
    rows = [f"Halaman {n}|1{text}|{text}|Salah ketik." for n, text in enumerate(HARVEST, start=1)]
    table = "\n".join(["Tabel 9 Perbedaan dari sumber", "Tempat|Tercetak|Dipakai|Alasan", *rows])
    text = f"{BODY}\n\n{table}"
    assert alone(text) == []
    (found,) = alone(text.replace("173,46|73,46", "173,46|73,49"))
    assert (found.printed, found.computed) == ("73,49", "73,46")


def test_boxes_are_rows_whose_cells_name_their_figures() -> None:
    text = "Kunjungan wisatawan 20.394|Kamar terisi 62,08%|Lama tinggal 2,31 malam\n\nKunjungan naik."
    document = read(text).document
    assert [*rows_without_table(document)] == []
    boxes = next(place for place in find_quoting_places(document) if place.words == "kotak angka")
    assert [number.text for number in boxes.numbers] == ["20.394", "62,08", "2,31"]


@pytest.mark.parametrize(
    ("text", "is_telling"), [("2,5", True), ("12.430", True), ("2023", False), ("412", False)]
)
def test_figures_that_can_be_known_again(text: str, is_telling: bool) -> None:
    (number,) = read_numbers(text, 1)
    assert tells(number) is is_telling


def worked(*last: str) -> str:
    """Shares worked out below their names; the last is of a target that stands nowhere else."""
    pairs = zip(HARVEST, (*HARVEST[1:], HARVEST[0]), strict=True)
    shares = [
        (f"{100 * Decimal(a.replace(',', '.')) / Decimal(b.replace(',', '.')):.2f}", a, b) for a, b in pairs
    ]
    told = [(share.replace(".", ","), f"100 × {a} ÷ {b}") for share, a, b in shares]
    lines = [f"Capaian panen Blok {chr(65 + n)} {share}\n100 × Hasil ÷ Target = {work} (panen.csv baris {n})"
             for n, (share, work) in enumerate([*told, last])]  # fmt: skip
    return f"{BODY}\n\n" + "\n\n".join(lines)


def test_a_figure_of_a_share_that_comes_to_the_figure_above_needs_no_other_place() -> None:
    assert alone(worked("88,76", "100 × 55,19 ÷ 62,18")) == []


@pytest.mark.parametrize("last", [("88,77", "100 × 55,19 ÷ 62,18"), ("88,76", "100 × 55,19 ÷ 62,28")])
def test_one_of_a_share_that_does_not_needs_one(last: tuple[str, str]) -> None:
    assert [found.printed for found in alone(worked(*last))] == [last[1][-5:]]
