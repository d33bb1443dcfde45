"""A log that was cut short is found by what is kept of it elsewhere."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.web.test_trail_record import tell, unguarded

from capaian.domain.errors import FileError
from capaian.web.keeping.verification import anchors_of
from capaian.web.trail.fingerprints import seal_head
from capaian.web.trail.models import Entry, Head
from capaian.web.trail.record import (
    FILE,
    Anchor,
    Author,
    Deed,
    Point,
    note,
    noted_points,
    read_point,
    record,
    trail_key,
)
from capaian.web.trail.verify import find_missing_guard, last_point, verify_log

pytestmark = pytest.mark.django_db


def cut_to(number: int) -> Entry:
    """Take the entries behind a number away, as who owns the database can, and say that it ends there."""
    unguarded()
    Entry.objects.filter(number__gt=number).delete()
    last = Entry.objects.get(number=number)
    Head.objects.update(number=number, seal=last.seal)
    return last


def test_a_log_that_was_cut_short_is_found_whatever_its_end_is_made_of() -> None:
    tell("a", "b", "c")
    last = cut_to(2)
    guesses = ("", last.seal, Head.objects.get().mark, hmac.new(b"x", last.seal.encode(), sha256).hexdigest())
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
    "sqlite": (("INSERT OR REPLACE INTO", ""), ("REPLACE INTO", ""), ("INSERT OR IGNORE INTO", "")),
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


def test_a_missing_trigger_is_told() -> None:
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


def test_the_point_of_an_approval_stands_beside_the_database(
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
