"""Rows are changed all or none, never over somebody else's, and every change is told."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from tests.web.example_years import EXAMPLES, OFFICES, example_year

from capaian.dossier.check import prepare
from capaian.web.accounts.models import User
from capaian.web.trail.models import Entry, Head
from capaian.web.trail.record import Author, Deed, record
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import ClosedYearError, ConflictError, Edit, FlawedError, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
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


def test_a_new_row_stands_last_and_goes_again() -> None:
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


def deeds(*names: str) -> None:
    with transaction.atomic():
        record(None, Author(), [Deed(name, after={"nilai": 1.5, "teks": "é"}) for name in names])


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("DELETE FROM trail_entry WHERE number = 4", 4),
        ("DELETE FROM trail_entry WHERE number = 5", 5),
        ("UPDATE trail_head SET seal = 'x'", 5),
        ("UPDATE trail_head SET number = 4", 5),
    ],
)
def test_a_change_of_the_log_is_found(statement: str, number: int) -> None:
    deeds("row.added", "row.changed")
    deeds("row.added", "row.changed", "row.removed")
    assert verify_log() is None
    without_triggers()
    connection.cursor().execute(statement)
    broken = verify_log()
    assert broken is not None
    assert f"entri {number}" in broken


def without_triggers() -> None:
    cursor = connection.cursor()
    if connection.vendor == "sqlite":
        for name in ("change", "removal"):
            cursor.execute(f"DROP TRIGGER trail_entry_no_{name}")
    else:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is changed while checks of it wait
        cursor.execute("ALTER TABLE trail_entry DISABLE TRIGGER USER")


def test_two_chains_cannot_be_woven_together() -> None:
    deeds("row.added")
    Head.objects.update(number=0, seal="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        deeds("row.changed")


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
