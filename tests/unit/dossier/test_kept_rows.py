"""Rows of a closed year that stay for comparison, its survey and its money: guarded as its history is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.closed import close
from tests.closing.next_years import after, balangan_2024, found_in, lay
from tests.closing.restating import codes, errors, restate, retype, without

from capaian.domain.issue import Issue, Level
from capaian.dossier.read import read_dossier

FOLLOWING = {"restate_also", "restate_unknown"}
"""What is asked of the indicators above a restated row: see `test_followed_figures`."""

SURVEY = "skm,2023,U1,Persyaratan pelayanan,,,85.34,index,penutupan-2023\n"
MONEY = "I.1.1,2023,money,all,,30633400,30504800,,penutupan-2023,\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def test_rows_of_the_new_year_stand_before_those_that_are_closed(dossier: Path) -> None:
    """Whoever types from above does not type over what was approved."""
    for file, column in (("survey.csv", 1), ("inputs.csv", 1)):
        lines = (dossier / file).read_text(encoding="utf-8").splitlines()[1:]
        years = [line.split(",")[column][:4] for line in lines]
        assert set(years) == {"2023", "2024"}
        assert years == sorted(years, reverse=True)


# --- retyped ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "closed"),
    [
        ("survey.csv", SURVEY, SURVEY.replace("85.34", "88"), "index", "85.34"),
        ("survey.csv", SURVEY, SURVEY.replace("85.34", ""), "index", "85.34"),
        ("survey.csv", SURVEY, SURVEY.replace(",,,85", ",150,,85"), "answers", "kosong"),
        ("survey.csv", SURVEY, SURVEY.replace(",,85", ",3.4,85"), "mean", "kosong"),
        ("inputs.csv", MONEY, MONEY.replace("30504800", "30604800"), "actual", "30504800"),
        ("inputs.csv", MONEY, MONEY.replace("30633400", "40633400"), "revised", "30633400"),
        ("inputs.csv", MONEY, MONEY.replace(",,30633400", ",1,30633400"), "original", "kosong"),
    ],
)
def test_a_row_that_stays_is_not_retyped_without_a_reason(
    file: str, old: str, new: str, column: str, closed: str, dossier: Path
) -> None:
    retype(dossier, file, old, new)
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file, issue.place.column) == ("retyped_prior", file, column)
    text = (dossier / file).read_text(encoding="utf-8").splitlines()
    assert issue.place.row is not None
    assert text[issue.place.row - 1] == new.strip()
    assert f"disahkan ({closed})" in issue.message
    assert "restatements.csv" in issue.remedy


def test_another_source_does_not_hide_it(dossier: Path) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY.replace("85.34", "88").replace("penutupan-2023", "skm-2024"))
    assert codes(dossier) == [("retyped_prior", "survey.csv", "index")]


def test_the_same_figure_written_otherwise_is_the_same(dossier: Path) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY.replace("85.34", "85.3400"))
    assert codes(dossier) == []


def test_which_statistic_was_given_stays(dossier: Path) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY.replace(",index,", ",mean,"))
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("regiven_prior", "given", "mean")
    assert issue.remedy == "Kembalikan ke index."


def test_where_money_came_from_stays(dossier: Path) -> None:
    retype(dossier, "inputs.csv", MONEY, MONEY.replace("30504800,,", "30504800,DAK,"))
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("regiven_prior", "fund", "DAK")
    assert issue.remedy == "Kembalikan ke (kosong)."


@pytest.mark.parametrize(("file", "row"), [("survey.csv", SURVEY), ("inputs.csv", MONEY)])
def test_a_row_as_approved_keeps_the_closing_as_its_source(file: str, row: str, dossier: Path) -> None:
    retype(dossier, file, row, row.replace("penutupan-2023", "lkjip-2023"))
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file, issue.place.column) == ("resourced_prior", file, "source")
    assert issue.remedy == "Isi source dengan penutupan-2023."


@pytest.mark.parametrize(
    ("file", "row", "more", "named"),
    [
        ("inputs.csv", MONEY, MONEY.replace("2023,", "2023-S1,", 1), "I.1.1, money all, 2023-S1"),
        ("inputs.csv", MONEY, MONEY.replace("I.1.1", "I.1", 1), "I.1, money all, 2023"),
        ("survey.csv", SURVEY, SURVEY.replace("2023,", "2023-Q1,", 1), "skm, U1, 2023-Q1"),
    ],
)
def test_a_row_that_names_the_closing_is_in_it(
    file: str, row: str, more: str, named: str, dossier: Path
) -> None:
    retype(dossier, file, row, row + more)
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("not_in_closing", "source", "penutupan-2023")
    assert f"({named})" in issue.message


def test_rows_of_the_new_year_are_free(dossier: Path) -> None:
    own = "skm,2024,U1,Persyaratan pelayanan,,,,index,skm-2024\n"
    retype(dossier, "survey.csv", own, own.replace(",,,,", ",,,88,"))
    assert codes(dossier) == []


# --- gone, and added ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "row", "named"),
    [("survey.csv", SURVEY, "skm, U1, 2023"), ("inputs.csv", MONEY, "I.1.1, money all, 2023")],
)
def test_a_row_that_is_gone_is_told_by_its_name(file: str, row: str, named: str, dossier: Path) -> None:
    """Without U1 the index of 2023 would be a mean of eight elements."""
    retype(dossier, file, row, "")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file, issue.value) == ("prior_removed", file, named)
    assert "penutupan-2023" in issue.remedy


@pytest.mark.parametrize(("file", "count"), [("survey.csv", "9"), ("inputs.csv", "28")])
def test_all_rows_of_the_closed_year_are_missed_as_one_is(file: str, count: str, dossier: Path) -> None:
    """Nothing could be compared with, and last year's index and money would be gone from the report."""
    path = dossier / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",penutupan-2023," not in f"{line.strip()},"), "utf-8")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file) == ("prior_removed", file)
    assert issue.message.startswith(f"{count} baris tahun 2023")


def test_a_file_that_is_gone_takes_no_approved_row_along(dossier: Path) -> None:
    (dossier / "survey.csv").unlink()
    assert ("prior_removed", "survey.csv", None) in codes(dossier)


def test_a_node_that_left_the_plan_is_not_missed(dossier: Path) -> None:
    retype(dossier, "inputs.csv", MONEY, "")
    nodes = dossier / "nodes.csv"
    lines = nodes.read_text(encoding="utf-8").splitlines(keepends=True)
    nodes.write_text("".join(line for line in lines if not line.startswith("I.1.1,")), encoding="utf-8")
    assert "prior_removed" not in {code for code, _, _ in codes(dossier)}


def test_a_row_with_another_problem_is_not_called_gone(dossier: Path) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY.replace("U1", ""))
    assert "prior_removed" not in {code for code, _, _ in codes(dossier)}


def test_a_row_more_changes_the_year_too(dossier: Path) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY + SURVEY.replace("U1", "U10"))
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("retyped_prior", "index", "85.34")
    assert "disahkan (kosong)" in issue.message


@pytest.mark.parametrize(
    ("file", "row", "more", "reasons"),
    [
        (
            "survey.csv",
            SURVEY,
            SURVEY.replace("2023,", "2023-S2,", 1).replace("85.34", "99"),
            ["skm,U1,2023-S2,index,,99,Ditemukan kemudian,"],
        ),
        (
            "inputs.csv",
            MONEY,
            MONEY.replace("2023,", "2023-Q4,", 1).replace("30633400,30504800", ",9000000"),
            ["I.1.1,money all,2023-Q4,actual,,9000000,Ditemukan kemudian,"],
        ),
    ],
)
def test_a_part_of_the_year_that_nobody_approved_needs_a_reason(
    file: str, row: str, more: str, reasons: list[str], dossier: Path
) -> None:
    """One element of a semester had become the index of the closed year."""
    retype(dossier, file, row, row + more.replace("penutupan-2023", "lkjip-2024"))
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file) == ("retyped_prior", file)
    assert "disahkan (kosong)" in issue.message
    restate(dossier, *reasons)
    assert set(codes(dossier)) <= {(code, "history.csv", "actual") for code in FOLLOWING}


def test_money_of_a_node_that_had_none_needs_a_reason(dossier: Path) -> None:
    """What was spent in the closed year had become more by it."""
    node = "V.6.3,subactivity,V.6.3,Pemeliharaan/Rehabilitasi Sarana dan Prasarana Gedung Kantor"
    text = (dossier / "nodes.csv").read_text(encoding="utf-8")
    assert node in text
    (dossier / "nodes.csv").write_text(f"{text}V.6.9,subactivity,V.6.9,Pengadaan,V.6,,,\n", encoding="utf-8")
    retype(dossier, "inputs.csv", MONEY, f"{MONEY}V.6.9,2023,money,all,,5000000,4000000,,lkjip-2024,\n")
    assert codes(dossier) == [
        ("retyped_prior", "inputs.csv", "actual"),
        ("retyped_prior", "inputs.csv", "revised"),
    ]


def test_an_indicator_that_was_approved_without_a_value_gets_one_with_a_reason(dossier: Path) -> None:
    last = (dossier / "history.csv").read_text(encoding="utf-8").splitlines(keepends=True)[-1]
    retype(dossier, "history.csv", last, f"{last}nas-mitra,,2023,5,3,,mitra,lkjip-2023,\n")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("retyped_prior", "actual", "5")
    restate(dossier, "nas-mitra,,2023,actual,,5,Ditemukan dalam arsip kerja sama,")
    assert codes(dossier) == []
    retype(dossier, "history.csv", "nas-mitra,,2023,5,3,", "ik-9,,2023,5,3,")
    restate(dossier)
    assert [one for one in codes(dossier) if one[1] == "history.csv"] == []


# --- restated -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "row"),
    [
        ("survey.csv", SURVEY, SURVEY.replace("85.34", "88"), "skm,U1,2023,index,85.34,88,Salah salin,"),
        ("survey.csv", SURVEY, "", "skm,U1,2023,index,85.34,,Unsur dicabut,"),
        (
            "inputs.csv",
            MONEY,
            MONEY.replace("30504800", "30604800"),
            "I.1.1,money all,2023,actual,30504800,30604800,Koreksi BPK,",
        ),
    ],
)
def test_a_reason_lets_it_stand(file: str, old: str, new: str, row: str, dossier: Path) -> None:
    retype(dossier, file, old, new)
    restate(dossier, row)
    assert [(found, place) for found, place, _ in codes(dossier) if place == file] == []
    assert {found for found, *_ in codes(dossier)} <= FOLLOWING


def test_a_restated_row_names_the_source_of_its_new_figure(dossier: Path) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY.replace("85.34", "88"))
    restate(dossier, "skm,U1,2023,index,85.34,88,Salah salin,")
    (warned,) = [issue for issue in read_dossier(dossier).issues if issue.code == "restated_source"]
    assert (warned.place.file, warned.place.column) == ("survey.csv", "source")


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("skm,U1,2023,index,85.43,88,Salah salin,", "restated_from", "closed"),
        ("skm,U1,2023,index,85.34,89,Salah salin,", "restated_to", "restated"),
    ],
)
def test_a_restatement_fits_what_was_approved_and_what_stands_now(
    row: str, code: str, column: str, dossier: Path
) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY.replace("85.34", "88"))
    restate(dossier, row)
    (issue,) = [issue for issue in errors(dossier) if issue.code not in FOLLOWING]
    assert (issue.code, issue.place.file, issue.place.column) == (code, "restatements.csv", column)
    assert code == "restated_from" or "survey.csv memuat 88" in issue.message


def test_a_reason_for_another_element_is_none(dossier: Path) -> None:
    retype(dossier, "survey.csv", SURVEY, SURVEY.replace("85.34", "88"))
    restate(dossier, "skm,U2,2023,index,85.84,85.84,Salah salin,")
    assert codes(dossier) == [("retyped_prior", "survey.csv", "index")]


def test_the_year_after_next_holds_the_year_between(dossier: Path, tmp_path: Path) -> None:
    """Rows of 2023 do not go on to 2025; those of 2024 do, and are right as they are."""
    later = after(close(dossier))
    assert b",2023," not in later.files["survey.csv"]
    assert [
        issue.code for issue in found_in(later.files, tmp_path / "2025").issues if issue.level is Level.ERROR
    ] == []


# --- what left the plan, and what is declared otherwise ---------------------------------------------------


def left(dossier: Path) -> list[Issue]:
    return [issue for issue in read_dossier(dossier).issues if issue.code == "prior_left"]


def test_a_node_that_left_with_its_rows_is_told_with_the_remedy(dossier: Path) -> None:
    without(dossier, "nodes.csv", "I.1.1,")
    without(dossier, "inputs.csv", "I.1.1,")
    (issue,) = left(dossier)
    assert (issue.level, issue.place.file, issue.value) == (Level.WARNING, "inputs.csv", "I.1.1")
    assert "1 simpul atau survei keluar dari rencana bersama baris tahun 2023" in issue.message
    assert "source penutupan-2023" in issue.remedy
    assert "tulis 0 di baris tahun 2024" in issue.remedy


def test_many_nodes_are_told_in_one_warning(dossier: Path) -> None:
    text = (dossier / "inputs.csv").read_text(encoding="utf-8")
    nodes = sorted({line.split(",")[0] for line in text.splitlines() if ",2023,money," in line} - {"*"})[:7]
    assert len(nodes) == 7
    for node in nodes:
        without(dossier, "nodes.csv", f"{node},")
        without(dossier, "inputs.csv", f"{node},")
    (issue,) = left(dossier)
    assert issue.value == f"{', '.join(nodes[:5])}, dan 2 lagi"
    assert issue.message.startswith("7 simpul")


def test_a_node_that_left_before_anything_was_approved_of_it_is_not_told(dossier: Path) -> None:
    without(dossier, "inputs.csv", "I.1.1,2024,")
    assert left(dossier) == []


@pytest.mark.parametrize(
    ("old", "new", "key", "closed"),
    [
        ("    top: 4\n", "    top: 5\n", "top", "4"),
        (
            "    classes: permenpanrb-14-2017\n",
            "    classes: permenpanrb-14-2017\n    year_value: latest\n",
            "year_value",
            "own",
        ),
    ],
)
def test_a_survey_is_computed_as_it_was_approved_or_is_another_one(
    old: str, new: str, key: str, closed: str, dossier: Path
) -> None:
    """With another top answer the means of 2023 would become other indices, and nobody would see why."""
    retype(dossier, "plan.yaml", old, new)
    (issue,) = errors(dossier)
    assert issue.code == "redefined_survey"
    assert (issue.place.column or "").endswith(f".{key}")
    assert f"disahkan dengan {closed}" in issue.message
    assert "misalnya skm-2024" in issue.remedy


def test_a_survey_whose_approved_rows_are_gone_misses_them_and_nothing_else(dossier: Path) -> None:
    retype(dossier, "plan.yaml", "    top: 4\n", "    top: 5\n")
    without(dossier, "survey.csv", "skm,2023,")
    assert codes(dossier) == [("prior_removed", "survey.csv", None)]


def test_another_survey_with_an_id_of_its_own_leaves_the_approved_one_alone(dossier: Path) -> None:
    text = (dossier / "plan.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("surveys:\n")
    mine = rest.partition("components:")[0]
    other = mine.replace("id: skm", "id: skm-2024").replace("top: 4", "top: 5")
    (dossier / "plan.yaml").write_text(f"{head}surveys:\n{other}{rest}", encoding="utf-8")
    survey = dossier / "survey.csv"
    survey.write_text(
        survey.read_text(encoding="utf-8").replace("skm,2024,", "skm-2024,2024,"), encoding="utf-8"
    )
    assert codes(dossier) == []


def history_left(dossier: Path) -> list[Issue]:
    return [issue for issue in read_dossier(dossier).issues if issue.code == "history_left"]


@pytest.mark.parametrize("code", ["nas-ktp", "nas-kia"])
def test_what_goes_on_under_another_code_is_told_to_be_held_against_nothing(code: str, dossier: Path) -> None:
    """Its approved figures could change unseen: the closing knows them under the old code alone."""
    assert history_left(dossier) == []
    for file in ("plan.yaml", "history.csv"):
        path = dossier / file
        path.write_text(path.read_text(encoding="utf-8").replace(code, "lain"), encoding="utf-8")
    (issue,) = history_left(dossier)
    assert (issue.level, issue.place.file, issue.value) == (Level.WARNING, "history.csv", code)
    assert "1 indikator, komponen, atau keluaran" in issue.message
    assert "tahun 2023" in issue.message


def renamed(dossier: Path) -> list[Issue]:
    return [issue for issue in read_dossier(dossier).issues if issue.code == "renamed_since"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "nodes.csv",
            "I.1.2,Kerja Sama Pemanfaatan Data Kependudukan,",
            "I.1.2,Pengadaan Blangko,",
            ("I.1.2", "(I.1.2 dahulu Kerja Sama Pemanfaatan Data Kependudukan)"),
        ),
        (
            "nodes.csv",
            "I,Program Pengelolaan Informasi Administrasi Kependudukan,",
            "I,Program Pemakaman,",
            ("I", "(I dahulu Program Pengelolaan Informasi Administrasi Kependudukan)"),
        ),
        (
            "plan.yaml",
            "name: Survei Kepuasan Masyarakat\n",
            "name: Survei Persepsi Anti Korupsi\n",
            ("skm", "(skm dahulu Survei Kepuasan Masyarakat)"),
        ),
        (
            "plan.yaml",
            "name: Penyelesaian Perekaman dan Pencetakan KTP Elektronik\n",
            "name: Kepemilikan Buku Pokok Pemakaman\n",
            ("nas-ktp", "(nas-ktp dahulu Penyelesaian Perekaman dan Pencetakan KTP Elektronik)"),
        ),
    ],
)
def test_another_name_than_the_approved_one_is_told(
    file: str, old: str, new: str, told: tuple[str, str], dossier: Path
) -> None:
    """Last year's figures would be printed as those of the other thing."""
    retype(dossier, file, old, new)
    (issue,) = renamed(dossier)
    assert (issue.level, issue.place.file, issue.value) == (Level.WARNING, file, told[0])
    assert f"penutupan tahun 2023 {told[1]}" in issue.message
    lines = (dossier / file).read_text(encoding="utf-8").splitlines()
    assert told[0] in lines[(issue.place.row or 0) - 1]
    assert (issue.place.column or "").endswith("name")
    was = old.replace("name: ", "").replace(f"{told[0]},", "").strip(",\n")
    assert read_dossier(dossier).require().former_names == {told[0]: was}


def test_without_another_name_there_is_no_former_one(dossier: Path) -> None:
    assert read_dossier(dossier).require().former_names == {}


def test_new_names_of_a_survey_and_an_indicator_are_one_warning_of_their_file(dossier: Path) -> None:
    retype(dossier, "plan.yaml", "name: Survei Kepuasan Masyarakat\n", "name: Survei Lain\n")
    retype(dossier, "plan.yaml", "name: Penyelesaian Perekaman dan Pencetakan KTP", "name: Cetak KTP")
    (issue,) = renamed(dossier)
    assert (issue.value, issue.message.partition(" ")[0]) == ("skm, nas-ktp", "2")


def test_an_indicator_without_approved_figures_may_be_called_anything(dossier: Path) -> None:
    without(dossier, "history.csv", "nas-ktp,")
    retype(dossier, "plan.yaml", "name: Penyelesaian Perekaman dan Pencetakan KTP", "name: Cetak KTP")
    assert renamed(dossier) == []


def test_a_name_that_is_only_written_otherwise_is_the_same(dossier: Path) -> None:
    retype(dossier, "nodes.csv", "I.1.2,Kerja Sama Pemanfaatan Data", "I.1.2,Kerjasama pemanfaatan data")
    assert renamed(dossier) == []


def test_many_new_names_are_one_warning(dossier: Path) -> None:
    path = dossier / "nodes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Kependudukan", "Penduduk"), encoding="utf-8")
    (issue,) = renamed(dossier)
    assert issue.value is not None
    assert issue.value.endswith(f"dan {int(issue.message.split()[0]) - 5} lagi")


@pytest.mark.parametrize(("code", "unit"), [("nas-ktp", "index"), ("ik-13", "lembar")])
def test_another_unit_than_the_approved_one_is_told(code: str, unit: str, dossier: Path) -> None:
    """What was approved in one unit would be printed in the other."""
    path = dossier / "plan.yaml"
    before, mark, after_code = path.read_text(encoding="utf-8").partition(f"code: {code}\n")
    assert mark
    was, _, rest = after_code.partition("    unit: ")[2].partition("\n")
    ahead = after_code.partition("    unit: ")[0]
    path.write_text(f"{before}{mark}{ahead}    unit: {unit}\n{rest}", encoding="utf-8")
    (issue,) = [each for each in read_dossier(dossier).issues if each.code == "redefined_unit"]
    assert (issue.level, issue.place.file) == (Level.WARNING, "plan.yaml")
    assert f"{code} sampai tahun 2023" in issue.message
    assert was.strip() != unit
