"""Figures of a closing before the last one: held against the texts of the last,
which took them over.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.closing.closed import balangan_file, close, edited
from tests.closing.next_years import after, balangan_2024, lay
from tests.closing.restating import codes, errors, restate, retype, without

from capaian.dossier.years.next_year import go_on as go_on_with
from capaian.dossier.years.snapshot import write_snapshot

AS_APPROVED = "iku-2,,2023,94.24,95,"
RETYPED = "iku-2,,2023,99.99,95,"
RESTATED = f"{RETYPED},percent,agregat-2024-s2"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return after(
        close(lay(balangan_2024().files, tmp_path_factory.mktemp("years") / "2024"))
    ).files


@pytest.fixture
def third(files: Mapping[str, bytes], tmp_path: Path) -> Path:
    """The dossier of 2025, with the closing of 2024 alone."""
    return lay(files, tmp_path / "2025")


def go_on(dossier: Path, tmp_path: Path) -> Path:
    return lay(after(close(dossier)).files, tmp_path / "2025")


def put_back_the_first_closing(third: Path) -> None:
    (third / "closed" / "2023.json").write_bytes(balangan_file())


def restate_in_2024(dossier: Path) -> None:
    retype(dossier, "history.csv", f"{AS_APPROVED},percent,penutupan-2023", RESTATED)
    restate(dossier, "iku-2,,2023,actual,94.24,99.99,Akta Juai dihitung ulang,")


def test_a_figure_of_an_earlier_closing_is_not_retyped(third: Path) -> None:
    retype(third, "history.csv", AS_APPROVED, RETYPED)
    (issue,) = errors(third)
    assert (issue.code, issue.place.column, issue.value) == ("retyped_prior", "actual", "99.99")
    assert "Angka tahun 2023 ini lain dari yang disahkan (94.24)" in issue.message


def test_a_row_of_an_earlier_closing_is_not_deleted(third: Path) -> None:
    without(third, "history.csv", "iku-2,,2023,")
    (issue,) = errors(third)
    assert (issue.code, issue.value) == ("prior_removed", "iku-2, 2023")
    assert issue.message.startswith("1 baris tahun 2023")
    assert "source penutupan-2023" in issue.remedy


def test_a_reason_lets_it_stand(third: Path) -> None:
    retype(third, "history.csv", f"{AS_APPROVED},percent,penutupan-2023", RESTATED)
    restate(third, "iku-2,,2023,actual,94.24,99.99,Akta Juai dihitung ulang,")
    assert codes(third) == []


def test_history_that_is_older_than_any_closing_was_approved_with_the_last(third: Path) -> None:
    retype(third, "history.csv", "iku-2,,2022,93.46,", "iku-2,,2022,93.40,")
    assert codes(third) == [("retyped_prior", "history.csv", "actual")]
    restate(third, "iku-2,,2022,actual,93.46,93.40,Akta Juai dihitung ulang,")
    assert codes(third) == []


def test_what_was_restated_and_closed_again_stays(dossier: Path, tmp_path: Path) -> None:
    """The reason was given and approved in 2024; 2025 takes the new figure over without another.

    Its source is the closing of 2024, which holds the reason: that of 2023 says another figure.
    """
    restate_in_2024(dossier)
    third = go_on(dossier, tmp_path)
    assert f"{RETYPED},percent,penutupan-2024" in (third / "history.csv").read_text(
        encoding="utf-8"
    )
    assert codes(third) == []


def test_a_restated_row_is_not_led_back_to_the_closing_with_the_old_figure(
    dossier: Path, tmp_path: Path
) -> None:
    restate_in_2024(dossier)
    third = go_on(dossier, tmp_path)
    retype(
        third,
        "history.csv",
        f"{RETYPED},percent,penutupan-2024",
        f"{RETYPED},percent,penutupan-2023",
    )
    (issue,) = errors(third)
    assert (issue.code, issue.place.column, issue.value) == (
        "resourced_prior",
        "source",
        "penutupan-2023",
    )
    assert issue.remedy == "Isi source dengan penutupan-2024."


def test_a_restated_row_is_still_guarded_two_years_later(dossier: Path, tmp_path: Path) -> None:
    restate_in_2024(dossier)
    fourth = lay(after(close(go_on(dossier, tmp_path))).files, tmp_path / "2026")
    assert codes(fourth) == []
    retype(
        fourth,
        "history.csv",
        f"{RETYPED},percent,penutupan-2024",
        f"{RETYPED},percent,penutupan-2023",
    )
    assert codes(fourth) == [("resourced_prior", "history.csv", "source")]


def test_history_older_than_the_closing_keeps_a_source(dossier: Path) -> None:
    row = "iku-2,,2022,93.46,92,,percent,"
    retype(dossier, "history.csv", f"{row}lkjip-2023", row)
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column) == ("resourced_prior", "source")
    assert issue.remedy == "Isi source dengan lkjip-2023."


def test_earlier_closings_come_along(dossier: Path) -> None:
    snapshot, first = close(dossier), {"closed/2023.json": balangan_file()}
    assert [item.file for item in snapshot.earlier] == ["closed/2023.json"]
    found = go_on_with(snapshot, write_snapshot(snapshot), first, is_compared=True)
    assert found.files["closed/2023.json"] == balangan_file()
    assert "closed/2023.json" not in found.left
    assert "closed/2023.json" in after(snapshot).left


def test_an_earlier_closing_that_was_edited_is_refused(third: Path) -> None:
    """The sources of the new year note the hash that it had."""
    put_back_the_first_closing(third)
    file = third / "closed" / "2023.json"
    file.write_bytes(edited(balangan_file(), lambda document: document.update(previous="0" * 64)))
    assert codes(third) == [("snapshot_edited", "closed/2023.json", None)]


def test_what_was_restated_is_guarded_as_well(dossier: Path, tmp_path: Path) -> None:
    restate_in_2024(dossier)
    third = go_on(dossier, tmp_path)
    retype(third, "history.csv", RETYPED, AS_APPROVED)
    (issue,) = errors(third)
    assert (issue.code, issue.value) == ("retyped_prior", "94.24")
    assert "disahkan (99.99)" in issue.message


def test_an_indicator_that_is_planned_no_more_takes_its_row_along(third: Path) -> None:
    without(third, "outputs.csv", "III.2.1,")
    without(third, "history.csv", "III.2.1,Capaian kinerja sub kegiatan,")
    assert codes(third) == []


def test_the_earlier_closing_itself_decides_where_it_lies_there(third: Path) -> None:
    put_back_the_first_closing(third)
    assert codes(third) == []
    retype(third, "history.csv", AS_APPROVED, RETYPED)
    assert codes(third) == [("retyped_prior", "history.csv", "actual")]


def test_money_of_two_years_ago_is_not_missed(third: Path) -> None:
    """Only rows of the year before stay for comparison."""
    assert ",2023,money," not in (third / "inputs.csv").read_text(encoding="utf-8")
    put_back_the_first_closing(third)
    assert codes(third) == []


def test_a_row_that_names_an_earlier_closing_was_taken_over_from_it(third: Path) -> None:
    file = third / "history.csv"
    row = "iku-1,,2021,99,,,index,penutupan-2023,"
    file.write_text(f"{file.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    assert codes(third) == [("not_in_closing", "history.csv", "source")]


def test_a_row_of_an_earlier_closing_keeps_its_source_and_its_unit(third: Path) -> None:
    retype(third, "history.csv", f"{AS_APPROVED},percent,penutupan", f"{AS_APPROVED},index,lkjip")
    assert [code for code, _, _ in codes(third)] == ["regiven_prior", "resourced_prior"]


# --- a source that is a closing notes its file and its hash


NOTED = "    file: closed/2023.json\n"


def hash_line(dossier: Path) -> str:
    lines = (dossier / "sources.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    return lines[lines.index(NOTED) + 1]


def test_a_closing_is_not_taken_away_together_with_its_hash(dossier: Path) -> None:
    """Neither a lost file nor another hash would be told then, and any figure would pass."""
    line = hash_line(dossier)
    assert line.startswith("    sha256: ")
    retype(dossier, "sources.yaml", line, "")
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    (dossier / "closed" / "2023.json").unlink()
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column) == (
        "closing_unnoted",
        "sources[penutupan-2023].sha256",
    )
    assert "file: closed/2023.json" in issue.remedy


def test_a_closing_is_not_taken_away_together_with_the_name_of_its_file(dossier: Path) -> None:
    retype(dossier, "sources.yaml", NOTED + hash_line(dossier), "")
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    (dossier / "closed" / "2023.json").unlink()
    assert codes(dossier) == [("closing_unnoted", "sources.yaml", "sources[penutupan-2023].file")]


def test_a_closing_does_not_pass_for_other_evidence(dossier: Path) -> None:
    retype(dossier, "sources.yaml", NOTED, "    file: evidence/2023.json\n")
    assert ("closing_unnoted", "sources.yaml", "sources[penutupan-2023].file") in codes(dossier)


def test_a_source_that_only_begins_like_a_closing_is_free(dossier: Path) -> None:
    file = dossier / "sources.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        f"{text}  - id: penutupan-loket\n    title: Berita acara penutupan loket\n",
        encoding="utf-8",
    )
    assert codes(dossier) == []
