"""A claim that is wrong with the name or figure beside it is one mistake with that."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.checks.figure_extremes import extremes_by_figure
from capaian.domain.audit import AuditRule

STAFF = """
BAB II SUMBER DAYA

Tabel 1 Aparatur menurut Unit

No | Unit | Laki-laki | Perempuan | Total
1 | Sekretariat | 11 | 13 | 24
2 | Bidang Bina Marga | 20 | 8 | 28
3 | Bidang Cipta Karya | 9 | 7 | 16
4 | Bidang Tata Ruang | 11 | 9 | 20
5 | Bidang Jasa | 8 | 5 | 13

Unit dengan aparatur terbanyak ialah {name} (28 orang), disusul Sekretariat (24 orang).
"""
FARMS = """
BAB II KEADAAN

Tabel 1 Kelompok Tani menurut Kecamatan

No | Kecamatan | Aktif | Pasif | Total
1 | Melati | 121 | 33 | 154
2 | Kenanga | 240 | 48 | 288
3 | Cempaka | 94 | 27 | 121

Kecamatan dengan kelompok tani terbanyak ialah Kecamatan {name} (288 kelompok), disusul Melati (154 kelompok).
"""
THRIFT = """
BAB III AKUNTABILITAS KINERJA

Tabel 1 Tingkat Efisiensi menurut Indikator

No | Indikator | Tingkat Efisiensi (%)
1 | Persentase persalinan di fasilitas kesehatan | 4,34
2 | Indeks Kepuasan Masyarakat | 5,85
3 | Persentase keberhasilan pengobatan | 5,12

Tingkat efisiensi tertinggi dicapai oleh indikator Indeks Kepuasan Masyarakat, yaitu {figure} persen.
"""
SHARES = """
BAB III AKUNTABILITAS KINERJA

Tabel 1 Serapan Anggaran menurut Program

No | Program | Serapan (%)
1 | Program Penyuluhan Tani | 91,27
2 | Program Perbenihan Tanaman | 97,48
3 | Program Karantina Hewan | 88,64

Serapan anggaran terendah terjadi pada Program Karantina Hewan, yaitu {figure} persen.
"""


def found(text: str) -> list[tuple[AuditRule, str, str, bool]]:
    return [(f.rule, f.printed, f.computed, f.root is None) for f in audited(text).findings]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(STAFF, "Bidang Bina Marga", "Bidang Cipta Karya"), (FARMS, "Kenanga", "Cempaka")],
)
def test_the_most_under_a_wrong_name_follows_from_that_name(text: str, right: str, wrong: str) -> None:
    assert found(text.format(name=right)) == []
    told = found(text.format(name=wrong))
    assert [(rule, name) for rule, _, name, is_root in told if is_root] == [(AuditRule.LABEL, right)]
    assert AuditRule.CLAIM in [rule for rule, *_, is_root in told if not is_root]


@pytest.mark.parametrize(("text", "right", "wrong"), [(THRIFT, "5,85", "4,34"), (SHARES, "88,64", "97,48")])
def test_an_extreme_with_the_figure_of_another_row_follows_from_that_figure(
    text: str, right: str, wrong: str
) -> None:
    assert found(text.format(figure=right)) == []
    told = found(text.format(figure=wrong))
    assert [each[:3] for each in told if each[3]] == [(AuditRule.CROSSREF, wrong, right)]
    assert [rule for rule, *_, is_root in told if not is_root] == [AuditRule.CLAIM]


@pytest.mark.parametrize(("text", "wrong", "end"), [(THRIFT, "4,34", "5.85"), (SHARES, "97,48", "88.64")])
def test_an_extreme_would_hold_with_the_figure_at_its_end_alone(text: str, wrong: str, end: str) -> None:
    report = read(text.format(figure=wrong))
    (claim,) = (
        claim for sentence in report.document.sentences for claim in extremes_by_figure(sentence, report)
    )
    assert claim.against is not None
    (spot,) = claim.against.spots
    assert claim.against.holds({spot: Decimal(end)})
    assert not claim.against.holds({spot: Decimal("5.12")})
    assert not claim.against.holds({})


PONDS = """
BAB III AKUNTABILITAS KINERJA

Tabel 1 Luas Tambak menurut Kelompok

No | Kelompok | Luas (ha) | Porsi (%) | Peringkat
1 | Kelompok Mina Jaya | 1.240 | 21,60 | 2
2 | Kelompok Bahari Makmur | 1.985 | 34,58 | 1
3 | Kelompok Tirta Asih | 760 | 13,24 | 5
4 | Kelompok Samudra | 875 | 15,24 | 4
5 | Kelompok Teluk Biru | 880 | 15,33 | 3
 | Jumlah | 5.740 | 100,00 |

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Luas terbesar ada pada Kelompok Bahari Makmur seluas 1.985 ha dan terkecil pada {} seluas 760 ha.",
        "Luas terbesar pada Kelompok Bahari Makmur, yaitu 1.985 ha, serta terkecil pada {}, yaitu 760 ha.",
        (
            "Porsi luas terbesar ada pada Kelompok Bahari Makmur, yaitu 34,58%, dan porsi terkecil pada {}, "
            "yaitu 13,24%."
        ),
        (
            "Kelompok Bahari Makmur menempati peringkat 1 dengan 1.985 ha, sedangkan {} menempati peringkat "
            "terakhir dengan 760 ha."
        ),
        (
            "Kelompok Bahari Makmur menempati peringkat 1 dengan 1.985 ha, sedangkan peringkat kelima dengan "
            "760 ha ditempati {}."
        ),
    ],
)
def test_the_second_extreme_of_a_sentence_under_a_wrong_name_is_one_mistake(sentence: str) -> None:
    assert found(PONDS.format(sentence.format("Kelompok Tirta Asih"))) == []
    told = found(PONDS.format(sentence.format("Kelompok Teluk Biru")))
    roots = [each[:3] for each in told if each[3]]
    assert roots == [(AuditRule.LABEL, "Kelompok Teluk Biru", "Kelompok Tirta Asih")]
    assert {rule for rule, *_, is_root in told if not is_root} & {AuditRule.CLAIM, AuditRule.RANK}


def test_a_wrong_rank_beside_the_own_figure_is_no_wrong_name() -> None:
    told = found(PONDS.format("Kelompok Teluk Biru menempati peringkat terakhir dengan 880 ha."))
    assert told == [(AuditRule.RANK, "ke-5", "ke-3", True)]
