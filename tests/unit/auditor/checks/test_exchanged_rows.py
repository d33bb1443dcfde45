"""Names of two rows in each other's place, as sentences, other tables and their order tell."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule, Finding

CANALS = """
LAPORAN KINERJA DINAS PENGAIRAN TAHUN 2032

Tabel 3.4 Luas Layanan Menurut Kondisi Jaringan Tahun 2032

No | Daerah Irigasi | Luas Layanan (ha) | Baik (ha) | Persentase Baik (%)
1 | Saluran Melati | 1.240 | 868 | 70,00
2 | Saluran Seruni | 985 | 640 | 64,97
3 | {third} | 1.530 | 1.122 | 73,33
4 | {fourth} | 760 | 441 | 58,03
5 | Saluran Dahlia | 1.105 | 718 | 64,98
 | Jumlah | 5.620 | 3.789 | 67,42

{text}
"""
ONE, OTHER = "Saluran Kenanga", "Saluran Cempaka"
LARGEST = f"Luas layanan terbesar terdapat di {ONE} seluas 1.530 ha dan terkecil di {OTHER} seluas 760 ha."
BEST = f"Persentase baik tertinggi dicapai {ONE} sebesar 73,33% dan terendah {OTHER} sebesar 58,03%."
AGAIN = f"Yang terluas layanannya adalah {ONE} dengan 1.530 ha."
TABLE = f"""Tabel 3.5 Panjang Saluran Tahun 2032

No | Daerah Irigasi | Luas Layanan (ha) | Panjang (km)
1 | {ONE} | 1.530 | 12,45
2 | {OTHER} | 760 | 8,31
3 | Saluran Melati | 1.240 | 10,27
"""


def report(*texts: str, third: str = OTHER, fourth: str = ONE) -> str:
    return CANALS.format(third=third, fourth=fourth, text="\n\n".join(texts))


def labels(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.LABEL)]


def wrong(text: str) -> list[Finding]:
    """Return what is told of a text that does not stay as it is printed."""
    return [each for each in audited(text).findings if not each.stays]


EXCHANGED = [(f"{OTHER}; {ONE}", f"{ONE}; {OTHER}")]


@pytest.mark.parametrize("texts", [(f"{LARGEST} {BEST}",), (LARGEST, BEST), (BEST, AGAIN)])
def test_two_sentences_of_different_figures_prove_that_the_table_is_wrong(texts: tuple[str, ...]) -> None:
    text = report(*texts)
    assert labels(text) == EXCHANGED
    assert [finding.line for finding in wrong(text)] == [8]


def test_the_proofs_are_told() -> None:
    (finding,) = wrong(report(LARGEST, BEST))
    assert "Luas layanan terbesar" in finding.why
    assert "Persentase baik tertinggi" in finding.why
    assert {8, 9} <= {*finding.lines}


@pytest.mark.parametrize("texts", [(LARGEST, BEST), (LARGEST,), (BEST, AGAIN)])
def test_a_table_with_its_right_names_is_sound(texts: tuple[str, ...]) -> None:
    assert not audited(report(*texts, third=ONE, fourth=OTHER)).findings


@pytest.mark.parametrize("texts", [(BEST,), (LARGEST,), (AGAIN, AGAIN), (LARGEST, AGAIN)])
def test_one_sentence_or_its_repetition_may_be_wrong_itself(texts: tuple[str, ...]) -> None:
    findings = [each for each in wrong(report(*texts)) if each.rule is AuditRule.LABEL]
    assert findings
    for finding in findings:
        assert finding.line > 12
        assert "tertukar di Tabel 3.4 (baris 8 dan 9)" in finding.why


def test_another_table_beside_a_sentence_proves_it() -> None:
    text = report(BEST, TABLE)
    assert labels(text) == EXCHANGED
    assert [finding.line for finding in wrong(text)] == [8]


def test_a_table_that_has_the_names_alike_bears_them_out() -> None:
    alike = TABLE.replace(ONE, "_").replace(OTHER, ONE).replace("_", OTHER)
    findings = [each for each in wrong(report(BEST, alike)) if each.rule is AuditRule.LABEL]
    assert findings
    assert not any("tertukar di Tabel" in each.why for each in findings)


def test_a_sentence_that_has_a_name_as_the_table_bears_it_out() -> None:
    text = report(LARGEST, BEST, f"Jaringan di {ONE} yang baik seluas 441 ha.")
    findings = [each for each in wrong(text) if each.rule is AuditRule.LABEL]
    assert findings
    assert all(each.line > 12 for each in findings)


QUARTERS = """
LAPORAN KINERJA DINAS PARIWISATA TAHUN 2032

Tabel 3.4 Kunjungan Wisatawan Tahun 2032

Periode | Mancanegara | Nusantara | Total
{0} | 5.120 | 98.347 | 103.467
{1} | 8.465 | 121.706 | 130.171
{2} | 9.278 | 112.934 | 122.212
{3} | 7.013 | 120.461 | 127.474
Total | 29.876 | 453.448 | 483.324

Kunjungan wisatawan mancanegara tertinggi terjadi pada {2}, yaitu 9.278 orang.
"""


@pytest.mark.parametrize(
    "names",
    [
        ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
        ("Juli", "Agustus", "September", "Oktober"),
        ("Gelombang I", "Gelombang II", "Gelombang III", "Gelombang IV"),
    ],
)
def test_names_out_of_their_order_prove_it_beside_a_sentence(names: tuple[str, ...]) -> None:
    sound = QUARTERS.format(*names)
    two, three = (f"\n{name} |" for name in names[1:3])
    text = sound.replace(two, "\n_ |").replace(three, two).replace("\n_ |", three)
    assert not audited(sound).findings
    assert labels(text) == [(f"{names[2]}; {names[1]}", f"{names[1]}; {names[2]}")]
    assert [each.line for each in wrong(text)] == [7]


def test_names_without_an_order_do_not() -> None:
    names = ("Pantai Batu", "Pantai Pasir", "Pantai Karang", "Pantai Kerang")
    sound = QUARTERS.format(*names)
    text = sound.replace("\nPantai Pasir", "\n_").replace("\nPantai Karang", "\nPantai Pasir")
    (finding,) = [e for e in wrong(text.replace("\n_", "\nPantai Karang")) if e.rule is AuditRule.LABEL]
    assert finding.line == 12


def test_an_extreme_with_two_figures_of_another_row_is_told_once() -> None:
    text = report(f"{ONE} paling luas, yaitu 1.530 ha dengan 1.122 ha yang baik.")
    assert labels(text) == [(ONE, OTHER)]
    assert not audited(report(f"{OTHER} paling luas, yaitu 1.530 ha dengan 1.122 ha yang baik.")).findings
