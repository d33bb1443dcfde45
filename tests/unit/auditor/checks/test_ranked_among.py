"""Among how many a rank is told, beside the table that ranks all of them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PEERS = """
LAPORAN KINERJA INSPEKTORAT KABUPATEN KARANG TIRTA TAHUN 2031

Tabel 3.6 Kematangan Pengawasan Kabupaten Tetangga

Peringkat | Kabupaten | Nilai Kematangan
1 | Kabupaten Sagara Wetan | 3,25
2 | Kabupaten Karang Tirta | 3,12
3 | Kabupaten Lembah Asri | 3,04
4 | Kabupaten Pulau Selong | 2,92
5 | Kabupaten Giri Laya | 2,78

{}
"""


def counts(sentence: str, table: str = PEERS) -> list[tuple[str, str]]:
    return [found[1:] for found in told(table.format(sentence), AuditRule.COUNT)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kabupaten Karang Tirta berada pada peringkat 2 (dua) dari {} kabupaten dengan nilai 3,12.",
        "Kabupaten Karang Tirta menempati urutan kedua dari total {} kabupaten yang diperbandingkan.",
        "Kabupaten Karang Tirta menempati posisi ke-2 di antara {} kabupaten pada tabel tersebut.",
        "Kabupaten Karang Tirta meraih peringkat 2 dari {} kabupaten dengan nilai sebesar 3,12.",
        "Kabupaten Karang Tirta meraih peringkat 2 dari sebanyak {} kabupaten.",
        "Setelah dinilai, Kabupaten Karang Tirta meraih peringkat 2 dari seluruh {} kabupaten.",
    ],
)
@pytest.mark.parametrize("wrong", ["6 (enam)", "4 (empat)", "7 (tujuh)"])
def test_a_rank_is_among_as_many_as_the_table_ranks(sentence: str, wrong: str) -> None:
    assert counts(sentence.format("5 (lima)")) == []
    assert counts(sentence.format(wrong)) == [(f"{wrong[0]} kabupaten", "5 kabupaten")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kabupaten Karang Tirta berada pada peringkat 2 dari 7 kabupaten di provinsi.",
        "Kabupaten Karang Tirta berada pada peringkat 2 dari 6 kabupaten se-Nusantara.",
        "Kabupaten Karang Tirta berada pada peringkat 2 dari 6 kabupaten seprovinsi.",
        "Kabupaten Karang Tirta berada pada peringkat 2 dari 6 kabupaten se-Jawa.",
        "Kabupaten Karang Tirta berada pada peringkat 2 dari 19 kabupaten.",  # far more: a wider circle
        "Kabupaten Karang Tirta berada pada peringkat 3 dari 6 kabupaten.",  # not the rank of the table
        "Kabupaten Karang Tirta berada pada peringkat 2 dari 6 peserta.",  # other things
        "Kabupaten Karang Tirta berada pada peringkat 2 dari 6 kabupaten. Ada 6 kabupaten yang ikut.",
        "Peringkat 2 dari 6 kabupaten diraih daerah ini.",
    ],
)
def test_a_rank_may_be_in_another_order(sentence: str) -> None:
    assert counts(sentence) == []


def test_a_table_that_leaves_ranks_out_tells_no_number() -> None:
    cut = PEERS.replace("3 | Kabupaten Lembah Asri | 3,04\n", "")
    assert counts("Kabupaten Karang Tirta berada pada peringkat 2 dari 6 kabupaten.", cut) == []
