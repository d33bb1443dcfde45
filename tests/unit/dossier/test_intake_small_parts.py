"""Columns that are proposed: those of all until now, of the whole beside, of each sheet, of percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.intake.desks import balangan, desk, means, proposed
from tests.intake.recap import regencies
from tests.unit.dossier.test_intake_issued import rows

from capaian.dossier.intake.desk import Desk, meanings_of

Asked = dict[str, str]
SURVEY = "NILAI INDEKS KEPUASAN MASYARAKAT TERKAIT PELAYANAN PENCATATAN SIPIL"


def _found(title: str, *columns: tuple[str, int], **asked: object) -> tuple[dict[str, str], Asked]:
    """What columns mean, and what is asked; of an office that has counted nothing yet."""
    at = desk(replace(balangan(), counts=()), **asked)
    return means(proposed(rows(title, *columns), at)), _asked(at)


def _asked(at: Desk) -> Asked:
    return {doubt.text: doubt.means for doubt in at.doubts if doubt.text != "periode"}


def test_what_is_there_until_now_is_proposed_and_not_this_quarter() -> None:
    columns = (
        ("WAJIB KTP", 9100),
        ("REKAM S.D. TRIWULAN LALU", 8800),
        ("REKAM TRIWULAN INI", 90),
        ("REKAM S.D. TRIWULAN INI", 8890),
    )
    _, asked = _found("PROGRES KTP-EL TRIWULAN IV 2023", *columns)
    assert asked == {"REKAM S.D. TRIWULAN INI": "ktp.holders"}


def test_who_has_a_card_is_proposed_and_not_what_a_year_issued() -> None:
    columns = (("WAJIB KIA", 4100), ("KIA DITERBITKAN 2022", 1800), ("KIA DITERBITKAN 2023", 300))
    found, _ = _found("KARTU IDENTITAS ANAK", *columns, ("JUMLAH PUNYA KIA", 2100))
    assert found["JUMLAH PUNYA KIA"] == "kia.issued"


def test_of_columns_headed_alike_that_within_its_whole_is_proposed() -> None:
    columns = (
        ("PENDUDUK", 30100),
        ("PUNYA AKTA KELAHIRAN", 17200),
        ("ANAK USIA 0-17 TAHUN", 8300),
        ("PUNYA AKTA KELAHIRAN", 8100),
    )
    found, _ = _found("KEPEMILIKAN AKTA KELAHIRAN 2023", *columns)
    assert found["PUNYA AKTA KELAHIRAN (2)"] == "akta-lahir.holders"


def test_a_head_may_mean_another_thing_in_each_table() -> None:
    told, choices = meanings_of([("Total", "kk.families"), ("Total", "ktp.eligible")])
    for title, code in (("JUMLAH KEPALA KELUARGA 2023", "kk.families"), ("WAJIB KTP 2023", "ktp.eligible")):
        assert _found(title, ("Total", 9100)) == ({"Total": code}, {"Total": code})
        assert _found(title, ("Total", 9100), means=told, choices=choices) == ({"Total": code}, {})
    assert _found("WAJIB KIA 2023", ("Total", 900), means=told, choices=choices)[1] == {
        "Total": "kia.eligible"
    }


def test_one_meaning_of_a_head_holds_in_all_tables() -> None:
    told, _ = meanings_of([("Total", "kk.families")])
    assert _found("WAJIB KTP 2023", ("Total", 9100), means=told) == ({"Total": "kk.families"}, {})


def _recap(title: str, heads: Sequence[str], *, whole: int = 0) -> tuple[dict[str, str], Asked]:
    """What columns of percentages of all regencies mean, and what is asked."""
    lines = [
        [name, *(f"{whole + 90 + n / 7:.2f}".replace(".", ",") for _ in heads)]
        for n, (_, name, _, _) in enumerate(regencies())
    ]
    at = desk()
    return means(proposed([[title], [], ["Kabupaten/Kota", *heads], *lines], at)), _asked(at)


def test_percentages_below_the_name_of_a_document_are_no_counts() -> None:
    heads = ("KTP-EL", "KIA", "AKTA KELAHIRAN 0-17 TAHUN")
    found, asked = _recap("CAKUPAN DOKUMEN PENDUDUK 2023", heads)
    assert ([*found.values()], asked) == (["ktp", "kia", "akta-lahir"], {})


def test_percentages_that_figures_alone_tell_are_asked() -> None:
    _, asked = _recap("DOKUMEN PENDUDUK 2023", ("KTP-EL", "KIA"))
    assert asked == {"KTP-EL": "ktp", "KIA": "kia"}


def test_percentages_that_their_heads_tell_are_not_asked_and_indices_stay_indices() -> None:
    found, asked = _recap("DOKUMEN PENDUDUK 2023", ("KTP-EL (%)", "KIA (%)"))
    assert ([*found.values()], asked) == (["ktp", "kia"], {})
    found, _ = _recap("HASIL SURVEI 2023", (SURVEY,))
    assert [*found] == [SURVEY]


def test_percentages_of_nobody_knows_whose_age_are_asked() -> None:
    _, asked = _recap("CAKUPAN DOKUMEN PENDUDUK 2023", ("KTP-EL", "AKTA KELAHIRAN"))
    assert asked == {"AKTA KELAHIRAN": "akta-lahir"}


def test_counts_of_regencies_stay_counts() -> None:
    found, _ = _recap("DOKUMEN PENDUDUK 2023", ("WAJIB KTP", "SUDAH REKAM"), whole=20_000)
    assert [*found.values()] == ["ktp.eligible", "ktp.holders"]
