"""Rows are changed all or none, never over somebody else's, and every change is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import small, small_files
from tests.web.example_years import DAILY_OFFICES, EXAMPLES, OFFICES, example_year

from capaian.dossier.check import prepare
from capaian.web.accounts.models import User
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years import replace as replacing
from capaian.web.years.change import ClosedYearError, ConflictError, Edit, FlawedError, change
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.replace import WantedYear, YearMovedOnError, replace_files
from capaian.web.years.store import lay_out, take_in

SHEET = "outputs.csv"


def author() -> Author:
    user, _ = User.objects.get_or_create(username="perencana", full_name="Perencana")
    return Author(user, "planner")


def output_row(year: OfficeYear) -> Row:
    row = year.rows.filter(sheet=SHEET).first()
    assert row is not None
    return row


def edit(row: Row, **cells: str) -> Edit:
    return Edit(row.sheet, cells, row.pk, row.version)


@pytest.mark.parametrize("name", OFFICES)
def test_what_is_known_equals_what_the_command_computes(name: str) -> None:
    computed = prepare(EXAMPLES / name).assess()
    known = know(example_year(name)).assessment()
    assert known is not None
    assert known.indicators == computed.indicators
    assert known.components == computed.components
    assert known.traces == computed.traces


def test_a_change_is_kept_and_what_is_known_follows() -> None:
    year = example_year("balangan-2023")
    row = output_row(year)
    before = know(year)
    after = change(year, [edit(row, actual="5800")], author())
    row.refresh_from_db()
    assert (row.cells["actual"], row.version, year.revision) == ("5800", 2, 1)
    assert know(year) is not before
    assert know(year).made.files[SHEET] == after.made.files[SHEET]
    assert ",5800," in after.made.files[SHEET]


def test_who_was_overtaken_writes_nothing_and_sees_both() -> None:
    year = example_year("balangan-2023")
    row = output_row(year)
    mine, yours = edit(row, actual="5801"), edit(row, actual="5802")
    change(year, [mine], author())
    with pytest.raises(ConflictError) as caught:
        change(year, [yours, Edit(SHEET, {"actual": "1"}, row.pk + 10**6, 1)], author())
    first, second = caught.value.conflicts
    assert first.edit == yours
    assert first.stored is not None
    assert (first.stored["actual"], first.version) == ("5801", 2)
    assert second.stored is None
    row.refresh_from_db()
    assert row.cells["actual"] == "5801"


def test_a_wrong_cell_is_refused_with_its_place_and_nothing_of_the_change_is_kept() -> None:
    year = example_year("balangan-2023")
    first, second = year.rows.filter(sheet=SHEET)[:2]
    with pytest.raises(FlawedError) as caught:
        change(year, [edit(first, actual="5800"), edit(second, actual="tujuh")], author())
    (flaw,) = caught.value.flaws
    assert flaw.cell is not None
    assert (flaw.cell.row, flaw.cell.column) == (second.pk, "actual")
    first.refresh_from_db()
    assert first.cells["actual"] != "5800"
    assert (year.revision, Entry.objects.count()) == (0, 0)


def test_a_row_that_others_name_cannot_go() -> None:
    year = example_year("balangan-2023")
    row = year.rows.get(sheet="plan.yaml#components", cells__code="ktp")
    with pytest.raises(FlawedError):
        change(year, [Edit(row.sheet, None, row.pk, row.version)], author())
    assert Row.objects.filter(pk=row.pk).exists()


def test_a_row_of_no_record_is_refused_at_its_cell() -> None:
    year = example_year("balangan-2023")
    target = year.rows.filter(sheet="plan.yaml#indicators/targets").first()
    assert target is not None
    with pytest.raises(FlawedError) as caught:
        change(year, [edit(target, **{"indicators.code": "iku-99"})], author())
    flaw = caught.value.flaws[0]
    assert flaw.cell is not None
    assert (flaw.cell.row, flaw.issue.code) == (target.pk, "unknown_parent")


def test_what_was_wrong_before_keeps_nobody_from_mending_something_else() -> None:
    year = example_year("balangan-2023")
    first, second = year.rows.filter(sheet=SHEET)[:2]
    Row.objects.filter(pk=first.pk).update(cells={**first.cells, "actual": "tujuh"})
    change(year, [edit(second, actual="7000")], author())
    second.refresh_from_db()
    assert second.cells["actual"] == "7000"


def test_a_new_row_appears_last_and_goes_again() -> None:
    year = example_year("balangan-2023")
    text = know(year).made.files["factors.csv"]
    cells = {"subject": "iku-1", "period": "2023", "kind": "solution", "text": "Menambah loket."}
    change(year, [Edit("factors.csv", cells)], author())
    row = year.rows.filter(sheet="factors.csv").last()
    assert row is not None
    assert know(year).made.files["factors.csv"].endswith("Menambah loket.,,,,\n")
    change(year, [Edit("factors.csv", None, row.pk, row.version)], author())
    assert know(year).made.files["factors.csv"] == text


def test_a_closed_year_is_not_changed() -> None:
    year = example_year("balangan-2023")
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=True)
    with pytest.raises(ClosedYearError):
        change(year, [edit(output_row(year), actual="1")], author())


def test_what_changes_nothing_is_no_change() -> None:
    year = example_year("balangan-2023")
    row = output_row(year)
    change(year, [edit(row, actual=row.cells["actual"])], author())
    assert (year.revision, Entry.objects.count()) == (0, 0)


def test_the_log_tells_who_changed_what_from_what_to_what() -> None:
    year = example_year("balangan-2023")
    row = output_row(year)
    change(year, [edit(row, actual="5800")], author())
    entry = Entry.objects.get()
    assert (entry.number, entry.action, str(entry.actor), entry.role) == (
        1,
        "row.changed",
        "Perencana",
        "planner",
    )
    before = {name: row.cells[name] for name in ("actual", "source")}
    assert (entry.before, entry.after) == (before, {"actual": "5800", "source": ""})
    assert entry.office == year.office
    assert verify_log() is None


@pytest.mark.parametrize(
    ("sheet", "file"),
    [
        ("narrative", "../x.md"),
        ("narrative", "/etc/x.md"),
        ("narrative", "narrative/../office.yaml"),
        ("narrative", "office.yaml"),
        ("narrative", ""),
        ("layouts", "narrative/a.md"),
        ("layouts", "closed/2022.json"),
    ],
)
def test_a_text_cannot_stand_where_no_dossier_has_one(sheet: str, file: str) -> None:
    year = example_year("balangan-2023")
    words = {"paragraph" if sheet == "narrative" else "line": "a"}
    cells = {"file": file, **words} if file else words
    with pytest.raises(FlawedError) as caught:
        change(year, [Edit(sheet, cells)], author())
    (flaw,) = caught.value.flaws
    assert flaw.cell is not None
    assert (flaw.issue.code, flaw.cell.column) == ("no_such_text", "file")
    assert (year.revision, Entry.objects.count()) == (0, 0)


TEXT = "narrative/pendahuluan.md"


@pytest.fixture(name="year")
def made(tmp_path: Path) -> OfficeYear:
    return small(tmp_path, "kecil", {TEXT: b"Satu.\n\nDua.\n\nTiga.\n"})


def replaced(year: OfficeYear, changed: dict[str, str] | None = None, **more: object) -> None:
    """Let a year say what it says, with other files."""
    year.refresh_from_db()
    texts = {**know(year).made.files, **(changed or {})}
    replace_files(year, WantedYear(texts, year.revision, {"kind": "uji"}, **more), Author())


def rows(year: OfficeYear, sheet: str) -> list[tuple[int, dict[str, str], int]]:
    return [*year.rows.filter(sheet=sheet).order_by("place").values_list("pk", "cells", "version")]


def logged_actions() -> list[str]:
    return [*Entry.objects.order_by("number").values_list("action", flat=True)]


def kept(year: OfficeYear) -> object:
    year.refresh_from_db()
    files, every = year.files.order_by("path"), year.rows.order_by("pk")
    return [
        year.revision,
        [*files.values_list("path", "text")],
        [*every.values_list("pk", "sheet", "place", "number", "cells", "version")],
        [*year.evidence.order_by("name").values_list("name", "sha256")],
    ]


def test_what_is_the_same_changes_nothing_and_tells_nothing(year: OfficeYear) -> None:
    before = kept(year)
    replaced(year)
    assert (kept(year), logged_actions()) == (before, [])


def test_rows_are_known_again_by_their_keys_wherever_they_stand(year: OfficeYear) -> None:
    before = rows(year, "counts.csv")
    head, *lines = know(year).made.files["counts.csv"].splitlines()
    lines[1] = lines[1].replace(",2024,,", ",2024,7,")
    extra = lines[0].replace("99.01.01", "99.01")
    replaced(year, {"counts.csv": "\n".join([head, *reversed(lines[1:]), extra, ""])})
    after = rows(year, "counts.csv")
    assert [pk for pk, _, _ in after[:-1]] == [pk for pk, _, _ in reversed(before[1:])]
    assert [version for _, _, version in after] == [1] * (len(before) - 2) + [2, 1]
    assert after[-2][1]["value"] == "7" and after[-1][1]["area"] == "99.01"
    assert sorted(logged_actions()) == ["row.added", "row.changed", "row.removed", "year.replaced"]
    entry = Entry.objects.get(action="row.changed")
    assert (entry.before, entry.after) == ({"value": ""}, {"value": "7"})
    assert year.revision == 1


def test_paragraphs_are_known_again_by_what_they_say(year: OfficeYear) -> None:
    ids = {cells["paragraph"]: pk for pk, cells, _ in rows(year, "narrative")}
    replaced(year, {TEXT: "Nol.\n\nSatu.\n\nDua lagi.\n\nTiga.\n"})
    after = {cells["paragraph"]: pk for pk, cells, _ in rows(year, "narrative")}
    assert [*after] == ["Nol.", "Satu.", "Dua lagi.", "Tiga."]
    assert (after["Satu."], after["Tiga."]) == (ids["Satu."], ids["Tiga."])
    assert ids["Dua."] in after.values()


def test_comments_and_order_of_files_become_the_new_ones(year: OfficeYear) -> None:
    text = f"# Catatan baru\n{know(year).made.files['sources.yaml']}"
    replaced(year, {"sources.yaml": text})
    assert know(year).made.files["sources.yaml"] == text
    entry = Entry.objects.get()
    assert entry.after == {"kind": "uji", "rows": 0, "files": ["sources.yaml"], "evidence": []}


def test_a_part_that_is_gone_takes_its_rows_along(year: OfficeYear) -> None:
    replaced(year, {TEXT: ""})
    assert rows(year, "narrative") == [] and TEXT not in know(year).made.files


@pytest.mark.parametrize("name", DAILY_OFFICES)
def test_a_year_comes_to_say_what_another_says_letter_by_letter(name: str, tmp_path: Path) -> None:
    other = example_year(name)
    year = small(tmp_path)
    texts = know(other).made.files
    OfficeYear.objects.filter(pk=year.pk).update(
        year=other.year
    )  # a year never tells of another one
    year.refresh_from_db()
    replace_files(year, WantedYear(texts, 0, {}, know(other).folder.evidence), Author())
    assert know(year).made.files == texts
    first, second = (
        [*own.rows.order_by("sheet", "place").values_list("sheet", "place", "number", "cells")]
        for own in (year, other)
    )
    assert first == second


def test_rows_that_were_typed_here_stay_the_same_rows(year: OfficeYear) -> None:
    change(year, [Edit("sources.yaml#sources", {"id": "baru", "title": "Baru"})], Author())
    before = [pk for pk, _, _ in rows(year, "sources.yaml#sources")]
    replaced(year)
    assert [pk for pk, _, _ in rows(year, "sources.yaml#sources")] == before
    again = take_in(
        type(year.office).objects.create(slug="lain", name="Lain"), year.year, lay_out(year)
    )
    assert know(again).made.files == know(year).made.files


def test_evidence_is_added_and_replaced_and_never_lost(year: OfficeYear, tmp_path: Path) -> None:
    for name, content in (("a.txt", b"satu"), ("b.txt", b"dua")):
        (tmp_path / name).write_bytes(content)
    paths = {name: tmp_path / name for name in ("a.txt", "b.txt")}
    replaced(year, evidence=paths)
    (tmp_path / "a.txt").write_bytes(b"lain")
    replaced(year, evidence={"a.txt": tmp_path / "a.txt"})
    replaced(year)
    kept = dict(year.evidence.values_list("name", "sha256"))
    assert [content_path(kept[name]).read_bytes() for name in ("a.txt", "b.txt")] == [
        b"lain",
        b"dua",
    ]
    assert logged_actions() == ["year.replaced"] * 2 and year.revision == 2


def test_a_year_that_moved_on_or_is_closed_is_left_alone(year: OfficeYear) -> None:
    before = kept(year)
    with pytest.raises(YearMovedOnError):
        replace_files(year, WantedYear({}, 5, {}), Author())
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=True)
    with pytest.raises(ClosedYearError):
        replaced(year, {TEXT: "Lain.\n"})
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=False)
    assert (kept(year), logged_actions()) == (before, [])


def test_an_error_that_was_not_there_forbids_all_of_it(year: OfficeYear) -> None:
    before = kept(year)
    counts = small_files()["counts.csv"].decode().replace(",2024,,", ",2024,banyak,")
    with pytest.raises(FlawedError):
        replaced(year, {"counts.csv": counts, TEXT: "Lain.\n"})
    assert (kept(year), logged_actions()) == (before, [])


@pytest.mark.parametrize(
    "step", ["keep_texts", "_write_evidence", "find_out", "record", "new_flaws"]
)
def test_what_breaks_leaves_everything(
    year: OfficeYear, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = kept(year)

    def broken(*_: object) -> None:
        raise OSError("listrik padam")

    monkeypatch.setattr(replacing, step, broken)
    with pytest.raises(OSError, match="padam"):
        replaced(year, {TEXT: "Lain.\n", "counts.csv": ""})
    assert (kept(year), logged_actions()) == (before, [])
