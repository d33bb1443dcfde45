"""An entry gives each field its type, and says file, line and field where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.unit.rulebook.rulebook_cast import HEAD, write

from capaian.domain.errors import FileError
from capaian.domain.issue import Issue
from capaian.domain.office import AreaKind
from capaian.domain.rule_set import Provenance, Verification
from capaian.rulebook.entry import EntryError, RulebookEntry, read_entries

FIRST_ENTRY = HEAD.count("\n") + 1


def only(path: Path) -> RulebookEntry:
    (entry,) = read_entries(path)
    assert isinstance(entry, RulebookEntry)
    return entry


@pytest.fixture
def entry(tmp_path: Path) -> Callable[[str], RulebookEntry]:
    return lambda text: only(write(tmp_path / "contoh.yaml", text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("99.40", "99.40"),
        ("0.1", "0.1"),
        ("-3", "-3"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
)
def test_a_figure_is_exactly_what_the_file_writes(
    entry: Callable[[str], RulebookEntry], written: str, read: str
) -> None:
    value = entry(f"{{value: {written}}}").decimal("value")

    assert str(value) == read
    assert isinstance(value, Decimal)


def test_fields_have_types(entry: Callable[[str], RulebookEntry]) -> None:
    read = entry(
        "{id: ' abc ', year: 2023, day: 2023-07-31, flag: true, kind: district, list: [a, b]}"
    )

    assert read.text("id") == "abc"
    assert read.integer("year") == 2023
    assert read.day("day") == date(2023, 7, 31)
    assert read.flag("flag") is True
    assert read.choice("kind", AreaKind) is AreaKind.DISTRICT
    assert read.texts("list") == ("a", "b")


def test_a_code_with_dots_and_zeros_stays_text(entry: Callable[[str], RulebookEntry]) -> None:
    assert entry("{code: 2.10}").text("code") == "2.10"
    assert entry("{code: 0012}").text("code") == "0012"
    assert entry("{code: no}").text("code") == "no"


def test_what_is_not_stated_is_missing_and_not_zero(entry: Callable[[str], RulebookEntry]) -> None:
    read = entry("{id: a, upper: }")

    assert read.decimal_or_none("lower") is None
    assert read.decimal_or_none("upper") is None
    assert read.optional_text("unit") == ""
    assert not read.has("lower")


def test_mappings_inside_an_entry_do_not_take_over_the_group(
    entry: Callable[[str], RulebookEntry],
) -> None:
    read = entry("{id: a, bands: [{name: X}, {name: Y}], measure: {code: m}}")

    assert [band.text("name") for band in read.items("bands")] == ["X", "Y"]
    assert read.item("measure").text("code") == "m"
    assert not read.items("bands")[0].has("regulation")


def test_provenance_comes_from_the_group(entry: Callable[[str], RulebookEntry]) -> None:
    assert entry("{id: a}").provenance() == Provenance(
        regulation="Peraturan Contoh Nomor 1",
        article="Lampiran",
        valid_from=date(2017, 1, 1),
        valid_to=None,
        verification=Verification.DOCUMENT,
        note="Laporan contoh",
    )


def test_an_entry_overrides_its_group(entry: Callable[[str], RulebookEntry]) -> None:
    provenance = entry(
        "{id: a, verified: unverified, valid_to: 2020-12-31, note: Lain}"
    ).provenance()

    assert provenance.verification is Verification.UNVERIFIED
    assert provenance.valid_to == date(2020, 12, 31)
    assert provenance.note == "Lain"
    assert provenance.regulation == "Peraturan Contoh Nomor 1"


@pytest.mark.parametrize(
    ("mark", "verification"),
    [
        ("doc", Verification.DOCUMENT),
        ("secondary", Verification.SECONDARY),
        ("computed", Verification.COMPUTED),
        ("unverified", Verification.UNVERIFIED),
    ],
)
def test_marks(
    entry: Callable[[str], RulebookEntry], mark: str, verification: Verification
) -> None:
    assert entry(f"{{id: a, verified: {mark}}}").provenance().verification is verification


@pytest.mark.parametrize(
    ("text", "ask", "code", "column"),
    [
        ("{id: a}", lambda e: e.text("name"), "missing_field", "name"),
        ("{id: ''}", lambda e: e.text("id"), "missing_field", "id"),
        ("{id: [a]}", lambda e: e.text("id"), "not_plain", "id"),
        ("{value: banyak}", lambda e: e.decimal("value"), "bad_number", "value"),
        ("{value: '99,4'}", lambda e: e.decimal("value"), "bad_number", "value"),
        ("{value: NaN}", lambda e: e.decimal("value"), "bad_number", "value"),
        ("{value: Infinity}", lambda e: e.decimal("value"), "bad_number", "value"),
        ("{year: 2023.5}", lambda e: e.integer("year"), "bad_integer", "year"),
        ("{day: 31-07-2023}", lambda e: e.day("day"), "bad_date", "day"),
        ("{day: 2023-02-30}", lambda e: e.day("day"), "bad_date", "day"),
        ("{flag: ya}", lambda e: e.flag("flag"), "bad_flag", "flag"),
        ("{kind: benua}", lambda e: e.choice("kind", AreaKind), "unknown_choice", "kind"),
        ("{bands: X}", lambda e: e.items("bands"), "not_a_list", "bands"),
        ("{bands: [X]}", lambda e: e.items("bands"), "not_a_mapping", None),
        ("{list: X}", lambda e: e.texts("list"), "not_a_list", "list"),
        ("{list: [{a: b}]}", lambda e: e.texts("list"), "not_a_list", "list"),
        ("{item: X}", lambda e: e.item("item"), "not_a_mapping", None),
        ("{id: a, nama: b}", lambda e: e.allow("id"), "unknown_field", "nama"),
        ("{verified: mungkin}", lambda e: e.provenance(), "unknown_mark", "verified"),
        ("{verified: document}", lambda e: e.provenance(), "unknown_mark", "verified"),
        ("{regulation: ''}", lambda e: e.provenance(), "missing_field", "regulation"),
        ("{note: ''}", lambda e: e.provenance(), "missing_field", "note"),
        ("{valid_from: ''}", lambda e: e.provenance(), "missing_field", "valid_from"),
        ("{valid_from: 2017}", lambda e: e.provenance(), "bad_date", "valid_from"),
        ("{valid_to: besok}", lambda e: e.provenance(), "bad_date", "valid_to"),
    ],
)
def test_a_fault_has_its_place(
    entry: Callable[[str], RulebookEntry],
    text: str,
    ask: Callable[[RulebookEntry], object],
    code: str,
    column: str | None,
) -> None:
    with pytest.raises(EntryError) as caught:
        ask(entry(text))

    issue = caught.value.issue
    assert (issue.code, issue.place.column) == (code, column)
    assert (issue.place.file, issue.place.row) == ("contoh.yaml", FIRST_ENTRY)


def test_a_fault_names_the_valid_choices(entry: Callable[[str], RulebookEntry]) -> None:
    with pytest.raises(EntryError) as caught:
        entry("{verified: mungkin}").provenance()

    assert caught.value.issue.value == "mungkin"
    assert "doc, secondary, computed, unverified" in caught.value.issue.remedy


def test_the_line_is_that_of_the_entry(tmp_path: Path) -> None:
    path = write(tmp_path / "contoh.yaml", "{id: a}", "{id: b}", "{id: c}")

    places = [entry.place.row for entry in read_entries(path) if isinstance(entry, RulebookEntry)]

    assert places == [FIRST_ENTRY, FIRST_ENTRY + 1, FIRST_ENTRY + 2]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("scales: 1\n", "not_a_list", None),
        ("", "not_a_list", None),
        ("- satu\n", "not_a_mapping", 1),
        ("- regulation: X\n", "not_a_list", 1),
        ("- entries: X\n", "not_a_list", 1),
        ("- entries:\n    - satu\n", "not_a_mapping", 2),
        ("- entries:\n    - {a: 1, a: 2}\n", "repeated_field", 2),
        ("- note: x\n  note: y\n  entries: []\n", "repeated_field", 2),
    ],
)
def test_a_file_of_another_shape_is_an_issue(
    tmp_path: Path, text: str, code: str, row: int | None
) -> None:
    path = tmp_path / "contoh.yaml"
    path.write_text(text, encoding="utf-8")

    (issue,) = read_entries(path)

    assert isinstance(issue, Issue)
    assert (issue.code, issue.place.row) == (code, row)


def test_the_entries_beside_a_broken_one_are_still_read(tmp_path: Path) -> None:
    path = write(tmp_path / "contoh.yaml", "{id: a}", "rusak", "{id: c}")

    kinds = [type(item) for item in read_entries(path)]

    assert kinds == [RulebookEntry, Issue, RulebookEntry]


def test_a_missing_file_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"tidak-ada\.yaml tidak dapat dibaca"):
        list(read_entries(tmp_path / "tidak-ada.yaml"))


def test_text_that_is_not_yaml_is_a_file_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rusak.yaml"
    path.write_text("- entries:\n    - {a: [1\n", encoding="utf-8")

    with pytest.raises(FileError, match=r"rusak\.yaml, baris \d+: bukan YAML"):
        list(read_entries(path))
