"""Arithmetic that reports write out: right results pass, wrong ones are told with the right one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule


def figure(text: str) -> str:
    """Return the digits of a figure with their marks."""
    return text.strip("\\%")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Cakupan = 96.019 / 96.472 x 100% = {}.",
            "99,53%",
            "99,35%",
        ),
        (
            "Cakupan = 96.019/96.472 x 100% = {}.",
            "99,53%",
            "95,93%",
        ),
        (
            "Cakupan=96.019/96.472x100%={}.",
            "99,53%",
            "93,53%",
        ),
        (
            "Persentase kapal laik: (412 : 480) x 100 = {} %.",
            "85,83",
            "85,38",
        ),
        (
            "Persentase kapal laik adalah 412 kapal : 480 kapal × 100 = {} persen.",
            "85,83",
            "58,83",
        ),
        (
            "Nilainya 100 x 412 / 480 = {}.",
            "85,83",
            "83,85",
        ),
        (
            "Nilainya 412 x 100 : 480 = {}.",
            "85,83",
            "84,83",
        ),
        (
            "Nilainya 412 dibagi 480 dikali 100 = {}.",
            "85,83",
            "86,83",
        ),
        (
            "Nilainya 412 dibagi 480 dikalikan 100% sama dengan {}.",
            "85,83%",
            "88,53%",
        ),
        (
            "Nilainya 412 ÷ 480 * 100 ≈ {}.",
            "85,83",
            "85,31",
        ),
        (
            "Maka buku terpinjam = 18.240/24.000 = {}.",
            "76,00%",
            "67,00%",
        ),
        (
            "Buku terpinjam = jumlah pinjam / jumlah buku x 100% = 18.240 / 24.000 x 100% = {}.",
            "76%",
            "67%",
        ),
        (
            "Buku terpinjam (pinjam 18.240 / koleksi 24.000 x 100%) = {}.",
            "76,00%",
            "70,60%",
        ),
        (
            r"$$B = \frac{18.240}{24.000} \times 100\% = {}$$",
            r"76,00\%",
            r"70,60\%",
        ),
        (
            r"$$B = \left(\dfrac{18.240}{24.000}\right) \times 100 = \mathbf{{}}$$",
            "76,00",
            "75,00",
        ),
        (
            r"$B = 18.240 \div 24.000 \times 100\% = {}$",
            "76%",
            "77%",
        ),
        (
            r"$B = \frac{18.240}{24.000} \cdot 100 \approx {}$",
            "76,00",
            "79,00",
        ),
        (
            "- Tingkat hunian = 1.512 malam / 2.160 malam x 100 = {};",
            "70,00",
            "77,00",
        ),
        (
            "a. Tingkat hunian: 1.512 : 2.160 x 100% = {};",
            "70%",
            "72%",
        ),
        (
            "Hunian = {1.512 / 2.160} x 100 = {}",
            "70,00",
            "71,00",
        ),
        (
            "Hunian = [1.512 / 2.160] x 100 = {}",
            "70,00",
            "69,00",
        ),
        (
            "Jumlahnya dihitung (1.512 / 2.160 x 100% = {}) menurut buku tamu.",
            "70,00%",
            "07,00%",
        ),
    ],
)
def test_a_share_that_is_written_out_is_worked_out_again(text: str, right: str, wrong: str) -> None:
    assert audited(text.replace("{}", right)).findings == ()
    assert audited(text.replace("{}", right)).claims == {AuditRule.RATIO: 1}
    assert told(text.replace("{}", wrong), AuditRule.RATIO) == [(1, figure(wrong), figure(right))]


@pytest.mark.parametrize(
    ("rule", "text", "right", "wrong"),
    [
        (
            "serapan",
            "Serapan = Rp 4.250.000 / Rp 5.000.000 x 100% = {}.",
            "85,00%",
            "58,00%",
        ),
        (
            "serapan",
            "Serapannya (Rp4.250.000,- : Rp5.000.000,-) x 100 = {} persen.",
            "85",
            "58",
        ),
        (
            "capaian",
            "Capaian = (83,5 : 81) x 100 = {}.",
            "103,09",
            "130,09",
        ),
        (
            "capaian",
            "Capaian kinerja 83,5 / 81 × 100% = {}.",
            "103,09%",
            "103,90%",
        ),
        (
            "capaian",
            "Terhadap target: realisasi 412 / target 480 x 100 = {}.",
            "85,83",
            "85,38",
        ),
        (
            "capaian",
            "Makin kecil makin baik: (2 x 12 - 10) / 12 x 100% = {}.",
            "116,67%",
            "116,76%",
        ),
        (
            "capaian",
            "Makin kecil makin baik: ((2×3,50)−2,94)/3,50 = {}.",
            "116,00%",
            "160,00%",
        ),
        (
            "sum",
            "Seluruhnya 12.345 + 2.100 = {} jiwa.",
            "14.445",
            "14.455",
        ),
        (
            "sum",
            "Seluruhnya 12.345 jiwa + 2.100 jiwa + 55 jiwa = {} jiwa.",
            "14.500",
            "14.050",
        ),
        (
            "sum",
            "Belanja Rp1.250.000,- + Rp2.000.000,- = Rp{},-.",
            "3.250.000",
            "3.520.000",
        ),
        (
            "sum",
            "Belanja 1,25 miliar + 2,00 miliar = {} miliar.",
            "3,25",
            "3,52",
        ),
        (
            "sum",
            "Porsi 54,30% + 24,10% + 21,60% = {}%.",
            "100,00",
            "101,00",
        ),
        (
            "sum",
            "Porsi 12.345 ditambah 2.100 sama dengan {}.",
            "14.445",
            "14.545",
        ),
        (
            "difference",
            "Sisa pagu Rp 5.000.000 - Rp 4.250.000 = Rp {}.",
            "750.000",
            "850.000",
        ),
        (
            "difference",
            "Sisanya 24.000 eksemplar − 18.240 eksemplar = {} eksemplar.",
            "5.760",
            "5.670",
        ),
        (
            "difference",
            "Sisanya 24.000 dikurangi 18.240 = {}.",
            "5.760",
            "5.860",
        ),
        (
            "difference",
            "Selisihnya 77,18 − 92,00 = −{}.",
            "14,82",
            "18,42",
        ),
        (
            "difference",
            "Yang belum: 100% - 98,98% = {}.",
            "1,02%",
            "1,20%",
        ),
        (
            "ratio",
            "Pertumbuhan (1.250 - 1.000) / 1.000 x 100% = {}.",
            "25,00%",
            "26,00%",
        ),
        (
            "ratio",
            "Tumbuh (1.250 – 1.000) : 1.000 = {}.",
            "25,00%",
            "20,00%",
        ),
        (
            "average",
            "Rata-rata (93,77 + 94,93 + 97,06) / 3 = {}.",
            "95,25",
            "96,25",
        ),
        (
            "average",
            "Rata-rata = (410 + 432) : 2 = {} kunjungan.",
            "421",
            "412",
        ),
        (
            "index",
            "Nilai unsur 3,46 x 25 = {}.",
            "86,50",
            "85,60",
        ),
        (
            "efisiensi",
            "Efisiensi 100% - (92 / 95 x 100%) = {}.",
            "3,16%",
            "3,61%",
        ),
        (
            "efisiensi",
            "Efisiensi (5.000.000 - 4.250.000) / 5.000.000 x 100% = {}.",
            "15,00%",
            "51,00%",
        ),
    ],
)
def test_each_kind_of_working_has_its_rule(rule: str, text: str, right: str, wrong: str) -> None:
    assert audited(text.replace("{}", right)).findings == ()
    (finding,) = audited(text.replace("{}", wrong)).findings
    assert (finding.rule.value, finding.computed.lstrip("−")) == (rule, figure(right))


@pytest.mark.parametrize(
    ("text", "line", "right", "wrong"),
    [
        (
            "Cakupan = 96.019 / 96.472\nx 100%\n= {}",
            3,
            "99,53%",
            "99,35%",
        ),
        (
            "Cakupan = 96.019\n/ 96.472 x 100% = {}",
            2,
            "99,53%",
            "99,35%",
        ),
        (
            "Cakupan = 96.019 /\n96.472 x\n100% =\n{}",
            4,
            "99,53%",
            "99,35%",
        ),
        (
            "Cakupan = (412 : 480) x 100\n\n= {} %",
            3,
            "85,83",
            "85,38",
        ),
        (
            "Cakupan = (412\n: 480)\nx 100 = {}",
            3,
            "85,83",
            "85,38",
        ),
        (
            "96.019\nCakupan = ---------- x 100% = {}\n96.472",
            2,
            "99,53%",
            "99,35%",
        ),
        (
            "96.019 jiwa\nCakupan = __________ x 100% = {}\n96.472 jiwa",
            2,
            "99,53%",
            "99,35%",
        ),
        (
            "96.019\nCakupan = x 100% = {}\n96.472",
            2,
            "99,53%",
            "99,35%",
        ),
        (
            "Cakupan = 412\n──────── × 100 = {}\n480",
            2,
            "85,83",
            "85,38",
        ),
        (
            "Seluruhnya 12.345 +\n2.100 + 55 = {}",
            2,
            "14.500",
            "14.050",
        ),
        (
            "Seluruhnya 12.345\n+ 2.100 + 55\n= {}",
            3,
            "14.500",
            "14.050",
        ),
        (
            "Sisanya 24.000 −\n18.240 = {}",
            2,
            "5.760",
            "5.670",
        ),
    ],
)
def test_a_working_may_go_on_over_lines(text: str, line: int, right: str, wrong: str) -> None:
    assert audited(text.replace("{}", right)).findings == ()
    found = [(f.line, f.printed, f.computed) for f in audited(text.replace("{}", wrong)).findings]
    assert found == [(line, figure(wrong), figure(right))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Biaya tiap dokumen 244.000 : 50 = {} rupiah.", "4.880"),
        ("Ongkos tiap kapal 186.000 : 40 = {} rupiah.", "4.650"),
    ],
)
@pytest.mark.parametrize("slip", [100, -100, 70])
def test_whole_quotients_are_held_to_their_last_digit_and_not_as_decimals(
    text: str, right: str, slip: int
) -> None:
    wrong = f"{int(right.replace('.', '')) + slip:,}".replace(",", ".")
    assert told(text.format(right), AuditRule.RATIO) == []
    assert [found[1:] for found in told(text.format(wrong), AuditRule.RATIO)] == [(wrong, right)]


def test_three_decimals_written_like_thousands_are_still_taken_for_right() -> None:
    assert told("Nilai rata-rata 12.500 : 5 = 2,5 tiap unsur.", AuditRule.RATIO) == []
