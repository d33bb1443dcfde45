"""Plain columns of a budget below titles, sheets and files that name its stage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import Cells, codes, desk, means, proposed, taken, uncounted, values
from tests.intake.desks import sheet as page_of
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.budget_titles import fits_papers, tells_change
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import find_tables

FIRST, CHANGED, SPENT = 61_300_000, 67_450_000, 58_120_000
Column = tuple[str, int]
PAGU: Column = ("Pagu", FIRST)
REALISASI: Column = ("Realisasi", SPENT)


def below(titles: str | list[str], *columns: Column) -> Cells:
    """Two sub-activities below some titles; the figures of the second are higher by one."""
    above = [(title,) for title in ([titles] if isinstance(titles, str) else titles)]
    lines = [(code, "Dokumen", *(figure + n for _, figure in columns)) for n, code in enumerate(CODES[:2])]
    return [*above, (), ("Kode", "Uraian", *(head for head, _ in columns)), *lines]


def told(cells: Cells, name: str = "Sheet1", **said: str) -> tuple[tuple[str, ...], list[str]]:
    """The first budget, the changed one and what was spent of the first row, and what is asked."""
    at = desk(new_office(), **({"means": said} if said else {}))
    rows = values(taken(cells, at, name=name), "original", "revised", "actual")
    merged = tuple(next((row[n] for row in rows if row[n]), "") for n in range(3))
    assert codes(at) == []
    return merged, [doubt.option for doubt in at.doubts]


def as_first(amount: int = FIRST) -> tuple[str, str, str]:
    return (str(amount), "", "")


def as_changed(amount: int = FIRST) -> tuple[str, str, str]:
    return ("", str(amount), "")


@pytest.mark.parametrize(
    "title",
    [
        "DPA MURNI TAHUN ANGGARAN 2023",
        "APBD INDUK TAHUN ANGGARAN 2023",
        "PAGU PENETAPAN TAHUN 2023",
        "APBD SEBELUM PERUBAHAN TAHUN 2023",
        "ANGGARAN KAS TAHUN 2023 (DPA MURNI)",
        "PAGU AWAL 2023",
        "APBD POKOK 2023",
    ],
)
@pytest.mark.parametrize("head", ["Pagu", "Anggaran", "Pagu Anggaran (Rp)", "Anggaran Tahun 2023"])
def test_a_title_of_the_first_budget_makes_a_plain_column_that(title: str, head: str) -> None:
    assert told(below(title, (head, FIRST))) == (as_first(), [])


@pytest.mark.parametrize("sheet", ["MURNI", "DPA MURNI", "Induk", "PENETAPAN", "Sebelum Perubahan", "SEMULA"])
def test_so_does_the_name_of_a_sheet_and_a_second_title(sheet: str) -> None:
    assert told(below("REKAP PAGU SUB KEGIATAN TAHUN 2023", PAGU), name=sheet) == (as_first(), [])
    assert told(below(["REKAP PAGU TAHUN 2023", sheet], PAGU)) == (as_first(), [])


@pytest.mark.parametrize(
    "title",
    [
        "DPPA TAHUN ANGGARAN 2023",
        "PAGU PERUBAHAN 2023",
        "DPA PERGESERAN II TAHUN 2023",
        "APBD-P TAHUN 2023",
        "DPA TAHUN 2023",
        "PERJANJIAN KINERJA TAHUN 2023",
        "PAGU SUB KEGIATAN TAHUN 2023",
    ],
)
def test_other_titles_leave_the_only_budget_that_which_counts(title: str) -> None:
    assert told(below(title, PAGU)) == (as_changed(), [])


@pytest.mark.parametrize(
    ("titles", "sheet"),
    [
        (["PAGU APBD MURNI DAN PERUBAHAN TAHUN 2023"], "Sheet1"),
        (["DPPA TAHUN 2023"], "MURNI"),
        (["DPA MURNI TAHUN 2023"], "PERUBAHAN"),
        (["PERGESERAN DPA MURNI TAHUN 2023"], "Sheet1"),
        (["PAGU SEBELUM DAN SESUDAH PERUBAHAN 2023"], "Sheet1"),
        (["PAGU 2023", "APBD INDUK", "APBD PERUBAHAN"], "Sheet1"),
    ],
)
def test_stages_that_contradict_are_asked(titles: list[str], sheet: str) -> None:
    cells = below(titles, PAGU)
    assert told(cells, name=sheet)[1] == ['--means "Pagu=revised"']
    assert told(cells, name=sheet, Pagu="original") == (as_first(), [])
    assert told(cells, name=sheet, Pagu="revised") == (as_changed(), [])


def test_the_question_names_the_words_and_the_other_answers() -> None:
    at = desk(new_office())
    proposed(below("DPPA TAHUN 2023", PAGU), at, name="MURNI")
    (doubt,) = at.doubts
    assert '"MURNI" dan "DPPA"' in doubt.words
    assert '--means "Pagu=original"' in doubt.words
    assert '--means "Pagu=-"' in doubt.words


def test_columns_go_before_titles() -> None:
    both = (("Pagu Murni", FIRST), ("Pagu Perubahan", CHANGED))
    for title in ("DPA MURNI 2023", "DPPA 2023", "APBD PERUBAHAN DAN APBD MURNI 2023", "PAGU 2023"):
        assert told(below(title, *both, REALISASI)) == ((str(FIRST), str(CHANGED), str(SPENT)), [])


@pytest.mark.parametrize("title", ["APBD MURNI DAN PERUBAHAN 2023", "DPPA 2023"])
def test_a_plain_column_beside_the_first_budget_is_the_changed_one(title: str) -> None:
    cells = below(title, ("Pagu Murni", FIRST), ("Pagu", CHANGED))
    assert told(cells) == ((str(FIRST), str(CHANGED), ""), [])


def test_a_changed_column_below_a_title_of_the_first_budget_is_asked() -> None:
    assert told(below("DPA MURNI 2023", ("Pagu Perubahan", CHANGED)))[1] == [
        '--means "Pagu Perubahan=revised"'
    ]


def test_an_answer_for_one_of_two_columns_leaves_the_other_asked() -> None:
    cells = below("DPA MURNI 2023", ("Anggaran", FIRST), ("Pagu", CHANGED))
    assert len(told(cells)[1]) == 1
    assert told(cells, Anggaran="original")[1] == ['--means "Pagu=revised"']
    assert told(cells, Anggaran="original", Pagu="-") == (as_first(), [])


@pytest.mark.parametrize(
    "title",
    ["REALISASI APBD MURNI S.D. DESEMBER 2023", "LRA TAHUN 2023 (APBD INDUK)", "REALISASI DPA MURNI 2023"],
)
def test_the_first_budget_beside_what_was_spent_is_asked(title: str) -> None:
    cells = below(title, PAGU, REALISASI)
    assert told(cells)[1] == ['--means "Pagu=original"']
    assert told(cells, Pagu="revised") == (("", str(FIRST), str(SPENT)), [])
    assert told(cells, Pagu="original") == ((str(FIRST), "", str(SPENT)), [])


def test_what_was_spent_below_a_title_of_a_change_is_not_asked() -> None:
    cells = below("REALISASI APBD PERUBAHAN 2023", PAGU, REALISASI)
    assert told(cells) == (("", str(FIRST), str(SPENT)), [])


DRAFTS = [
    "RENCANA KERJA DAN ANGGARAN (RKA) TAHUN 2023",
    "RKA PERUBAHAN TAHUN 2023 (USULAN)",
    "RENJA PERANGKAT DAERAH TAHUN 2023",
    "KUA-PPAS TAHUN 2023",
    "PLAFON ANGGARAN SEMENTARA TAHUN 2023",
    "RANCANGAN PERUBAHAN APBD TAHUN 2023",
    "USULAN PAGU MURNI TAHUN 2023",
    "PAGU INDIKATIF TAHUN 2023",
    "PRA-RKA 2023",
    "DRAFT DPA 2023",
]


@pytest.mark.parametrize("title", DRAFTS)
def test_a_draft_is_asked_and_the_answer_about_all_money_does_not_settle_it(title: str) -> None:
    cells = below(title, PAGU)
    assert told(cells)[1] == ['--means "Pagu=revised"']
    at = desk(new_office(), means={"isi tabel": "seluruhnya"})
    taken(cells, at)
    assert [doubt.text for doubt in at.doubts] == ["Pagu"]
    assert "ditetapkan" in at.doubts[0].words
    assert '--means "Pagu=-"' in at.doubts[0].words


@pytest.mark.parametrize("sheet", ["RKA", "Usulan", "RENJA 2023", "KUA PPAS", "Rancangan"])
def test_a_draft_that_the_sheet_alone_tells_is_asked(sheet: str) -> None:
    assert told(below("PAGU SUB KEGIATAN 2023", PAGU), name=sheet)[1] == ['--means "Pagu=revised"']


def test_both_budgets_of_a_draft_are_asked_unless_their_heads_name_what_was_granted() -> None:
    cells = below("RKA PERUBAHAN 2023", ("Pagu Sebelum", FIRST), ("Pagu Sesudah", CHANGED))
    assert told(cells)[1] == ['--means "Pagu Sebelum=original"', '--means "Pagu Sesudah=revised"']
    assert told(below("RENJA 2023", ("Pagu DPA", FIRST)))[1] == []


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("EVALUASI HASIL RENJA TAHUN 2023", []),
        ("REALISASI RENCANA KERJA TAHUN 2023", []),
        ("RENJA TAHUN 2023", []),
        ("EVALUASI RENJA PERUBAHAN TAHUN 2023", []),
        ("RKA PERUBAHAN TAHUN 2023", ['--means "Pagu=revised"']),
        ("RANCANGAN PERUBAHAN RENJA 2023", ['--means "Pagu=revised"']),
    ],
)
def test_a_draft_beside_what_was_spent_is_asked_where_a_change_is_planned(
    title: str, asks: list[str]
) -> None:
    assert told(below(title, PAGU, REALISASI))[1] == asks


def test_what_a_title_calls_a_subactivity_is_no_draft() -> None:
    title = "PAGU KOORDINASI DAN PENYUSUNAN DOKUMEN RKA-SKPD TAHUN 2023"
    assert '--means "Pagu=revised"' not in told(below(title, PAGU))[1]


def at_file(file: str, title: str, *columns: Column) -> tuple[dict[str, str], list[str]]:
    """What columns of a file mean, and what is asked."""
    at = desk(new_office())
    (table,) = find_tables(make_grid(file, page_of(below(title, *columns))))
    proposal = propose(table, at, "tabel")
    assert proposal is not None
    return means(proposal), [doubt.option for doubt in at.doubts]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("DPA Murni 2023.xlsx", ({"Pagu": "original"}, ['--means "Pagu=original"'])),
        ("dpa_murni_final.xlsx", ({"Pagu": "original"}, ['--means "Pagu=original"'])),
        ("RKA 2023.xlsx", ({"Pagu": "revised"}, ['--means "Pagu=revised"'])),
        ("usulan.xlsx", ({"Pagu": "revised"}, ['--means "Pagu=revised"'])),
        ("DPPA 2023.xlsx", ({"Pagu": "revised"}, [])),
        ("tabel.xlsx", ({"Pagu": "revised"}, [])),
    ],
)
def test_what_the_file_alone_tells_is_asked(file: str, expected: tuple[dict[str, str], list[str]]) -> None:
    assert at_file(file, "PAGU SUB KEGIATAN TAHUN 2023", PAGU) == expected


def test_the_file_tells_nothing_of_a_table_that_names_a_paper_itself_or_what_was_spent() -> None:
    assert at_file("usulan murni.xlsx", "DPA TAHUN 2023", PAGU)[1] == []
    spent = at_file("murni.xlsx", "PAGU DAN REALISASI TAHUN 2023", PAGU, REALISASI)
    assert spent == ({"Pagu": "revised", "Realisasi": "actual"}, [])
    assert at_file("DPA MURNI.xlsx", "DPPA TAHUN 2023", PAGU) == ({"Pagu": "revised"}, [])


def known(title: str, sheet: str, **said: str) -> tuple[Desk, dict[str, str]]:
    """A desk that knows how a table was understood, and what its columns meant."""
    at = desk(new_office(), **({"means": said} if said else {}))
    proposal = proposed(below(title, PAGU), at, name=sheet)
    return desk(replace(new_office(), intakes=(proposal.intake,))), means(proposal)


REKAP = "REKAP PAGU SUB KEGIATAN TAHUN 2023"


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("PERUBAHAN", "MURNI", "original"),
        ("MURNI", "PERUBAHAN", "revised"),
        ("MURNI", "Sheet1", "revised"),
        ("Sheet1", "INDUK", "original"),
        ("MURNI", "MURNI", "original"),
    ],
)
def test_what_was_settled_of_one_stage_is_not_that_of_another(before: str, now: str, expected: str) -> None:
    at, _ = known(REKAP, before)
    assert means(proposed(below(REKAP, PAGU), at, name=now)) == {"Pagu": expected}
    assert at.doubts == []


def test_a_draft_is_asked_although_its_columns_are_known_of_a_budget() -> None:
    at, _ = known(REKAP, "Sheet1")
    proposed(below(REKAP, PAGU), at, name="RKA")
    assert [doubt.option for doubt in at.doubts] == ['--means "Pagu=revised"']


def test_an_answer_about_the_title_of_a_draft_is_remembered() -> None:
    title = "RKA SKPD TAHUN 2023"
    at, meant = known(title, "Sheet1", Pagu="revised")
    assert (meant, means(proposed(below(title, PAGU), at))) == ({"Pagu": "revised"}, {"Pagu": "revised"})
    assert at.doubts == []


def test_counts_know_no_stages() -> None:
    at = desk(uncounted())
    cells = [("KTP-EL MURNI 2023",), (), ("Kecamatan", "Wajib KTP"), ("Juai", 12_364), ("Halong", 14_843)]
    proposal = proposed(cells, at)
    assert proposal.intake.table is IntakeTable.COUNTS
    assert fits_papers(proposal.table, proposal.intake, at)


@pytest.mark.parametrize(
    ("title", "head", "is_later"),
    [
        ("DPPA 2023", "Pagu", True),
        ("PAGU 2023", "Pagu Setelah Perubahan", True),
        ("PAGU 2023", "Pagu", False),
        ("DPA PERGESERAN 2023", "Pagu", False),
        ("PAGU 2023", "Pagu Pergeseran", False),
        ("APBD MURNI DAN PERUBAHAN 2023", "Pagu", False),
        ("RKA PERUBAHAN 2023", "Pagu", False),
        ("PAGU 2023", "Pagu Perubahan Penjabaran", False),
        ("PAGU 2023", "Pagu Sebelum Perubahan", False),
        ("RKA PERUBAHAN 2023", "Pagu Setelah Perubahan", False),
    ],
)
def test_which_budgets_are_told_to_be_behind_a_change(title: str, head: str, *, is_later: bool) -> None:
    table = proposed(below(title, (head, FIRST)), desk(new_office())).table
    (found,) = [one for one in table.heads if one.name == head]
    assert tells_change(table, found) is is_later


STRANGE = ["DRAF PERUBAHAN", "R-DPPA", "BAHAN DPPA", "DPPA SANDINGAN", "DPPA (BELUM DISAHKAN)", "RPAPBD"]


@pytest.mark.parametrize("text", [*STRANGE, "APBD TENTATIF", "SEBELUM ADANYA PERUBAHAN"])
def test_a_stage_with_words_that_nobody_knows_is_asked_wherever_it_stands(text: str) -> None:
    whole = {"isi tabel": "seluruhnya"}
    for cells, sheet in ((below(f"{text} TAHUN 2023", PAGU), "Data"), (below("PAGU 2023", PAGU), text)):
        at = desk(new_office(), means=whole)
        taken(cells, at, name=sheet)
        assert [doubt.text for doubt in at.doubts] == ["Pagu"]
        said = at.doubts[0].words
        assert all(f'--means "Pagu={answer}"' in said for answer in ("original", "-"))
    assert at_file(f"{text} 2023.xlsx", "PAGU SUB KEGIATAN TAHUN 2023", PAGU)[1] == ['--means "Pagu=revised"']


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("Pagu Tanpa Perubahan", "TANPA"),
        ("Pagu Sblm Perubahan", "SBLM"),
        ("Pagu RAPBD", "RAPBD"),
        ("Pagu R.K.A.", "RKA"),
        ("Pagu RKAP", "RKAP"),
        ("Pagu KUPA", "KUPA"),
        ("Pagu Usulan Desk", "USULAN"),
        ("Pagu Sandingan", "SANDINGAN"),
        ("Anggaran Antara", "ANTARA"),
        ("Anggaran > Perubahan Tentatif", "TENTATIF"),
    ],
)
@pytest.mark.parametrize("beside", [(), (REALISASI,)])
def test_a_budget_is_asked_unless_all_words_of_its_head_are_known(
    head: str, named: str, beside: tuple[Column, ...]
) -> None:
    at = desk(new_office())
    taken(below("SUB KEGIATAN TAHUN 2023", (head, FIRST), *beside), at)
    assert [doubt.text for doubt in at.doubts] == [head]
    assert f'"{named}"' in at.doubts[0].words
    for answer in ("original", "revised", "-"):
        known = desk(new_office(), means={head: answer})
        taken(below("SUB KEGIATAN TAHUN 2023", (head, FIRST), *beside), known)
        assert known.doubts == []


@pytest.mark.parametrize(
    "head", ["Pagu Anggaran (Rp)", "Jumlah Anggaran Setahun", "APBD 2023", "Pagu Belanja"]
)
def test_ordinary_heads_are_not_asked(head: str) -> None:
    assert told(below("SUB KEGIATAN TAHUN 2023", (head, FIRST), REALISASI))[1] == []


@pytest.mark.parametrize("head", ["APBD Penetapan", "Anggaran Pokok", "DPA Original", "Pagu M U R N I"])
def test_all_words_of_the_first_budget_tell_it_in_a_column_too(head: str) -> None:
    assert told(below("SUB KEGIATAN TAHUN 2023", (head, FIRST))) == (as_first(), [])


def test_both_stages_of_a_table_that_no_word_tells_for_sure_are_asked() -> None:
    columns = (("MURNI", FIRST), ("PERUBAHAN TENTATIF", CHANGED), REALISASI)
    assert told(below("SUB KEGIATAN TAHUN 2023", *columns))[1] == ['--means "PERUBAHAN TENTATIF=revised"']


def test_what_was_settled_holds_below_no_title_with_other_words() -> None:
    at, _ = known("PAGU SUB KEGIATAN TAHUN 2023", "Sheet1")
    proposed(below("PAGU SUB KEGIATAN TAHUN 2023", PAGU), at, name="DRAF DPPA")
    assert [doubt.option for doubt in at.doubts] == ['--means "Pagu=revised"']
    same, meant = known("BAHAN DPPA TAHUN 2023", "Sheet1", Pagu="original")
    assert means(proposed(below("BAHAN DPPA TAHUN 2023", PAGU), same)) == meant == {"Pagu": "original"}
    assert same.doubts == []


@pytest.mark.parametrize("title", ["REALISASI DPA ANEKA BIDANG 2023", "REALISASI APBD RAMAI 2023"])
def test_a_paper_that_money_was_spent_of_is_not_asked(title: str) -> None:
    assert '--means "Pagu=revised"' not in told(below(title, PAGU, REALISASI))[1]
    assert '--means "Pagu=revised"' in told(below(title, PAGU))[1]


@pytest.mark.parametrize(
    "note",
    [
        "Keterangan: DPPA belum disahkan",
        "Catatan: pagu menurut DPA hasil asistensi",
        "*) masih berupa RKA",
        "Angka perubahan menunggu evaluasi gubernur",
    ],
)
def test_a_note_that_tells_a_draft_is_asked_about(note: str) -> None:
    _, asked = told([*below("ANGGARAN TAHUN 2023", PAGU), (), (note,)])
    assert asked == ['--means "Pagu=revised"']


@pytest.mark.parametrize(
    "note",
    [
        "Sumber: DPPA SKPD Tahun 2023",
        "Keterangan: anggaran dalam rupiah",
        "Kepala Dinas,",
        "Nomor Induk Pegawai",
        "Dicetak dari aplikasi keuangan daerah",
    ],
)
def test_a_note_that_tells_no_other_stage_is_not(note: str) -> None:
    assert told([*below("ANGGARAN TAHUN 2023", PAGU), (), (note,)]) == (as_changed(), [])


def test_what_stands_below_what_was_spent_is_no_draft() -> None:
    cells = [*below("REALISASI TAHUN 2023", PAGU, REALISASI), (), ("Keterangan: DPPA belum disahkan",)]
    assert told(cells)[1] == []


@pytest.mark.parametrize("title", ["RKA TAHUN 2023", "USULAN BELANJA 2023", "PLAFON SEMENTARA 2023"])
def test_who_names_a_column_of_a_draft_is_asked_whether_it_was_granted(title: str) -> None:
    named = {"Jumlah": "revised"}
    cells = below(title, ("Jumlah", FIRST))
    assert '--means "pagu rancangan=sudah ditetapkan"' in told(cells, **named)[1]
    settled = told(cells, **named, **{"pagu rancangan": "sudah ditetapkan"})
    assert (settled[0], [one for one in settled[1] if "rancangan" in one]) == (as_changed(), [])


def test_who_names_a_column_that_names_a_budget_was_asked_before() -> None:
    assert told(below("RKA TAHUN 2023", PAGU), Pagu="revised") == (as_changed(), [])


def test_a_column_of_what_was_granted_is_named_without_another_question() -> None:
    assert told(below("DPA TAHUN 2023", ("Jumlah", FIRST)), Jumlah="revised")[1] == []
