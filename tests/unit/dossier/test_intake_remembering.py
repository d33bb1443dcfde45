"""What is written beside the figures: sources, and how tables were understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.intake.desks import KTP, balangan, changed, codes, desk, proposed, table

from capaian.domain.identifiers import SourceId
from capaian.domain.intake import Intake, IntakeColumn, IntakeName, IntakeReading, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.dossier.cells import Reading
from capaian.dossier.intake.desk import WrongTotal
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.other_forms import missing_heads
from capaian.dossier.intake.remembering import (
    Origin,
    free_id,
    slug,
    source_id,
    with_differences,
    with_intake,
    with_readings,
    with_source,
)
from capaian.dossier.intake.subjects import title_of
from capaian.dossier.intake.title_words import subject_of
from capaian.dossier.tables.intake import INTAKE
from capaian.dossier.tables.words import DIFFERENCES
from capaian.dossier.yaml_reader import read_key_file

HERE = Place("intake.yaml")
DIGEST = "a" * 64


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("Agregat Semester II 2023 (rev).xlsx", "agregat-semester-ii-2023-rev"),
        ("realisasi.csv", "realisasi"),
        ("DATA_KTP  Des'23.xlsx", "data-ktp-des-23"),
        ("tanpa-akhiran", "tanpa-akhiran"),
        ("数据.xlsx", "tabel"),
        ("a" * 90 + ".xlsx", "a" * 60),
    ],
)
def test_codes_made_of_names(file: str, code: str) -> None:
    assert slug(file) == code


SOURCES = {"KTP": "agregat"}


def test_a_code_that_nothing_has_yet() -> None:
    assert free_id([], "agregat") == "agregat"
    assert free_id(["agregat", "agregat-2"], "agregat") == "agregat-3"
    assert free_id(["agregat-2"], "agregat") == "agregat"


def source(**changes: object) -> Source:
    plain = Source(SourceId("agregat"), "Data Agregat", date(2023, 12, 31), "agregat.xlsx", DIGEST, Place(""))
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field


def office(*sources: Source, intakes: tuple[Intake, ...] = ()) -> OfficeYear:
    return replace(balangan(), sources=sources, intakes=intakes)


def test_a_file_that_is_a_source_already_keeps_its_code() -> None:
    known = office(source())
    assert source_id(known, Origin("lain.xlsx", DIGEST), ["agregat"]) == "agregat"
    assert source_id(known, Origin("agregat.xlsx", "b" * 64)) == "agregat"
    assert source_id(known, Origin("lain.xlsx", "b" * 64)) == "lain"


def test_other_content_below_the_name_of_a_file_is_another_source() -> None:
    known = office(source())
    other = Origin("agregat.xlsx", "b" * 64)
    assert source_id(known, other, ["agregat"]) == "agregat-2"
    assert with_source("sources: []\n", known, source(sha256="b" * 64), ["agregat"]) is None


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("Data per 30 November 2023", "DATA PER 31 JANUARI 2024", False),
        ("Data Agregat Tahun 2023", "DATA AGREGAT 2023", True),
        ("Dari bidang PIAK", "DATA PER 31 JANUARI 2024", True),
    ],
)
def test_a_source_whose_content_is_replaced_tells_the_time_of_what_comes(
    old: str, new: str, kept: bool
) -> None:
    text = (
        f"sources:\n  - id: agregat\n    title: {old}\n    cut_off: 2023-12-31\n"
        f"    file: agregat.xlsx\n    sha256: {DIGEST}\n"
    )
    anew = source(sha256="b" * 64, title=new, cut_off=date(2024, 1, 31))
    assert with_source(text, office(source(title=old)), anew) == (
        text.replace(DIGEST, "b" * 64).replace(old, old if kept else new).replace("2023-12-31", "2024-01-31")
    )


def test_a_new_source_is_added_to_a_list() -> None:
    text = "sources:\n  - id: lama  # catatan\n    title: Lama\n"
    made = with_source(text, office(), source())
    assert made is not None
    assert made.startswith(text)
    assert made.splitlines()[3:] == [
        "  - id: agregat",
        "    title: Data Agregat",
        "    cut_off: 2023-12-31",
        "    file: agregat.xlsx",
        f"    sha256: {DIGEST}",
    ]


@pytest.mark.parametrize("text", [None, "", "# belum ada sumber\n"])
def test_the_first_source_makes_the_list(text: str | None) -> None:
    made = with_source(text, office(), source())
    assert made is not None
    assert made.startswith(text or "sources:")
    assert "sources:\n" in made


def test_a_source_without_a_day_has_none() -> None:
    made = with_source(None, office(), source(cut_off=None))
    assert made is not None
    assert "cut_off" not in made


def test_a_known_source_changes_nothing() -> None:
    assert with_source("sources: []\n", office(source()), source()) is None


def test_a_corrected_file_changes_the_digest_alone() -> None:
    text = f"sources:\n  - id: agregat  # dari bidang PIAK\n    file: agregat.xlsx\n    sha256: {DIGEST}\n"
    made = with_source(text, office(source()), source(sha256="b" * 64))
    assert made == text.replace(DIGEST, "b" * 64)


def test_a_source_without_a_digest_gets_one() -> None:
    text = "sources:\n  - id: agregat\n    file: agregat.xlsx\n"
    made = with_source(text, office(source(sha256=None)), source())
    assert made == f"{text}    sha256: {DIGEST}\n"


def test_a_source_of_another_file_is_left_alone() -> None:
    known = office(source(file="lain.xlsx"))
    assert with_source("sources: []\n", known, source(sha256="b" * 64)) is None


def intake(**changes: object) -> Intake:
    columns = (IntakeColumn("Wajib KTP > L+P", "ktp.eligible", None, HERE),)
    names = (IntakeName("Lampihog", "63.11.05", HERE),)
    plain = Intake("agregat", IntakeTable.COUNTS, "KTP-el", "Kecamatan", False, columns, names, HERE)
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field


def test_what_was_settled_is_written() -> None:
    assert with_intake(None, office(), intake()) == (
        "intakes:\n"
        "  - id: agregat\n"
        "    table: counts\n"
        "    title: KTP-el\n"
        "    names_in: Kecamatan\n"
        "    columns:\n"
        "      - head: Wajib KTP > L+P\n"
        "        means: ktp.eligible\n"
        "    names:\n"
        "      - text: Lampihog\n"
        '        means: "63.11.05"\n'
    )


def test_months_and_adding_up_are_written() -> None:
    months = (IntakeColumn("Mei", "actual", 5, HERE),)
    made = with_intake(None, office(), intake(columns=months, names=(), is_cumulative=True))
    assert made is not None
    assert "    cumulative: ya\n" in made
    assert made.endswith("        month: 5\n")
    assert "names:" not in made


@pytest.mark.parametrize(
    "settled",
    [
        intake(),
        intake(names=()),
        intake(title=""),
        intake(is_cumulative=True, table=IntakeTable.INPUTS),
        intake(columns=(IntakeColumn("Judul: dengan # tanda", "ktp.holders", None, HERE),)),
        intake(columns=(IntakeColumn("2023", "actual", 12, HERE),)),
        intake(names=(IntakeName("ya", "63.11.01", HERE), IntakeName("- 'x'", "V.1.1", HERE))),
    ],
)
def test_what_was_written_is_read_again(settled: Intake) -> None:
    text = with_intake(None, office(), settled)
    assert text is not None
    (again,) = read(text)
    assert _plain(again) == _plain(settled)


def read(text: str) -> tuple[Intake, ...]:
    """The mappings of a text, as the reader of dossiers reads them."""
    reading = Reading()
    found = read_key_file(INTAKE, text, reading)
    assert reading.log.finish(()) == ()
    assert isinstance(found, dict)
    return tuple(found["intakes"])


def _plain(settled: Intake) -> Intake:
    columns = tuple(replace(column, place=HERE) for column in settled.columns)
    names = tuple(replace(name, place=HERE) for name in settled.names)
    return replace(settled, columns=columns, names=names, place=HERE)


def test_a_second_table_stands_behind_the_first() -> None:
    text = with_intake(None, office(), intake())
    made = with_intake(text, office(intakes=(intake(),)), intake(id="lain"))
    assert made is not None and text is not None
    assert made.startswith(text)
    assert "  - id: lain\n" in made


def test_what_is_known_changes_nothing() -> None:
    text = with_intake(None, office(), intake())
    assert with_intake(text, office(intakes=(intake(),)), intake()) is None


def test_a_name_more_changes_the_one_table() -> None:
    first = with_intake(None, office(), intake(id="satu", names=()))
    known = office(intakes=(intake(id="satu", names=()), intake(id="dua")))
    text = with_intake(first, office(intakes=(intake(id="satu", names=()),)), intake(id="dua"))
    made = with_intake(text, known, intake(id="satu"))
    assert made is not None
    assert made.count("Lampihog") == 2


def remembered(rows: object = KTP, **changes: object) -> Intake:
    """What a table was taken for."""
    return replace(proposed(rows, desk()).intake, **{"id": "ktp", **changes})  # type: ignore[arg-type]  # cells


def test_a_table_of_the_same_heads_needs_no_guess() -> None:
    known = remembered(columns=(IntakeColumn("Sudah Rekam", "kia.issued", None, HERE),))
    proposal = propose(table(KTP), desk(office(intakes=(known,))), "baru")
    assert proposal is not None
    assert proposal.is_remembered
    assert proposal.intake == known


def test_the_next_period_is_the_same_table() -> None:
    known = remembered()
    next_year = changed((1, 1, "DATA KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2024"))
    proposal = propose(table(next_year), desk(office(intakes=(known,))), "baru")  # type: ignore[arg-type]  # cells
    assert proposal is not None
    assert proposal.is_remembered


def test_the_same_heads_below_another_title_are_another_table() -> None:
    known = remembered()
    other = changed((1, 1, "DATA KEPEMILIKAN KIA TAHUN 2023"))
    proposal = propose(table(other), desk(office(intakes=(known,))), "baru")  # type: ignore[arg-type]  # cells
    assert proposal is not None
    assert not proposal.is_remembered


@pytest.mark.parametrize("people", ["USIA 17-20 TAHUN", "ANAK"])
def test_the_same_table_of_other_people_is_another_one(people: str) -> None:
    other = changed((1, 1, f"DATA KEPEMILIKAN KTP-EL {people} TAHUN 2023"))
    proposal = propose(table(other), desk(office(intakes=(remembered(),))), "baru")  # type: ignore[arg-type]  # cells
    assert proposal is not None
    assert not proposal.is_remembered


def test_the_nearest_of_two_that_were_settled() -> None:
    near, far = remembered(id="dekat"), remembered(id="jauh")
    far = replace(far, columns=(*far.columns, IntakeColumn("Cetak", "kia.issued", None, HERE)))
    proposal = propose(table(KTP), desk(office(intakes=(far, near))), "baru")
    assert proposal is not None
    assert proposal.intake.id == "dekat"


def test_a_column_that_is_gone_is_found_missing() -> None:
    known = remembered()
    rows = changed((3, 4, "Hasil Rekaman"))
    proposal = propose(table(rows), desk(office(intakes=(known,))), "baru")  # type: ignore[arg-type]  # cells
    assert proposal is not None
    assert proposal.is_remembered
    assert missing_heads(proposal.table, proposal.intake) == ["Sudah Rekam"]


def test_a_table_without_the_column_of_the_names_is_another() -> None:
    known = remembered()
    rows = changed((3, 2, "Wilayah"))
    proposal = propose(table(rows), desk(office(intakes=(known,))), "baru")  # type: ignore[arg-type]  # cells
    assert proposal is not None
    assert not proposal.is_remembered


def test_guessed_anew_keeps_the_code() -> None:
    known = remembered(columns=(IntakeColumn("Sudah Rekam", "kia.issued", None, HERE),))
    proposal = propose(table(KTP), desk(office(intakes=(known,)), is_anew=True), "baru")
    assert proposal is not None
    assert not proposal.is_remembered
    assert proposal.intake.id == "ktp"
    assert [column.means for column in proposal.intake.columns] == ["ktp.eligible", "ktp.holders"]


def test_the_user_changes_what_was_settled() -> None:
    known = remembered()
    at = desk(office(intakes=(known,)), means={"Sudah Rekam": "-"})
    proposal = propose(table(KTP), at, "baru")
    assert proposal is not None
    assert [column.head for column in proposal.intake.columns] == ["Wajib KTP"]
    assert codes(at) == []


def test_the_title_of_a_table_is_what_stands_above_it() -> None:
    assert title_of(table(KTP)) == "DATA KEPEMILIKAN KTP-EL TAHUN 2023"
    assert title_of(table(KTP[2:], name="KTP")) == "KTP"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KTP-el Semester I Tahun 2023", "KTP-EL SEMESTER II TAHUN 2024"),
        ("Realisasi s.d. Maret 2023", "Realisasi s.d. Nopember 2023"),
        ("Data per 31 Desember 2023", "Data per 30 Juni 2024"),
        ("Realisasi Triwulan IV", "Realisasi TW I"),
    ],
)
def test_titles_of_one_subject(one: str, other: str) -> None:
    assert subject_of(one) == subject_of(other)


def test_titles_of_two_subjects() -> None:
    assert subject_of("Kepemilikan KTP-el 2023") != subject_of("Kepemilikan KIA 2023")


def wrong_total(row: int, stated: str = "96.471") -> WrongTotal:
    return WrongTotal(Place("agregat.xlsx", row, "E (L+P)", "KTP"), stated, "96.472", 8)


def differences_of(text: str | None) -> OfficeYear:
    """Return an office with the differences that a text declares."""
    assert text is not None
    found = read_key_file(DIFFERENCES, text, Reading())
    return replace(balangan(), differences=tuple(found["differences"]))


def test_wrong_totals_that_were_accepted_are_declared_once() -> None:
    text = with_differences(None, replace(balangan(), differences=()), [wrong_total(15)], SOURCES)
    office = differences_of(text)
    (one,) = office.differences
    assert (one.id, one.where) == ("jumlah-agregat", "agregat.xlsx, lembar KTP, baris 15, kolom E (L+P)")
    assert (one.printed, one.used, one.rule, one.source) == ("96.471", "96.472", "sum", "agregat")
    assert with_differences(text, office, [wrong_total(15)], SOURCES) is None
    more = with_differences(text, office, [wrong_total(15), wrong_total(16), wrong_total(16)], SOURCES)
    assert [one.id for one in differences_of(more).differences] == ["jumlah-agregat", "jumlah-agregat-2"]


def test_another_wrong_total_in_the_same_cell_is_another_difference() -> None:
    text = with_differences(None, replace(balangan(), differences=()), [wrong_total(15)], SOURCES)
    later = with_differences(text, differences_of(text), [wrong_total(15, "96.470")], SOURCES)
    assert [one.printed for one in differences_of(later).differences] == ["96.471", "96.470"]


def test_declared_differences_keep_their_words() -> None:
    text = "# Sudah ditanyakan\ndifferences:\n  - {id: satu, where: Tabel 1, reason: salah ketik}\n"
    made = with_differences(text, differences_of(text), [wrong_total(15)], SOURCES)
    assert made is not None
    assert made.startswith(text)
    assert len(differences_of(made).differences) == 2


def test_without_wrong_totals_nothing_is_declared() -> None:
    assert with_differences("differences: []\n", balangan(), [], SOURCES) is None


@pytest.mark.parametrize("digest", [None, "b" * 64])
def test_a_source_that_waited_for_its_file_gets_it(digest: str | None) -> None:
    text = "sources:\n  - id: agregat\n    title: Dari kerangka\n" + (
        f"    sha256: {digest}\n" if digest else ""
    )
    known = office(replace(source(sha256=digest), file=None))
    assert source_id(known, Origin("agregat.xlsx", DIGEST)) == "agregat"
    made = with_source(text, known, source())
    assert made is not None
    assert "title: Dari kerangka" in made
    assert {"    file: agregat.xlsx", f"    sha256: {DIGEST}"} <= set(made.splitlines())


@pytest.mark.parametrize("file", ["agregat.csv", "Agregat.txt", "AGREGAT.xlsx"])
def test_a_file_of_the_name_of_another_source_is_a_source_of_its_own(file: str) -> None:
    assert source_id(office(source()), Origin(file, "b" * 64)) == "agregat-2"


def test_each_sheet_of_a_file_is_a_source_of_its_own() -> None:
    def code(known: OfficeYear, sheet: str, *, is_alone: bool = False, digest: str = DIGEST) -> str:
        return source_id(known, Origin("agregat.xlsx", digest, sheet, is_alone))

    ktp = replace(source(), id="agregat-ktp", title="Kepemilikan KTP-el (lembar KTP)")
    assert code(office(), "KTP") == "agregat-ktp"
    assert code(office(), "KTP", is_alone=True) == "agregat"
    assert code(office(ktp), "KTP") == code(office(ktp), "KTP", is_alone=True) == "agregat-ktp"
    assert code(office(ktp), "KTP", digest="b" * 64) == "agregat-ktp"
    assert code(office(ktp), "KIA") == code(office(ktp), "KIA", is_alone=True) == "agregat-kia"
    assert code(office(source()), "KTP") == "agregat-ktp"
    assert code(office(source()), "KTP", is_alone=True) == "agregat"


@pytest.mark.parametrize("means", ["-", "kantor ini", "63.11.01"])
def test_any_answer_that_is_asked_for_can_be_written_down(means: str) -> None:
    settled = intake(names=(IntakeName("SATPOL PP", means, HERE),))
    text = with_intake(None, office(), settled)
    assert text is not None
    assert [name.means for name in read(text)[0].names] == [means]


def test_readings_are_written_once_below_what_is_there() -> None:
    one, other = (IntakeReading("agregat", sign * 16, HERE) for sign in "ab")
    office = replace(balangan(), intake_readings=(one,))
    before = "# dari tahun lalu\nreadings:\n  - intake: agregat\n    digest: aaaaaaaaaaaaaaaa\n"
    assert with_readings(before, office, [one, one]) == before
    after = with_readings(before, office, [one, other, other])
    assert after is not None
    assert after.startswith(before)
    assert after.count("intake: agregat") == 2
    assert with_readings(None, balangan(), []) is None
