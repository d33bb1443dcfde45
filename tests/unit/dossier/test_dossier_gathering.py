"""Collecting issues, checking names and chains, and the stamp of a dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.dossier_hash import hash_dossier

from capaian.domain.issue import Level, Place
from capaian.dossier.folder import combine_hashes
from capaian.dossier.issues import MAX_ISSUES_PER_FILE, IssueLog, nearest_words
from capaian.dossier.messages import CATALOGUE
from capaian.dossier.read import load_dossier
from capaian.dossier.reading.cell_reading import NameBook
from capaian.dossier.tables.declaration import Column, Names
from capaian.dossier.tables.kinds import CODE

POST = Column("id", CODE, "Kode", defines=Names.POST)
OWNER = Column("owner", CODE, "Pemilik", refers_to=(Names.POST, Names.NODE), also=("*",))
HERE = Place("a.csv", 1)


def codes(log: IssueLog) -> list[str]:
    return [issue.code for issue in log.finish(())]


def test_a_message_is_filled_with_its_words() -> None:
    log = IssueLog()
    log.add("two_values", HERE, None, "two_values:x", first="3", key="ktp")
    (issue,) = log.finish(())
    assert issue.message == "Fakta yang sama (ktp) sudah ada di baris 3 dengan isi lain."
    assert 'covers: ["two_values:x"]' in issue.remedy
    assert issue.subject == "two_values:x"


def test_braces_in_a_value_are_only_text() -> None:
    log = IssueLog()
    log.add("unknown_value", HERE, "{valid}", valid="{nearest} {0}")
    assert log.finish(())[0].remedy == "Yang ada: {nearest} {0}."


@pytest.mark.parametrize(("length", "shown"), [(80, 80), (81, 80), (10_000, 80)])
def test_a_long_value_is_cut(length: int, shown: int) -> None:
    log = IssueLog()
    log.add("not_a_number", HERE, "x" * length)
    value = log.finish(())[0].value
    assert value is not None
    assert len(value) == shown
    assert value.endswith("…") == (length > 80)


def test_a_declared_contradiction_is_a_warning_and_others_stay_errors() -> None:
    log = IssueLog()
    log.add("two_values", HERE, None, "two_values:a", first="1", key="a")
    log.add("two_values", HERE, None, "two_values:b", first="1", key="b")
    assert [issue.level for issue in log.finish({"two_values:a"})] == [Level.WARNING, Level.ERROR]
    assert log.has_errors()


def test_beyond_the_limit_issues_are_counted() -> None:
    log = IssueLog()
    for _ in range(MAX_ISSUES_PER_FILE + 7):
        log.add("bad_year", HERE)
    log.add("bad_year", Place("b.csv"))
    issues = log.finish(())
    assert len(issues) == MAX_ISSUES_PER_FILE + 2
    assert issues[-1].message == "Masih ada 7 masalah lain di berkas ini."


def test_an_error_behind_many_warnings_is_reported() -> None:
    log = IssueLog()
    for _ in range(MAX_ISSUES_PER_FILE + 5):
        log.add("stray_file", HERE)
    log.add("bad_year", Place("a.csv", 977))
    issues = log.finish(())
    assert [issue.place.row for issue in issues if issue.code == "bad_year"] == [977]
    assert issues[-1].message == "Masih ada 5 peringatan lain di berkas ini."


def test_warnings_beyond_the_limit_are_still_no_error() -> None:
    log = IssueLog()
    for _ in range(MAX_ISSUES_PER_FILE + 2):
        log.add("stray_file", HERE)
    assert {issue.level for issue in log.finish(())} == {Level.WARNING}
    assert not log.has_errors()


def test_errors_and_warnings_beyond_the_limit_are_counted_apart() -> None:
    log = IssueLog()
    for _ in range(MAX_ISSUES_PER_FILE + 3):
        log.add("stray_file", HERE)
        log.add("bad_year", HERE)
    log.add("bad_year", HERE)
    assert [issue.message for issue in log.finish(())[-2:]] == [
        "Masih ada 4 masalah lain di berkas ini.",
        "Masih ada 3 peringatan lain di berkas ini.",
    ]


def test_warnings_alone_are_no_errors() -> None:
    log = IssueLog()
    log.add("stray_file", HERE)
    assert not log.has_errors()
    assert log.has_any("a.csv")
    assert not log.has_any("b.csv")


@pytest.mark.parametrize(
    ("name", "names", "words"),
    [
        ("iku-l", ["iku-1", "ktp"], " Yang terdekat: iku-1."),
        ("kecamatan", ["a", "b"], " Yang ada: a, b."),
        ("x", [], ""),
        ("zzz", [f"nama-{number}" for number in range(20)], ""),
        (
            "nama-1",
            ["nama-1x", "nama-1y", "nama-1z", "nama-1w"],
            " Yang terdekat: nama-1z, nama-1y, nama-1x.",
        ),
    ],
)
def test_nearest_names(name: str, names: list[str], words: str) -> None:
    assert nearest_words(name, names) == words


def test_a_name_is_known_if_any_of_the_possible_places_defines_it() -> None:
    book, log = NameBook(), IssueLog()
    book.note(POST, "kepala", [HERE])
    book.note(OWNER, "kepala", [HERE])
    book.note(OWNER, "*", [HERE])
    book.check(log)
    assert codes(log) == []


def test_a_name_may_be_used_before_it_is_defined() -> None:
    book, log = NameBook(), IssueLog()
    book.note(OWNER, "kepala", [HERE])
    book.note(POST, "kepala", [HERE])
    book.check(log)
    assert codes(log) == []


def test_an_unknown_name_is_called_so_unless_its_file_could_not_be_read() -> None:
    book, log = NameBook(), IssueLog()
    book.note(OWNER, "kepala", [HERE])
    book.check(log)
    assert codes(log) == ["unknown_post"]
    book.mark_incomplete({Names.NODE})
    quiet = IssueLog()
    book.check(quiet)
    assert codes(quiet) == []


@pytest.mark.parametrize(
    ("links", "chains"),
    [
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, ["a → a"]),
        ({"a": "b", "b": "a"}, ["a → b → a"]),
        ({"x": "a", "a": "b", "b": "a"}, ["a → b → a"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["a → b → a", "c → d → c"]),
    ],
)
def test_chains_of_parents_must_end(links: dict[str, str], chains: list[str]) -> None:
    book, log = NameBook(), IssueLog()
    for child, parent in links.items():
        book.link("nodes.csv", child, parent, HERE)
    book.check(log)
    assert [issue.message for issue in log.finish(())] == [
        f"Rantai induk ini kembali ke awalnya: {chain}." for chain in chains
    ]


def test_chains_of_different_tables_do_not_mix() -> None:
    book, log = NameBook(), IssueLog()
    book.link("nodes.csv", "a", "b", HERE)
    book.link("areas.csv", "b", "a", HERE)
    book.check(log)
    assert codes(log) == []


def test_a_long_chain_is_checked_in_time() -> None:
    book, log = NameBook(), IssueLog()
    for number in range(100_000):
        book.link("nodes.csv", str(number), str(number + 1), HERE)
    book.check(log)
    assert codes(log) == []


def test_messages_are_sentences_without_exclamation() -> None:
    for code, message in CATALOGUE.items():
        assert message.text.endswith("."), code
        assert "!" not in message.text.replace("(!)", ""), code
        assert message.remedy.endswith((".", "{nearest}", "{hint}", "{subject}.")), code
        assert not {"Ups", "Maaf", "error", "file"} & set(message.text.split()), code


def test_the_stamp_of_what_was_read_is_the_hash_of_the_folder(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    assert combine_hashes(load_dossier(dossier).files) == hash_dossier(dossier)


@pytest.mark.parametrize(
    "file", ["counts.csv", "plan.yaml", "narrative/ringkasan.md", "layout.yaml"]
)
def test_one_more_sign_in_any_file_changes_the_stamp(file: str, tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    before = hash_dossier(dossier)
    with (dossier / file).open("a") as stream:
        stream.write("\n")
    assert hash_dossier(dossier) != before


def test_evidence_counts_and_files_of_the_machine_do_not(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    before = hash_dossier(dossier)
    (dossier / ".DS_Store").write_text("x")
    assert hash_dossier(dossier) == before
    (dossier / "evidence" / "loket.png").write_bytes(b"\x89PNG\r\n\x1a\n!")
    assert hash_dossier(dossier) != before


def test_a_renamed_file_changes_the_stamp(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    before = hash_dossier(dossier)
    (dossier / "narrative" / "ringkasan.md").rename(dossier / "narrative" / "penutup.md")
    assert hash_dossier(dossier) != before
