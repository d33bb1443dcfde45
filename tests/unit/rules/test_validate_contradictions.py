"""Contradictions of data: errors with their way out, warnings once they are declared, and what is none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal

import pytest
from tests.factories import (
    AREAS,
    HULU,
    PROVINCE,
    REGENCY,
    component,
    count,
    counts,
    difference,
    element,
    evaluation,
    money,
    office_year,
    peer,
    policies,
    report,
    rule_set,
    staff,
    village,
)

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.rules.checks.validate import validate

Changes = Mapping[str, object]
GOOD = (*counts("ktp", [90, 180, 270], [100, 200, 300]), *counts("akta", [0, 5, 3], [0, 5, 5]))


def issues(**changes: object) -> tuple[Issue, ...]:
    return validate(office_year(**changes), rule_set())


VILLAGES = (*AREAS, village("99.01.01.01", "A", HULU), village("99.01.01.02", "B", HULU))
CONTRADICTIONS = [
    pytest.param(
        {"counts": counts("ktp", [101, 180, 270], [100, 200, 300])},
        "part_larger_than_whole:ktp.have:99.01.01:2023",
        "counts.csv, baris 10",
        "101",
        "Memiliki ktp (101) lebih banyak daripada Wajib ktp (100) di Hulu, Tahun 2023.",
        id="part larger than whole",
    ),
    pytest.param(
        {"counts": (count("ktp.have", REGENCY, "100.5"), count("ktp.need", REGENCY, 100))},
        "part_larger_than_whole:ktp.have:99.01:2023",
        "counts.csv, baris 2",
        "100.5",
        "Memiliki ktp (100,5) lebih banyak daripada Wajib ktp (100) di Kabupaten Contoh, Tahun 2023.",
        id="part larger than whole by a half, in the regency",
    ),
    pytest.param(
        {"peers": (peer("99.02", 120, 100),)},
        "part_larger_than_whole:peer:ktp:99.02:2023",
        "peers.csv, baris 6",
        "120",
        "Memiliki ktp (120) lebih banyak daripada Wajib ktp (100) di Kabupaten 99.02, Tahun 2023.",
        id="part larger than whole in another regency",
    ),
    pytest.param(
        {"inputs": (money("I.1.1", 100, 101),)},
        "realised_above_budget:I.1.1:all:2023",
        "inputs.csv, baris 5",
        "101",
        "Realisasi 101 melebihi pagu 100 pada I.1.1, Tahun 2023.",
        id="realised above budget",
    ),
    pytest.param(
        {"inputs": (money("*", 100, 101, kind="capital"),)},
        "realised_above_budget:*:capital:2023",
        "inputs.csv, baris 5",
        "101",
        "Realisasi 101 melebihi pagu 100 pada seluruh dinas, Tahun 2023.",
        id="realised above budget of the whole office",
    ),
    pytest.param(
        {"counts": (*GOOD, count("ktp.have", REGENCY, 541))},
        "total_differs:ktp.have:2023",
        "counts.csv, baris 2",
        "541",
        "Memiliki ktp Kabupaten Contoh, Tahun 2023, tertulis 541, padahal jumlah bagiannya 540; "
        "yang dipakai jumlah bagiannya.",
        id="the regency differs from its districts",
    ),
    pytest.param(
        {
            "areas": VILLAGES,
            "counts": (*GOOD, count("ktp.have", "99.01.01.01", 1), count("ktp.have", "99.01.01.02", 2)),
        },
        "total_differs:ktp.have:99.01.01:2023",
        "counts.csv, baris 10",
        "90",
        "Memiliki ktp Hulu, Tahun 2023, tertulis 90, padahal jumlah bagiannya 3; "
        "yang dipakai jumlah bagiannya.",
        id="a district differs from its villages",
    ),
    pytest.param(
        {"inputs": (*office_year().inputs, money("I", 401, None))},
        "total_differs:inputs:I:all:revised:2023",
        "inputs.csv, baris 5",
        "401",
        "Pagu I, Tahun 2023, tertulis 401, padahal jumlah bagiannya 400; yang dipakai jumlah bagiannya.",
        id="a program differs from its activities",
    ),
    pytest.param(
        {"inputs": (*office_year().inputs, money("*", None, 661))},
        "total_differs:inputs:*:all:actual:2023",
        "inputs.csv, baris 5",
        "661",
        "Realisasi seluruh dinas, Tahun 2023, tertulis 661, padahal jumlah bagiannya 660; "
        "yang dipakai jumlah bagiannya.",
        id="the office differs from its programs",
    ),
    pytest.param(
        {
            "inputs": (
                money("*", None, None, original=Decimal(10)),
                money("*", None, None, original=Decimal(5), kind="operations"),
                money("*", None, None, original=Decimal(4), kind="capital"),
            )
        },
        "total_differs:inputs:*:kinds:original:2023",
        "inputs.csv, baris 5",
        "10",
        "Pagu murni seluruh dinas, Tahun 2023, tertulis 10, padahal belanja operasi dan modal 9.",
        id="kinds of spending differ from the whole",
    ),
    pytest.param(
        {"peers": (peer("99.02", 95, 100), peer(REGENCY, 540, 600), peer(PROVINCE, 634, 700))},
        "total_differs:peer:ktp:ktp.have:2023",
        "peers.csv, baris 6",
        "634",
        "Memiliki ktp Kabupaten 99, Tahun 2023, tertulis 634, padahal jumlah kabupaten/kotanya 635; "
        "tabel tidak menyebut jumlah itu angka provinsi.",
        id="the province is less than its regencies",
    ),
    pytest.param(
        {"people": (staff("Bidang", 3), staff("Seksi A", 1, "Bidang"), staff("Seksi B", 1, "Bidang"))},
        "total_differs:people:jabatan:Bidang",
        "people.csv, baris 2",
        "3",
        "Bidang tertulis 3, padahal jumlah bagiannya 2.",
        id="staff differs from its parts",
    ),
    pytest.param(
        {"evaluations": (evaluation("92", (["45", "45"], "90")),)},
        "total_differs:evaluation:nilai:final",
        "evaluations.yaml, baris 2",
        "92",
        "Nilai akhir Penilaian tertulis 92,00, padahal rata-rata unitnya 90,00.",
        id="a final score differs from its units",
    ),
    pytest.param(
        {"evaluations": (evaluation(None, (["45", "45"], "92")),)},
        "total_differs:evaluation:nilai:Unit 1",
        "evaluations.yaml, baris 2",
        "92",
        "Nilai Unit 1 tertulis 92,00, padahal jumlah dimensinya 90,00.",
        id="a unit's score differs from its dimensions",
    ),
    pytest.param(
        {"outputs": (report("iku-2", 85),)},
        "two_values:iku-2",
        "outputs.csv, baris 7",
        "85",
        "Realisasi IKU 2 diisi langsung, padahal juga dihitung dengan rumus; yang dipakai hasil rumus.",
        id="one fact with two values: reported and computed",
    ),
    pytest.param(
        {"survey_elements": (element("U1", "85.34", "3.50"),)},
        "two_values:skm:2023:U1",
        "survey.csv, baris 4",
        "85.34",
        "Unsur U1, Tahun 2023: indeks 85,34 tidak sesuai dengan rata-rata 3,50 (indeksnya 87,50).",
        id="one fact with two values: mean and index",
    ),
    pytest.param(
        {"peers": (peer("99.02", 95, 100, "96"),)},
        "two_values:peer:ktp:99.02:2023",
        "peers.csv, baris 6",
        "96",
        "Cakupan ktp Kabupaten 99.02, Tahun 2023, tertulis 96,00, padahal dari pembilang dan penyebutnya "
        "95,00; yang dipakai hasil hitungan.",
        id="one fact with two values: ratio and its parts",
    ),
]


@pytest.mark.parametrize(("changes", "subject", "place", "value", "message"), CONTRADICTIONS)
def test_a_contradiction_is_an_error_with_its_way_out(
    changes: Changes, subject: str, place: str, value: str, message: str
) -> None:
    (issue,) = issues(**changes)
    assert (issue.level, issue.code, issue.subject) == (Level.ERROR, subject.partition(":")[0], subject)
    assert (str(issue.place), issue.value) == (place, value)
    assert issue.message == message
    assert issue.remedy == (
        f'Perbaiki angkanya, atau nyatakan di differences.yaml beserta alasannya (covers: ["{subject}"]).'
    )


@pytest.mark.parametrize(("changes", "subject", "place", "value", "message"), CONTRADICTIONS)
def test_a_declared_contradiction_is_a_warning_with_its_reason(
    changes: Changes, subject: str, place: str, value: str, message: str
) -> None:
    (issue,) = issues(**changes, differences=(difference(subject),))
    assert (issue.level, issue.code, issue.subject) == (Level.WARNING, subject.partition(":")[0], subject)
    assert issue.message == f"{message} Dinyatakan: salah ketik."
    assert (str(issue.place), issue.value, issue.remedy) == (place, value, "")


@pytest.mark.parametrize(("changes", "subject", "place", "value", "message"), CONTRADICTIONS)
def test_a_declaration_of_something_else_covers_nothing(
    changes: Changes, subject: str, place: str, value: str, message: str
) -> None:
    error, unused = issues(**changes, differences=(difference(f"{subject}x"),))
    assert (error.level, error.subject) == (Level.ERROR, subject)
    assert (unused.code, unused.value) == ("difference_without_use", f"{subject}x")


def test_one_declaration_may_cover_several_contradictions() -> None:
    peers = (peer("99.02", 120, 100), peer("99.03", 130, 100))
    covered = [f"part_larger_than_whole:peer:ktp:{area}:2023" for area in ("99.02", "99.03")]
    assert [issue.level for issue in issues(peers=peers, differences=(difference(*covered),))] == [
        Level.WARNING,
        Level.WARNING,
    ]


def test_an_error_of_choices_cannot_be_declared_away() -> None:
    found = issues(policies=policies(scale_gap=None), differences=(difference("scale_gap_missing"),))
    assert [(issue.code, issue.level) for issue in found] == [
        ("scale_gap_missing", Level.ERROR),
        ("difference_without_use", Level.WARNING),
    ]


def test_everything_wrong_is_told_at_once() -> None:
    found = issues(
        policies=policies(scale_gap=None, areas=Aggregation.SUM),
        counts=counts("ktp", [101, 201, 301], [100, 200, 300]),
        inputs=(money("I.1.1", 100, 101), money("II.1.1", 100, 101)),
        peers=(peer("99.02", 120, 100),),
    )
    assert [issue.code for issue in found] == [
        "scale_gap_missing",
        "areas_policy",
        *["part_larger_than_whole"] * 3,
        *["realised_above_budget"] * 2,
        "part_larger_than_whole",
    ]


def test_a_fall_within_the_year_is_asked_about_and_may_be_right() -> None:
    rows = (
        count("ktp.have", HULU, 90, "2023-S2", row=8),
        count("ktp.have", HULU, 95, "2023-S1", row=7),
    )
    (issue,) = issues(counts=rows)
    assert (issue.code, issue.level, str(issue.place)) == (
        "cumulative_falls",
        Level.WARNING,
        "counts.csv, baris 8",
    )
    assert str(issue.beside) == "counts.csv, baris 7", "the other one may be too high as well"
    assert issue.message == (
        "Memiliki ktp di Hulu turun dari 95 (Semester I Tahun 2023) menjadi 90 (Semester II Tahun 2023), "
        "padahal angka ini dihitung sampai akhir periode."
    )


@pytest.mark.parametrize(
    ("between", "falls"),
    [
        pytest.param([], [("2023-Q1", "2023-Q3")], id="a quarter that nobody asked for"),
        pytest.param([("2023-Q2", None)], [("2023-Q1", "2023-Q3")], id="a quarter that is empty"),
        pytest.param([("2023-Q2", 92)], [("2023-Q1", "2023-Q2"), ("2023-Q2", "2023-Q3")], id="step by step"),
        pytest.param([("2023-Q2", 80)], [("2023-Q1", "2023-Q2")], id="it rises again"),
    ],
)
def test_a_fall_is_from_the_last_figure_that_is_known(
    between: list[tuple[str, int | None]], falls: list[tuple[str, str]]
) -> None:
    told = [("2023-Q1", 97), *between, ("2023-Q3", 90)]
    rows = tuple(count("ktp.have", HULU, value, when) for when, value in told)
    found = [issue for issue in issues(counts=rows) if issue.code == "cumulative_falls"]
    assert [str(issue.subject).rpartition(":")[2] for issue in found] == [after for _, after in falls]
    for issue, (before, after) in zip(found, falls, strict=True):
        assert f"({Period.parse(before).label}) menjadi" in issue.message
        assert f"({Period.parse(after).label}), padahal" in issue.message


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        pytest.param(("2023-S1", 95), ("2023-S2", 95), Aggregation.LAST, id="it stays"),
        pytest.param(("2023-S1", 95), ("2023-S2", 99), Aggregation.LAST, id="it rises"),
        pytest.param(("2023-S1", 95), ("2023-S2", None), Aggregation.LAST, id="it is not known"),
        pytest.param(("2023-S1", None), ("2023-S2", 1), Aggregation.LAST, id="it was not known"),
        pytest.param(("2022-S2", 95), ("2023-S2", 90), Aggregation.LAST, id="from one year to the next"),
        pytest.param(("2022", 95), ("2023", 90), Aggregation.LAST, id="years"),
        pytest.param(("2023-S1", 95), ("2023-S2", 90), Aggregation.SUM, id="events may be fewer"),
    ],
)
def test_what_is_no_fall(
    first: tuple[str, int | None], second: tuple[str, int | None], how: Aggregation
) -> None:
    rows = tuple(count("ktp.have", HULU, value, when) for when, value in (first, second))
    parts = (component("ktp", aggregation=how), component("akta"))
    assert issues(counts=rows, components=parts) == ()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"counts": counts("ktp", [100, 200, 300], [100, 200, 300])}, id="all of the whole"),
        pytest.param({"counts": (*GOOD, count("ktp.have", REGENCY, 540))}, id="a total that is right"),
        pytest.param({"counts": (count("ktp.have", REGENCY, 9),)}, id="a total without parts"),
        pytest.param({"inputs": (money("I.1.1", 100, 100),)}, id="all spent"),
        pytest.param({"inputs": (money("I.1.1", None, 100),)}, id="no budget to compare with"),
        pytest.param(
            {"inputs": (money("I", 999, 9), money("I.1.1", 100, 9))}, id="not all children are known"
        ),
        pytest.param({"peers": (peer("99.02", 95, 100, "95.004"),)}, id="a ratio within its rounding"),
        pytest.param(
            {"peers": (peer("99.02", 95, 100), peer(PROVINCE, 635, 700))}, id="a province that is right"
        ),
        pytest.param(
            {"peers": (peer("99.02", None, 100), peer(PROVINCE, 1, 700))}, id="a regency is not known"
        ),
        pytest.param(
            {"people": (staff("Bidang", None), staff("Seksi", 1, "Bidang"))}, id="no total of staff"
        ),
        pytest.param({"people": (staff("Bidang", 3), staff("Seksi", None, "Bidang"))}, id="staff of a part"),
        pytest.param({"outputs": (report("iku-2", None),)}, id="an empty report beside a formula"),
        pytest.param({"survey_elements": (element("U1", "85.34", "3.41"),)}, id="mean and index by rounding"),
        pytest.param(
            {"inputs": (money("I.1.1", 100, 90), money("I.1.1", 100, 90, period=Period.parse("2023-Q1")))},
            id="periods are not mixed",
        ),
    ],
)
def test_what_is_no_contradiction(changes: Changes) -> None:
    assert issues(**changes) == ()


@pytest.mark.parametrize(("numerator", "level"), [(634, Level.ERROR), (635, None), (636, Level.WARNING)])
def test_a_sum_below_the_province_may_be_of_some_regencies(numerator: int, level: Level | None) -> None:
    """540 of the own regency and 95 of the other one: 635."""
    rows = (peer("99.02", 95, 100), peer(REGENCY, 540, 600), peer(PROVINCE, numerator, 700))
    found = issues(peers=rows)
    assert [issue.level for issue in found if issue.code == "total_differs"] == ([level] if level else [])


@pytest.mark.parametrize("own", [530, 539, 541, 550])
def test_a_recap_with_another_figure_of_the_own_regency_adds_up_by_itself(own: int) -> None:
    """The office counts 540: that is told, and nobody blames the total, which is that of the table's rows."""
    rows = (peer("99.02", 95, 100), peer(REGENCY, own, 600), peer(PROVINCE, 95 + own, 700))
    (issue,) = issues(peers=rows)
    assert (issue.code, issue.level, issue.value) == ("own_differs", Level.WARNING, str(own))
    assert f"{own} menurut tabel ini, padahal menurut dossier 540" in issue.message


@pytest.mark.parametrize("numerator", [600, 634, 636, 700])
def test_a_recap_without_the_own_row_is_held_against_our_count_without_certainty(numerator: int) -> None:
    (issue,) = issues(peers=(peer("99.02", 95, 100), peer(PROVINCE, numerator, 700)))
    assert (issue.code, issue.level) == ("total_differs", Level.WARNING)
    assert "jumlah kabupaten/kotanya, angka sendiri dari dossier, 635" in issue.message


def test_what_a_remedy_says_of_covers_can_be_copied() -> None:
    """It stands in brackets with quotes: keys hold colons, and `covers` is a list."""
    (issue,) = issues(inputs=(money("I.1.1", 100, 101),))
    shown = re.search(r"\(covers: (.*)\)", issue.remedy)
    assert shown is not None
    assert json.loads(shown[1]) == [issue.subject]
