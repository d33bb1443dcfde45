"""Shares beside what is left of a count, and beside a change, in running text."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def _report(sentence: str) -> str:
    return f"BAB III HASIL\n3.1 Uraian\n{sentence}"


def _told(sentence: str, rule: AuditRule) -> list[tuple[str, str]]:
    return [found[1:] for found in told(_report(sentence), rule)]


LEFT = (
    "Dari 306.248 wajib KTP, yang telah merekam sebanyak 303.112 jiwa atau 98,98%. "
    "Masih terdapat 3.136 jiwa (1,02%) yang belum merekam."
)
LARGER = "Diterima 1.280 surat, dijawab 1.210 surat (94,53%), dan 70 surat (5,47%) masih diproses."


@pytest.mark.parametrize(
    ("text", "right", "wrong"), [(LEFT, "1,02", "1,20"), (LARGER, "5,47", "4,57"), (LARGER, "5,47", "6,47")]
)
def test_what_is_left_is_the_rest_of_a_hundred(text: str, right: str, wrong: str) -> None:
    assert _told(text, AuditRule.DIFFERENCE) == []
    assert _told(text.replace(right, wrong), AuditRule.DIFFERENCE) == [(wrong, right)]


def test_shares_of_two_budgets_are_no_rest_of_each_other() -> None:
    text = (
        "Belanja operasi Rp 7.200.000.000 (95,90%) dan belanja modal Rp 800.000.000 (74,72%)"
        " dari belanja seluruhnya Rp 8.000.000.000."
    )
    assert _told(text, AuditRule.DIFFERENCE) == []


ROSE = (
    "Anggaran semula Rp 8.195.920.000,- menjadi Rp 8.325.605.000,- atau bertambah Rp 129.685.000,- (1,58%)."
)
FELL = "Pada tahun 2023 datang 5.318 orang dan pada tahun 2024 datang 5.073 orang, turun 245 (4,61%)."


@pytest.mark.parametrize(
    ("text", "right", "wrong"), [(ROSE, "1,58", "1,56"), (ROSE, "1,58", "1,85"), (FELL, "4,61", "4,83")]
)
def test_growth_is_a_share_of_what_was_before(text: str, right: str, wrong: str) -> None:
    assert _told(text, AuditRule.RATIO) == []
    assert _told(text.replace(right, wrong), AuditRule.RATIO) == [(wrong, right)]


def test_growth_of_what_the_paragraph_does_not_give_is_left_alone() -> None:
    assert _told("Pagu Rp 8.325.605.000,- bertambah Rp 100.000.000,- (1,60%).", AuditRule.RATIO) == []


SPLIT = (
    "Dari 1.860 pemohon, sebanyak 1.674 pemohon (90,00%) dilayani pada hari yang sama,"
    " dan 186 pemohon (10,00%) kembali esok harinya."
)
ANSWERED = "Seluruh aduan berjumlah 250. Selesai 235 aduan atau 94,00%; belum selesai 15 aduan atau 6,00%."
STOCKED = "Tersedia 4.500 blangko. Terpakai 3.915 keping, yaitu 87,00%. Tersisa 585 keping, yaitu 13,00%."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (SPLIT, "10,00", "11,00"),
        (SPLIT, "10,00", "1,00"),
        (ANSWERED, "6,00", "9,00"),
        (STOCKED, "13,00", "31,00"),
        (STOCKED, "13,00", "12,00"),
    ],
)
def test_a_rest_may_stand_in_brackets_or_behind_words(text: str, right: str, wrong: str) -> None:
    findings = [finding for finding in audited(_report(text)).findings if finding.level is Level.ERROR]
    assert findings == []
    told_now = [f for f in audited(_report(text.replace(right, wrong))).findings if f.level is Level.ERROR]
    assert [(f.printed.rstrip("%"), f.computed.rstrip("%")) for f in told_now] == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        # the two do not add up to what is printed
        "Dari 1.900 pemohon, 1.674 pemohon (90,00%) dilayani dan 186 pemohon (12,00%) menunggu.",
        # small numbers add up by chance
        "Dari 9 desa, 6 desa (66,67%) hadir dan 3 desa (30,00%) menyusul.",
        # the first share is of another whole
        "Dari 1.860 pemohon, 1.674 pemohon (70,00%) dilayani dan 186 pemohon (14,00%) menunggu.",
        # no share stands beside what is left
        "Dari 1.860 pemohon, 1.674 pemohon (90,00%) dilayani dan 186 pemohon menunggu. Target 95,00%.",
    ],
)
def test_no_rest_is_made_of_what_does_not_add_up(text: str) -> None:
    assert _told(text, AuditRule.DIFFERENCE) == []


WIDENED = "Luas kolam 840 ha pada tahun 2022 menjadi 903 ha pada tahun 2023, bertambah 63 ha (7,50%)."
TRIMMED = "Semula Rp 2.400.000.000,- dan menjadi Rp 2.310.000.000,-, berkurang Rp 90.000.000,- (3,75%)."
MEMBERS = "Anggota meningkat 312 orang atau 6,50% dari 4.800 orang menjadi 5.112 orang."
NOUNS = "Kunjungan 15.200 orang, dibanding 16.000 orang tahun lalu terjadi penurunan 800 orang (5,00%)."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (WIDENED, "7,50", "6,98"),
        (WIDENED, "7,50", "5,70"),
        (TRIMMED, "3,75", "3,90"),
        (MEMBERS, "6,50", "6,10"),
        (NOUNS, "5,00", "5,26"),
    ],
)
def test_growth_is_read_from_verbs_and_nouns_of_rise_and_fall(text: str, right: str, wrong: str) -> None:
    assert _told(text, AuditRule.RATIO) == []
    assert _told(text.replace(right, wrong), AuditRule.RATIO) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        # points of percent are no share of what was before
        "Cakupan 92,00% menjadi 95,00%, bertambah 3,00 poin (3,26%).",
        # the change is of another quantity than the ends
        "Dari 4.800 orang menjadi 5.112 orang, bertambah 12 loket (9,00%).",
        # what stands in brackets is the share of a whole, and nothing rose
        "Dari 4.800 orang, 5.112 berkas dan 312 orang (6,10%) di antaranya lansia.",
        # a share behind another figure
        "Dari 4.800 orang menjadi 5.112 orang, bertambah 312 orang. Puas 96,00%.",
    ],
)
def test_what_is_no_growth_is_left_alone(text: str) -> None:
    assert _told(text, AuditRule.RATIO) == []


def test_growth_says_of_what_it_is() -> None:
    (found,) = audited(_report(WIDENED.replace("7,50", "6,98"))).findings
    assert found.why == "pertumbuhan: 63 \u00f7 840 \u00d7 100 = 7,50; tercetak 6,98."


def test_figures_of_the_next_clause_are_no_ends_of_a_change() -> None:
    text = "Koperasi sehat naik 12 unit atau 21,8%; di Barat naik 5 unit, dari 17 unit menjadi 22 unit."
    assert _told(text, AuditRule.RATIO) == []
