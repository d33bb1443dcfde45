"""The child that reads workbooks holds itself to its limits, and loses no time in which nothing is let go."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from io import FileIO
from pathlib import Path

import pytest

from capaian.dossier.spreadsheets.worker import run as child
from capaian.dossier.spreadsheets.worker.limits import LIMITS, Limits

TOLD = replace(LIMITS, megabytes=321, seconds=7)


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """What the child holds itself to, which these tests are not held to; it reads a file instead."""
    found: dict[str, float] = {}
    book = tmp_path / "buku.xlsx"
    book.write_bytes(b"isi")
    monkeypatch.setattr(child, "FileIO", lambda _: FileIO(book))
    monkeypatch.setattr(child, "limit_memory", lambda megabytes: found.update(megabytes=megabytes))
    monkeypatch.setattr(child, "limit_time", lambda seconds: found.update(seconds=seconds))
    return found


def begin(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> list[object]:
    """Run the child, which tells how often it searches for cycles, and return that."""

    def tell(content: bytes, limits: Limits) -> Iterator[str]:
        yield json.dumps({"content": len(content), "limits": asdict(limits), "gc": gc.get_threshold()})

    monkeypatch.setattr(child, "tell", tell)
    child.run(json.dumps(asdict(TOLD)))
    return [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]


def test_cycles_are_searched_for_seldom(
    held: dict[str, float], monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    gc.set_threshold(700, 10, 10)
    (told,) = begin(monkeypatch, capfdbinary)
    assert isinstance(told, dict)
    assert min(told["gc"]) >= 20
    assert told["gc"][0] >= 10_000
    assert gc.isenabled()


def test_its_limits_are_those_that_it_was_told(
    held: dict[str, float], monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (told,) = begin(monkeypatch, capfdbinary)
    assert isinstance(told, dict)
    assert told["content"] == len(b"isi")
    assert Limits(**told["limits"]) == TOLD
    assert held == {"megabytes": 321, "seconds": 7}
