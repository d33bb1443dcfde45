"""All indicators said to meet their targets, beside the table of their achievements."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.test_achievement_means import GOALS, HEAD, MORE
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ALL_MET = GOALS.replace("105,60 | 96,00", "110,00 | 100,00").replace("74,40 | 93,00", "80,80 | 101,00")
MISSED = "2 dari 5 indikator belum mencapai target"


def claims(sentence: str, tables: str = GOALS) -> list[str]:
    return [computed for _, _, computed in told(f"{HEAD}{tables}{sentence}\n", AuditRule.CLAIM)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Seluruh indikator mencapai target.",
        "Dengan demikian semua indikator kinerja utama berhasil memenuhi target yang ditetapkan.",
        "Tidak ada satu pun indikator kinerja yang belum mencapai target.",
        "Tidak terdapat indikator yang gagal memenuhi target.",
    ],
)
def test_all_are_said_to_meet_targets(sentence: str) -> None:
    assert claims(sentence) == [MISSED]
    assert claims(sentence, ALL_MET) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Hampir seluruh indikator mencapai target.",
        "Seluruh indikator sasaran ketiga mencapai target.",
        "Seluruh indikator mencapai target, kecuali dua indikator.",
        "Tahun depan diharapkan seluruh indikator mencapai target.",
        "Pada triwulan I seluruh indikator mencapai target.",
        "Seluruh indikator program mencapai target.",
        "Tidak semua indikator mencapai target.",
        "Pada tahun 2019 seluruh indikator mencapai target.",
        "Pelabuhan Utara, Timur, dan Selatan semuanya melampaui target.",
    ],
)
def test_some_others_and_what_shall_be_are_left_alone(sentence: str) -> None:
    assert claims(sentence) == []


def test_beside_another_table_of_achievements_nothing_tells_which_is_meant() -> None:
    assert claims("Seluruh indikator mencapai target.", GOALS + MORE) == []


def test_far_from_its_table_a_sentence_may_speak_of_others() -> None:
    apart = "\n".join(f"Uraian ke-{n} tentang pelabuhan ikan dan nelayan." for n in range(40))
    section = f"{apart}\n\n3.7 Kinerja Lainnya\n\n{apart}\n\nSeluruh indikator mencapai target."
    assert claims(section) == []
