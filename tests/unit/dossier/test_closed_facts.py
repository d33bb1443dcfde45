"""Facts of closed years (`facts.csv`) stand as they were approved, or are restated with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.closed import close
from tests.closing.next_years import after, balangan_2024, lay
from tests.closing.restating import codes, errors, restate, retype, without

from capaian.documents.annexes import limitations
from capaian.documents.scope.roots import open_scope
from capaian.domain.issue import Level
from capaian.dossier.read import read_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.facts import Facts

PEOPLE = "penduduk,Penduduk,136524,jiwa,0,2023,,lkjip-2023\n"
MORE = PEOPLE.replace("136524", "146524")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def test_a_fact_of_a_closed_year_is_not_retyped_without_a_reason(dossier: Path) -> None:
    retype(dossier, "facts.csv", PEOPLE, MORE)
    (issue,) = errors(dossier)
    assert (issue.code, issue.level, issue.value) == ("retyped_fact", Level.ERROR, "146524")
    assert str(issue.place) == "facts.csv, baris 3, kolom value"
    assert "disahkan (136524)" in issue.message
    assert "tulis tahun itu sebagai periodenya" in issue.remedy
    assert "penduduk,,2023,value,136524,146524" in issue.remedy


def test_with_its_reason_it_may_be_another(dossier: Path) -> None:
    retype(dossier, "facts.csv", PEOPLE, MORE)
    restate(dossier, "penduduk,,2023,value,136524,146524,Angka BPS diperbarui,")
    assert errors(dossier) == []
    year = read_dossier(dossier).require()
    fact = next(fact for fact in year.facts if fact.id == "penduduk")
    corrected = Facts(year).stated_reference(fact).correction
    assert corrected is not None
    assert (corrected.reason, str(corrected.approved)) == ("Angka BPS diperbarui", "136.524")
    law = load_rulebook()
    world = open_scope(year, assess(year, law), law).world
    assert limitations._restated_name(year.restatements[0], world) == "Nilai angka pokok Penduduk, Tahun 2023"


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("penduduk,,2023,value,136524,146524,-,", "restated_unexplained", "reason"),
        ("penduduk,,2023,value,136525,146524,Angka BPS diperbarui,", "restated_from", "closed"),
        ("penduduk,,2023,value,136524,146525,Angka BPS diperbarui,", "restated_to", "restated"),
        ("desa,,2022,value,153,154,Ada desa baru,", "restated_unheld", "closed"),
    ],
)
def test_what_is_said_of_it_is_held_against_the_closing_and_the_table(
    row: str, code: str, column: str, dossier: Path
) -> None:
    retype(dossier, "facts.csv", PEOPLE, MORE)
    others = ["penduduk,,2023,value,136524,146524,Angka BPS diperbarui,"] if row.startswith("desa") else []
    restate(dossier, *others, row)
    assert (code, "restatements.csv", column) in codes(dossier)


def test_another_unit_makes_another_fact(dossier: Path) -> None:
    retype(dossier, "facts.csv", PEOPLE, PEOPLE.replace("jiwa", "keluarga"))
    (issue,) = errors(dossier)
    assert (issue.code, str(issue.place)) == ("regiven_prior", "facts.csv, baris 3, kolom unit")


def test_facts_give_way_to_those_of_the_new_year(dossier: Path) -> None:
    retype(dossier, "facts.csv", PEOPLE, MORE.replace("2023,,lkjip-2023", "2024,,lkjip-2024"))
    assert errors(dossier) == []
    without(dossier, "facts.csv", "desa,")
    assert errors(dossier) == []


def test_what_was_not_stated_then_may_be(dossier: Path) -> None:
    retype(dossier, "facts.csv", PEOPLE, f"{PEOPLE}sungai,Sungai,3,sungai,0,2023,,lkjip-2023\n")
    assert errors(dossier) == []


def test_a_restated_fact_is_what_the_year_after_holds(dossier: Path, tmp_path: Path) -> None:
    retype(dossier, "facts.csv", PEOPLE, MORE)
    restate(dossier, "penduduk,,2023,value,136524,146524,Angka BPS diperbarui,")
    third = lay(after(close(dossier)).files, tmp_path / "2025")
    assert [issue for issue in errors(third) if issue.place.file == "facts.csv"] == []
    retype(third, "facts.csv", MORE, PEOPLE)
    assert ("retyped_fact", "facts.csv", "value") in codes(third)
