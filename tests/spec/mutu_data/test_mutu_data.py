"""Mutu data.

Sebelum dihitung, angka diperiksa: bagian tidak boleh lebih besar daripada keseluruhan, realisasi
tidak boleh melebihi pagu, jumlah harus sama dengan bagiannya, satu fakta tidak boleh bernilai dua.
Pertentangan adalah kesalahan, kecuali dinyatakan di differences.yaml beserta alasannya: lalu
menjadi peringatan yang dicetak di antara keterbatasan data.

Sesudah dihitung, hasilnya sendiri dinilai: indikator utama di luar rata-rata, target nol tanpa
aturan nol, triwulan yang tampak sebagai jumlah sejak Januari, periode yang terlewat, baris yang
tidak dipakai, persen sebagai pecahan, bagian di atas 100 persen. Yang demikian ditanyakan, dengan
akibat jawabannya bagi hasil; jawaban dinyatakan di differences.yaml (covers) beserta alasannya.
"""

from __future__ import annotations

from dataclasses import replace
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
    output,
    peer,
    report,
    rule_set,
    staff,
    village,
)

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.work import Resource
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate

GOOD = (*counts("ktp", [90, 180, 270], [100, 200, 300]), *counts("akta", [0, 5, 3], [0, 5, 5]))


def issues(**changes: object) -> tuple[Issue, ...]:
    return validate(office_year(**changes), rule_set())


def subjects(**changes: object) -> list[str | None]:
    return [issue.subject for issue in issues(**changes)]


def test_part_larger_than_whole() -> None:
    """Pemilik dokumen tidak lebih banyak daripada yang wajib memilikinya."""
    rows = counts("ktp", [101, 180, 270], [100, 200, 300])
    (issue,) = issues(counts=rows)
    assert issue.subject == "part_larger_than_whole:ktp.have:99.01.01:2023"
    assert (issue.level, issue.value, issue.place.file) == (Level.ERROR, "101", "counts.csv")
    assert "Memiliki ktp (101) lebih banyak daripada Wajib ktp (100) di Hulu" in issue.message


def test_part_equal_to_the_whole_is_fine() -> None:
    """Seratus persen bukan pertentangan."""
    assert issues(counts=counts("ktp", [100, 200, 300], [100, 200, 300])) == ()


def test_a_component_that_may_exceed() -> None:
    """Layanan yang juga diberikan kepada penduduk daerah lain boleh melebihi 100 persen."""
    parts = (component("ktp", may_exceed_whole=True), component("akta"))
    assert issues(counts=counts("ktp", [101, 1, 1], [100, 200, 300]), components=parts) == ()


@pytest.mark.parametrize(
    ("issued", "found"),
    [
        pytest.param((5, 7), [("2023-S2", Level.WARNING)], id="5 lalu 7: setahun 12 dari 12"),
        pytest.param(
            (6, 7),
            [("2023-S2", Level.WARNING), ("2023", Level.ERROR)],
            id="6 lalu 7: setahun 13 dari 12",
        ),
    ],
)
def test_events_of_the_period_before(
    issued: tuple[int, int], found: list[tuple[str, Level]]
) -> None:
    """Akta dari 6 peristiwa setiap semester:
    yang terbit boleh untuk peristiwa semester sebelumnya.
    """
    rows = [count("akta.need", HULU, 6, half) for half in ("2023-S1", "2023-S2")]
    rows += [count("akta.have", HULU, n, f"2023-S{half}") for half, n in enumerate(issued, 1)]
    reported = [
        issue for issue in issues(counts=tuple(rows)) if issue.code == "part_larger_than_whole"
    ]
    assert [((issue.subject or "").rpartition(":")[2], issue.level) for issue in reported] == found


def test_parts_of_different_periods_are_not_compared() -> None:
    """Hanya angka satu periode yang dibandingkan; yang berhenti lebih dahulu disebut,
    beserta cakupannya.
    """
    rows = (count("ktp.have", HULU, 101, "2023-S2"), count("ktp.need", HULU, 100, "2023-S1"))
    reported = [(issue.code, issue.value) for issue in issues(counts=rows)]
    assert reported == [("earlier_state", "ktp")]


@pytest.mark.parametrize(
    ("total", "found"),
    [
        pytest.param(540, [], id="sama dengan jumlah kecamatan"),
        pytest.param(541, ["total_differs:ktp.have:2023"], id="berbeda satu"),
        pytest.param(None, [], id="kosong: tidak diperiksa"),
    ],
)
def test_regency_total(total: int | None, found: list[str]) -> None:
    """Angka kabupaten harus sama dengan jumlah kecamatannya."""
    assert subjects(counts=(*GOOD, count("ktp.have", REGENCY, total))) == found


def test_total_with_a_missing_district_cannot_be_checked() -> None:
    """Bila satu kecamatan belum melapor, jumlahnya tidak dapat diperiksa;
    kecamatan itu disebut.
    """
    rows = counts("ktp", [90, None, 270], [100, 200, 300])
    year = {"counts": (*rows, count("ktp.have", REGENCY, 999))}
    issues = validate(office_year(**year), rule_set())
    assert [issue.code for issue in issues] == ["count_missing"]


def test_district_total() -> None:
    """Angka kecamatan harus sama dengan jumlah desanya."""
    areas = (*AREAS, village("99.01.01.01", "A", HULU), village("99.01.01.02", "B", HULU))
    below = (count("ktp.have", "99.01.01.01", 40), count("ktp.have", "99.01.01.02", 51))
    found = subjects(areas=areas, counts=(*GOOD, *below))
    assert found == ["total_differs:ktp.have:99.01.01:2023"]


def test_a_stock_that_falls_within_the_year_is_a_warning() -> None:
    """Angka kumulatif yang turun di dalam tahun dipertanyakan, tetapi dapat benar."""
    rows = (count("ktp.have", HULU, 95, "2023-S1"), count("ktp.have", HULU, 90, "2023-S2"))
    (issue,) = issues(counts=rows)
    assert (issue.level, issue.subject) == (
        Level.WARNING,
        "cumulative_falls:ktp.have:99.01.01:2023-S2",
    )


@pytest.mark.parametrize(
    ("budget", "actual", "found"),
    [
        pytest.param(100, 100, [], id="habis"),
        pytest.param(100, 101, ["realised_above_budget:I.1.1:all:2023"], id="melebihi pagu"),
        pytest.param(None, 101, [], id="pagu tidak diketahui"),
        pytest.param(100, None, [], id="belum ada realisasi"),
    ],
)
def test_realised_above_budget(budget: int | None, actual: int | None, found: list[str]) -> None:
    """Realisasi tidak melebihi pagu."""
    assert subjects(inputs=(money("I.1.1", budget, actual),)) == found


def test_original_budget_where_there_is_no_revised_one() -> None:
    """Tanpa pagu perubahan, realisasi dibandingkan dengan pagu murni."""
    row = money("I.1.1", None, 101, original=Decimal(100))
    assert subjects(inputs=(row,)) == ["realised_above_budget:I.1.1:all:2023"]


def test_staff_may_exceed_the_plan() -> None:
    """Pemakaian orang di atas rencana bukan pertentangan anggaran."""
    assert issues(inputs=(money("I.1.1", 10, 12, resource=Resource.STAFF),)) == ()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param(money("I.1", 400, 360), [], id="kegiatan sama"),
        pytest.param(
            money("I.1", 401, 360),
            ["total_differs:inputs:I.1:all:revised:2023"],
            id="pagu kegiatan",
        ),
        pytest.param(
            money("I", 400, 361),
            ["total_differs:inputs:I:all:actual:2023"],
            id="realisasi program",
        ),
        pytest.param(money("*", 1000, 660), [], id="seluruh dinas sama"),
        pytest.param(
            money("*", 1001, 660), ["total_differs:inputs:*:all:revised:2023"], id="pagu dinas"
        ),
        pytest.param(
            money("*", None, 660, original=Decimal(800)), [], id="pagu murni tanpa bagian"
        ),
    ],
)
def test_budget_identities(row: object, found: list[str]) -> None:
    """Pagu dan realisasi suatu simpul sama dengan jumlah di bawahnya, sampai seluruh dinas."""
    assert subjects(inputs=(*office_year().inputs, row)) == found


@pytest.mark.parametrize(
    ("capital", "found"), [(300, []), (301, ["total_differs:inputs:*:kinds:revised:2023"])]
)
def test_kinds_of_expenditure(capital: int, found: list[str]) -> None:
    """Belanja operasi dan modal bersama-sama adalah seluruh anggaran."""
    rows = (
        *office_year().inputs,
        money("*", 1000, 660),
        money("*", 700, None, kind="operations"),
        money("*", capital, None, kind="capital"),
    )
    assert subjects(inputs=rows) == found


@pytest.mark.parametrize(
    ("index", "mean", "code"),
    [
        pytest.param("85.34", None, None, id="indeks yang mungkin"),
        pytest.param("24.99", None, "survey_out_of_range", id="indeks terlalu rendah"),
        pytest.param("100.01", None, "survey_out_of_range", id="indeks terlalu tinggi"),
        pytest.param("3.41", None, "survey_out_of_range", id="rata-rata di kolom indeks"),
        pytest.param(None, "4.01", "survey_out_of_range", id="rata-rata terlalu tinggi"),
        pytest.param(None, "0.99", "survey_out_of_range", id="rata-rata terlalu rendah"),
        pytest.param("85.34", "3.41", None, id="keduanya sesuai dalam pembulatan"),
        pytest.param("85.34", "3.50", "two_values", id="keduanya tidak sesuai"),
    ],
)
def test_survey_statistics(index: str | None, mean: str | None, code: str | None) -> None:
    """Rata-rata unsur 1-4, indeks 25-100, dan keduanya sesuai bila sumber memberi keduanya."""
    found = [issue.code for issue in issues(survey_elements=(element("U1", index, mean),))]
    assert found == ([] if code is None else [code])


def test_promised_statistic_is_missing() -> None:
    """Kolom yang dijanjikan sumber tidak boleh kosong tanpa diberitahukan,
    kecuali surveinya belum diisi.
    """
    row = replace(element("U1", "80"), index=None)
    (issue,) = issues(survey_elements=(row, element("U2", "80")))
    assert (issue.code, issue.level) == ("survey_value_missing", Level.WARNING)
    assert issues(survey_elements=(row, replace(element("U2", "80"), index=None))) == ()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param(peer("99.02", 95, 100), [], id="wajar"),
        pytest.param(
            peer("99.02", 101, 100),
            ["part_larger_than_whole:peer:ktp:99.02:2023"],
            id="lebih besar",
        ),
        pytest.param(peer("99.02", 95, 100, "95"), [], id="rasio tercetak sesuai"),
        pytest.param(
            peer("99.02", 95, 100, "96"),
            ["two_values:peer:ktp:99.02:2023"],
            id="rasio tercetak lain",
        ),
        pytest.param(peer("99.02", value="97"), [], id="hanya rasio"),
    ],
)
def test_other_regencies(row: object, found: list[str]) -> None:
    """Angka daerah lain diperiksa seperti angka sendiri."""
    assert subjects(peers=(row,)) == found


@pytest.mark.parametrize(
    ("numerator", "found"),
    [(635, []), (634, ["total_differs:peer:ktp:ktp.have:2023"])],
    ids=["sama", "berbeda"],
)
def test_province_total(numerator: int, found: list[str]) -> None:
    """Baris provinsi sama dengan jumlah kabupaten/kotanya termasuk kabupaten sendiri."""
    assert subjects(peers=(peer("99.02", 95, 100), peer(PROVINCE, numerator, 700))) == found


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param((2, 1), [], id="sama"),
        pytest.param((2, 2), ["total_differs:people:jabatan:Kepala Bidang"], id="berbeda"),
        pytest.param((2, None), [], id="tidak lengkap"),
    ],
)
def test_staff_totals(parts: tuple[int | None, ...], found: list[str]) -> None:
    """Jumlah pegawai suatu golongan sama dengan jumlah bagiannya."""
    rows = (
        staff("Kepala Bidang", 3),
        *(staff(f"Bidang {i}", n, "Kepala Bidang") for i, n in enumerate(parts)),
    )
    assert subjects(people=rows) == found


@pytest.mark.parametrize(
    ("final", "scores", "total", "found"),
    [
        pytest.param("90.22", "19.06 28.45 22.23 20.48", "90.22", [], id="Disdukcapil"),
        pytest.param(
            "93.75", "21.20 30.31 22.30 19.95", "93.75", [], id="berbeda karena pembulatan"
        ),
        pytest.param(
            "94.75",
            "21.20 30.31 22.30 20.95",
            "93.75",
            ["nilai:Unit 1", "nilai:final"],
            id="berbeda",
        ),
        pytest.param(None, "1 2 3 4", "10", [], id="tanpa nilai akhir"),
    ],
)
def test_evaluations(final: str | None, scores: str, total: str, found: list[str]) -> None:
    """Nilai unit adalah jumlah dimensinya, nilai akhir rata-rata unitnya,
    dalam batas pembulatan.
    """
    year = {"evaluations": (evaluation(final, (scores.split(), total)),)}
    assert subjects(**year) == [f"total_differs:evaluation:{subject}" for subject in found]


def test_one_fact_with_two_values() -> None:
    """Realisasi yang dihitung dengan rumus tidak juga diisi langsung."""
    rows = (report("ik-4", 45), report("iku-2", 85), output("II.1.1", 10, 8))
    (issue,) = issues(outputs=rows)
    assert (issue.subject, issue.value) == ("two_values:iku-2", "85")
    assert issues(outputs=(report("iku-2", 85, 2022),)) == ()


def test_a_declared_contradiction_is_a_warning() -> None:
    """Pertentangan yang dinyatakan dengan alasan menjadi peringatan."""
    covered = "part_larger_than_whole:peer:ktp:99.02:2023"
    peers = (peer("99.02", 101, 100), peer("99.03", 201, 200))
    declared, open_one = issues(peers=peers, differences=(difference(covered),))
    assert (declared.level, declared.subject) == (Level.WARNING, covered)
    assert declared.message.endswith("Dinyatakan: salah ketik.")
    assert open_one.level is Level.ERROR
    assert f'covers: ["{open_one.subject}"]' in open_one.remedy


def test_a_declaration_without_use() -> None:
    """Perbedaan yang dinyatakan tetapi tidak ada lagi disebut, agar tidak tertinggal."""
    (issue,) = issues(differences=(difference("total_differs:ktp.have:2023"),))
    assert (issue.level, issue.code, issue.value) == (
        Level.WARNING,
        "difference_without_use",
        "total_differs:ktp.have:2023",
    )
    assert (issue.place.file, issue.place.column) == ("differences.yaml", "covers")


def test_differences_that_cover_nothing_by_themselves() -> None:
    """Perbedaan yang hanya diceritakan tidak menutupi apa pun."""
    assert issues(differences=(difference(),)) == ()


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param((("I", 11), ("I.1", 11), ("I.1.1", 11)), ["I.1.1"], id="sampai sub kegiatan"),
        pytest.param((("I", 11), ("I.1", 11)), ["I.1"], id="sampai kegiatan"),
        pytest.param((("I", 11), ("I.1.1", 10)), ["I"], id="hanya program"),
    ],
)
def test_an_excess_is_reported_once(rows: tuple[tuple[str, int], ...], found: list[str]) -> None:
    """Realisasi di atas pagu disebut sekali, pada simpul terendah yang memuatnya."""
    stated = [
        s
        for s in subjects(inputs=tuple(money(n, 10, spent) for n, spent in rows))
        if s and "above" in s
    ]
    assert stated == [f"realised_above_budget:{node}:all:2023" for node in found]


def test_quarters_are_checked_each_for_itself() -> None:
    """Setiap periode diperiksa sendiri; melampaui anggaran kas triwulan menjadi peringatan,
    bukan galat.
    """
    rows = (
        money("I.1.1", 100, 90, period=Period.parse("2023-Q1")),
        money("I.1.1", 100, 120, period=Period.parse("2023-Q2")),
    )
    (issue,) = issues(inputs=rows)
    assert (issue.level, issue.code) == (Level.WARNING, "realised_above_cash_plan")
    assert "120 melebihi anggaran kas 100 pada I.1.1, Triwulan II Tahun 2023" in issue.message


@pytest.mark.parametrize(
    ("triwulan", "target", "temuan"),
    [
        ("2 4 6 8", 12, "jumlah sejak Januari (2, 2, 2, 2)"),
        ("1 3 7 12", 12, "jumlah sejak Januari (1, 2, 4, 5)"),
        ("12 12 12 12", 12, "angka setahun di setiap bagian (3, 3, 3, 3)"),
        ("6 6 6 24", 24, "angka setahun di bagian terakhir (6, 6, 6, 6)"),
        ("3 6 9", 12, "jumlah sejak Januari (3, 3, 3)"),
        ("3 3 4 5", 12, "tidak ada"),
        ("3 6", 12, "tidak ada"),
    ],
)
def test_running_totals(triwulan: str, target: int, temuan: str) -> None:
    """Triwulan yang tidak pernah turun, berakhir dekat target, dan berjumlah jauh di atasnya,
    ditanyakan.
    """
    rows = [
        output("II.1.1", None, actual, period=Period.parse(f"2023-Q{number}"))
        for number, actual in enumerate(map(int, triwulan.split()), 1)
    ]
    year = office_year(outputs=(report("ik-4", 45), output("II.1.1", target, None), *rows))
    questions = [each for each in assess(year, rule_set()).issues if each.code == "running_totals"]
    doubt, _, parts = temuan.partition(" (")
    assert [doubt in each.message and f"({parts}" in each.remedy for each in questions] == [
        True
    ] * bool(parts)
