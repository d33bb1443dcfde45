"""The log in the database: in the transaction of what it tells, without gaps,
read as it was sealed.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from itertools import product
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from capaian.domain.errors import FileError
from capaian.web.accounts.models import User
from capaian.web.keeping.verification import anchors_of
from capaian.web.offices.models import Office, Role
from capaian.web.trail.actions import ACTIONS, LogAction, LogSubject
from capaian.web.trail.anchors import FILE, Anchor, Point, note, noted_points, read_point
from capaian.web.trail.models import Entry, Head
from capaian.web.trail.record import (
    BEGINNING,
    Author,
    Deed,
    facts_of,
    logged_transaction,
    record,
    seal,
    seal_head,
    trail_key,
)
from capaian.web.trail.verify import (
    FOREIGN_KEY,
    find_broken_log,
    find_missing_guard,
    last_point,
    verify_log,
)


class StoppedError(Exception):
    """Something else went wrong in the same transaction."""


@pytest.fixture(autouse=True)
def letters_as_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    for letter in ("a", "b", "c", "x"):
        monkeypatch.setitem(ACTIONS, letter, LogAction(letter, LogSubject.NOTHING))


def tell(*actions: str, office: Office | None = None, author: Author | None = None) -> None:
    lines = {name: LogAction(name, LogSubject.NOTHING) for name in actions}
    with patch.dict(ACTIONS, lines), transaction.atomic():
        record(office, author or Author(), [Deed(action) for action in actions])


def numbered() -> list[tuple[int, str]]:
    return [*Entry.objects.order_by("number").values_list("number", "action")]


def unguarded() -> None:
    """Take away what keeps the log from being changed, as who owns the database can."""
    cursor = connection.cursor()
    if connection.vendor == "sqlite":
        for name in ("change", "removal", "replacement"):
            cursor.execute(f"DROP TRIGGER trail_entry_no_{name}")
    else:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE"
        )  # a table with checks still to come is not altered
        cursor.execute("ALTER TABLE trail_entry DISABLE TRIGGER USER")


def test_an_entry_outside_a_transaction_is_refused_before_any_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    outside = patch.object(connection, "in_atomic_block", new=False)
    with (
        outside,
        django_assert_num_queries(0),
        pytest.raises(RuntimeError, match="belongs to the transac"),
    ):
        record(None, Author(), [Deed("row.changed")])


def test_numbers_run_on_over_transactions_and_offices() -> None:
    first, second = (Office.objects.create(slug=name, name=name) for name in ("satu", "dua"))
    tell("a", "b", office=first)
    tell("c", office=second)
    tell("d", "e", "f")
    tell("g", office=first)
    assert numbered() == [*enumerate("abcdefg", 1)]
    assert [*first.trail.values_list("number", flat=True)] == [1, 2, 7]
    assert verify_log() is None


def test_a_transaction_that_fails_leaves_no_entry_and_no_gap() -> None:
    tell("a")
    for _ in range(3):
        with pytest.raises(StoppedError), transaction.atomic():
            record(None, Author(), [Deed("b"), Deed("c")])
            raise StoppedError
    tell("d")
    assert numbered() == [(1, "a"), (2, "d")]
    assert verify_log() is None


def test_what_fails_within_a_transaction_leaves_the_entries_around_it() -> None:
    with transaction.atomic():
        record(None, Author(), [Deed("a")])
        with pytest.raises(StoppedError), transaction.atomic():
            record(None, Author(), [Deed("b")])
            raise StoppedError
        record(None, Author(), [Deed("c")])
    assert numbered() == [(1, "a"), (2, "c")]
    assert verify_log() is None


def test_the_first_transaction_of_all_may_fail_too() -> None:
    with pytest.raises(StoppedError), transaction.atomic():
        record(None, Author(), [Deed("a")])
        raise StoppedError
    assert verify_log() is None
    tell("b")
    assert numbered() == [(1, "b")]
    assert verify_log() is None


def test_a_deed_that_cannot_be_sealed_takes_those_before_it_along() -> None:
    with pytest.raises(TypeError), transaction.atomic():
        record(None, Author(), [Deed("a"), Deed("b", after={"tanggal": object()})])
    assert (Entry.objects.count(), verify_log()) == (0, None)


def test_without_a_deed_nothing_is_reported() -> None:
    tell("a")
    tell()
    tell("b")
    assert numbered() == [(1, "a"), (2, "b")]
    assert verify_log() is None


def test_a_log_that_nobody_wrote_yet_holds() -> None:
    assert verify_log() is None


ODD: tuple[Mapping[str, object] | None, ...] = (
    None,
    {},
    {"": ""},
    {"kosong": None},
    {"teks": "x" * 100_000},
    {"baris": "satu\ndua\r\ntiga\ttab \u2028 \\ / \" '"},
    {"aksara": "é e\u0301 ꦏꦥ سلام 🏛️ \U0010ffff"},
    {"z": "1", "a": "2", "Z": "3", "ä": "4", "aa": "5", "": "6", "10": "7", "9": "8"},
    {"dalam": {"b": {"d": [], "c": {}}, "a": [None, "", [[1], {"x": None}], True, False]}},
    {"angka": [0, -1, 10**15, 1.5, 0.1, -2.25], "teks": ["0", "-1", "1.50", "true", "null"]},
    {f"kolom {number}": str(number) for number in range(500)},
)


def test_what_is_reported_is_sealed_as_it_is_read_whatever_it_is() -> None:
    writer = User.objects.create(username="penulis")
    author = Author(writer, "planner", "alasan\n" + "é🏛️ " * 2_000)
    office = Office.objects.create(slug="satu", name="Satu")
    with transaction.atomic():
        record(
            office, author, [Deed("x", str(at), facts, ODD[-at]) for at, facts in enumerate(ODD)]
        )
    entries = [*Entry.objects.order_by("number")]
    assert [(entry.before, entry.after) for entry in entries] == [
        (facts, ODD[-at]) for at, facts in enumerate(ODD)
    ]
    assert {entry.reason for entry in entries} == {author.reason}
    assert verify_log() is None


def test_every_entry_seals_the_one_before_it_and_the_head_keeps_the_last() -> None:
    tell("a", "b")
    tell("c")
    before = BEGINNING
    for entry in Entry.objects.order_by("number"):
        assert entry.seal == seal(trail_key(), before, facts_of(entry))
        before = entry.seal
    head = Head.objects.get()
    assert (head.number, head.seal) == (3, before)


def test_nothing_of_an_entry_can_be_changed_unseen() -> None:
    one, two = (User.objects.create(username=name) for name in ("satu", "dua"))
    offices = [Office.objects.create(slug=name, name=name) for name in ("satu", "dua")]
    with transaction.atomic():
        deeds = [
            Deed("row.changed", "1/counts.csv/1", {"value": "1"}, {"value": "2"}) for _ in range(3)
        ]
        record(offices[0], Author(one, "planner", "salah ketik"), deeds)
    unguarded()
    changes: Mapping[str, object] = {
        "office": offices[1],
        "actor": two,
        "at": timezone.now(),
        "role": "head",
        "action": "row.removed",
        "subject": "1/counts.csv/2",
        "before": None,
        "after": {"value": "2", "source": ""},
        "reason": "salah ketik ",
        "sealed": {"account/1": "0" * 64},
        "seal": "0" * 64,
        "number": 20,
    }
    assert changes.keys() == {field.name for field in Entry._meta.get_fields()} - {"id"}
    for name, value in changes.items():
        sid = transaction.savepoint()
        assert Entry.objects.filter(number=2).update(**{name: value}) == 1
        broken = verify_log()
        assert broken is not None and "entri 2" in broken, name
        transaction.savepoint_rollback(sid)
    assert verify_log() is None


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("DELETE FROM trail_entry WHERE number = 2", 2),
        ("DELETE FROM trail_entry WHERE number = 3", 3),
        ("UPDATE trail_head SET seal = 'x'", 3),
        ("UPDATE trail_head SET number = 2", 3),
    ],
)
def test_an_entry_or_an_end_that_went_is_found(statement: str, number: int) -> None:
    tell("a", "b", "c")
    unguarded()
    connection.cursor().execute(statement)
    assert f"entri {number}" in str(verify_log())


def test_two_chains_cannot_be_woven_together() -> None:
    tell("a")
    Head.objects.update(number=0, seal="0" * 64)
    with pytest.raises(DatabaseError):
        tell("b")


def test_entries_written_past_the_program_are_found() -> None:
    tell("a", "b")
    head = Head.objects.get()
    added = Entry(number=3, at=timezone.now(), action="row.changed")
    added.seal = seal(trail_key(), head.seal, facts_of(added))
    added.save()
    broken = verify_log()
    assert broken is not None and "entri 3" in broken


def test_entries_of_a_transaction_come_last_and_those_taken_back_never() -> None:
    with CaptureQueriesContext(connection) as queries, logged_transaction():
        tell("a")
        with suppress(StoppedError), transaction.atomic():
            tell("x")
            with logged_transaction():
                tell("x")
            raise StoppedError
        with logged_transaction(), transaction.atomic():
            tell("b")
        assert not [each for each in queries.captured_queries if "trail_head" in each["sql"]], (
            "who computes keeps nobody from writing"
        )
    assert numbered() == [(1, "a"), (2, "b")] and verify_log() is None
    for stop in (StoppedError, None):
        with suppress(StoppedError), logged_transaction():
            tell("x")
            if stop:
                raise stop
            transaction.set_rollback(True)
    with logged_transaction():
        tell("c")
    assert numbered() == [(1, "a"), (2, "b"), (3, "c")] and verify_log() is None


def test_what_cannot_be_kept_is_refused_where_it_is_recorded() -> None:
    with logged_transaction():
        with pytest.raises(ValueError, match="cannot keep the action"):
            record(None, Author(), [Deed("nothing.known")])
        with pytest.raises(ValueError, match="NUL"):
            record(None, Author(), [Deed("a", after={"x": "\0"})])
    assert numbered() == []


def test_a_log_sealed_under_another_key_holds_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    tell("a", "b")
    monkeypatch.setattr("capaian.web.trail.record.trail_key", lambda: b"kunci yang lain")
    assert verify_log() == FOREIGN_KEY


def test_a_log_cut_to_nothing_is_found() -> None:
    tell("a", "b")
    unguarded()
    Entry.objects.all().delete()
    broken = verify_log()
    assert broken is not None and "entri 1" in broken


def test_long_logs_are_read_through() -> None:
    for _ in range(3):
        tell(*["a"] * 1_500)
    assert verify_log() is None
    unguarded()
    Entry.objects.filter(number=4_321).update(subject="lain")
    broken = verify_log()
    assert broken is not None and "entri 4321" in broken


def test_an_office_without_any_entry_has_lost_its_log() -> None:
    assert find_broken_log() is None, "nothing was founded yet"
    office = Office.objects.create(slug="contoh", name="Contoh")
    assert find_broken_log() == "catatan kosong, padahal ada dinas yang didirikan"
    tell("office.founded", office=office)
    assert find_broken_log() is None


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (1e16, "10000000000000000"),
        (-0.0, "0"),
        (1e-7, "1e-07"),
        (1.0, "1"),
        (10**30, "1" + "0" * 30),
        (1e300, "1" + "0" * 300),
        ({1: 2, 10: "a", 2: [2.0]}, '{"1": 2, "10": "a", "2": [2]}'),
        ((0.1, None), "[0.1, null]"),
    ],
)
def test_a_number_is_sealed_in_the_one_form_that_every_database_gives_back(
    value: object, given: str
) -> None:
    with transaction.atomic():
        record(None, Author(), [Deed("a", before={"x": value}, after={"x": value})])
    assert verify_log() is None
    kept = Entry.objects.get().after
    assert kept is not None
    assert json.dumps(kept["x"], sort_keys=True) == given


@pytest.mark.parametrize(
    ("author", "deed"),
    [
        (Author(role="x" * 101), Deed("a")),
        (Author(reason="a\0"), Deed("a")),
        (Author(), Deed("a" * 41)),
        (Author(), Deed("a", "s" * 401)),
        (Author(), Deed("a", after={"x": "a\0"})),
        (Author(), Deed("a", after={"x\0": 1})),
        (Author(), Deed("a", before={"x": [float("nan")]})),
        (Author(), Deed("a", before={"x": float("inf")})),
    ],
)
def test_what_a_database_would_not_keep_is_not_recorded(author: Author, deed: Deed) -> None:
    with pytest.raises(ValueError, match=r"keep|number"), transaction.atomic():
        record(None, author, [deed])
    assert Entry.objects.count() == 0


def test_somebody_with_every_role_of_an_office_is_shown_whole() -> None:
    every = " ".join(sorted(Role))
    tell("a", author=Author(role=every))
    assert Entry.objects.get().role == every


def cut_to(number: int) -> Entry:
    """Take the entries behind a number away, as who owns the database can,
    and say that it ends there.
    """
    unguarded()
    Entry.objects.filter(number__gt=number).delete()
    last = Entry.objects.get(number=number)
    Head.objects.update(number=number, seal=last.seal)
    return last


def test_a_log_that_was_cut_short_is_found_whatever_its_end_is_made_of() -> None:
    tell("a", "b", "c")
    last = cut_to(2)
    guesses = (
        "",
        last.seal,
        Head.objects.get().mark,
        hmac.new(b"x", last.seal.encode(), sha256).hexdigest(),
    )
    for guess in guesses:
        Head.objects.update(mark=guess)
        broken = verify_log()
        assert broken is not None and "akhir catatan pada entri 2" in broken


def test_the_end_goes_on_with_each_entry() -> None:
    seen = set()
    for name in "abc":
        tell(name)
        head = Head.objects.get()
        assert head.mark == seal_head(trail_key(), head.number, head.seal) != head.seal
        seen.add(head.mark)
    assert len(seen) == 3
    assert verify_log() is None


def test_an_older_state_that_is_put_back_as_a_whole_is_found_by_a_point_from_elsewhere() -> None:
    tell("a", "b")
    old = Head.objects.values("number", "seal", "mark").get()
    tell("c")
    point = last_point()
    assert point is not None
    assert verify_log([Anchor(point, "kertas")]) is None
    cut_to(2)
    Head.objects.update(**old)
    assert verify_log() is None, "its seals hold: nothing in the database tells it"
    broken = verify_log([Anchor(point, "kertas")])
    assert broken == "entri 3 tidak ada lagi, padahal tercatat dalam kertas"
    tell("lain")
    broken = verify_log([Anchor(point, "kertas")])
    assert broken == "entri 3 bukan yang tercatat dalam kertas"


REPLACING = {
    "sqlite": (
        ("INSERT OR REPLACE INTO", ""),
        ("REPLACE INTO", ""),
        ("INSERT OR IGNORE INTO", ""),
    ),
    "postgresql": (("INSERT INTO", "ON CONFLICT (number) DO UPDATE SET reason = 'diganti'"),),
}
"""How each kind of database lets a row take the place of another one."""


def test_no_entry_takes_the_place_of_another_one() -> None:
    tell("a", "b")
    columns = ", ".join(field.column for field in Entry._meta.concrete_fields)
    for (begin, end), other in product(REPLACING[connection.vendor], ("reason", "id")):
        values = columns.replace(other, {"reason": "'diganti'", "id": "id + 70"}[other], 1)
        parts = (
            begin,
            "trail_entry (",
            columns,
            ") SELECT",
            values,
            "FROM trail_entry WHERE number = 1",
            end,
        )
        if other == "reason" and connection.vendor == "postgresql":
            parts = (*parts[:4], values.replace("id", "id + 70", 1), *parts[5:])
        with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
            connection.cursor().execute(" ".join(parts))
    assert verify_log() is None and Entry.objects.count() == 2


def test_a_missing_trigger_is_reported() -> None:
    tell("a")
    assert find_missing_guard() is None
    unguarded()
    assert "pemicu" in str(find_missing_guard())


def test_points_are_read_as_they_are_printed_and_nothing_else_is(tmp_path: Path) -> None:
    point = Point(12, "ab" * 32)
    assert read_point(f" {point}\n") == point
    for wrong in (
        "",
        "12",
        "0:" + "a" * 64,
        f"12:{'g' * 64}",
        f"12:{'a' * 63}",
        f"{point}:1",
        "-1:" + "a" * 64,
    ):
        with pytest.raises(FileError, match="verify-log"):
            read_point(wrong)
    assert [*noted_points(tmp_path)] == []
    at = datetime(2026, 1, 2, tzinfo=UTC)
    note(tmp_path, point, at, "year.approved")
    note(tmp_path, Point(13, "cd" * 32), at, "year.approved")
    assert [each.point.number for each in noted_points(tmp_path)] == [12, 13]
    (tmp_path / FILE).write_text("bukan titik\n")
    with pytest.raises(FileError):
        [*noted_points(tmp_path)]


def test_a_point_that_cannot_be_noted_undoes_nothing(tmp_path: Path) -> None:
    note(tmp_path / "tidak-ada", Point(1, "ab" * 32), timezone.now(), "year.approved")
    assert not (tmp_path / "tidak-ada").exists()


def test_the_point_of_an_approval_appears_beside_the_database(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tell("a")
    assert not (settings.CAPAIAN.folder / FILE).exists()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        record(None, Author(), [Deed("year.approved", "Dinas 2024", None, {"sha256": "0" * 64})])
    (anchor,) = anchors_of(settings.CAPAIAN, None, "")
    assert (anchor.point, anchor.place) == (last_point(), f"{FILE} baris 1")
    with pytest.raises(FileError):
        anchors_of(settings.CAPAIAN, None, "2")
