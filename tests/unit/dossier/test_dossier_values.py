"""Each kind of value: what it reads, what it refuses with which message, what it writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.transcripts import check_transcript

from capaian.dossier.messages import CATALOGUE
from capaian.dossier.tables import kinds
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.numbers import read_decimal, read_whole, write_number
from capaian.dossier.tables.parts import _kind
from capaian.dossier.tables.rejection import RejectedValueError


def answer(line: str) -> Iterator[str]:
    """Yield what a kind makes of a text: the value,
    and how it is written where that is another text.
    """
    name, _, quoted = line.partition(' "')
    text = json.loads(f'"{quoted}')
    if name == "written":
        written = write_number(Decimal(text))
        assert read_decimal(written) == Decimal(text)
        yield written
        return
    read = read_whole if name == "whole" else _kind(name).read
    try:
        value = read(text)
    except RejectedValueError as rejection:
        _check_readings(rejection, read)
        yield " ".join(
            (rejection.code, *(f"{key}={word}" for key, word in rejection.words.items()))
        )
        return
    yield repr(value)
    written = write_number(Decimal(str(value))) if name == "whole" else _kind(name).write(value)
    assert read(written) == value
    if written != text:
        yield f"written {json.dumps(written)}"


def _check_readings(rejection: RejectedValueError, read: Callable[[str], object]) -> None:
    """What a refusal offers is clear itself,
    and of two readings one is a thousand times the other.
    """
    if rejection.code in ("ambiguous_number", "lone_group"):
        thousand, *fraction = (Decimal(str(read(word))) for word in rejection.words.values())
        assert not fraction or thousand == 1000 * fraction[0]


def test_what_kinds_make_of_texts(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("values.txt"), answer)


def test_endless_numbers_are_refused_before_anything_is_computed() -> None:
    for text in ("9" * 1_000_000, "9" * 21, "92." + "3" * 19, "9" * 18 + ".000"):
        with pytest.raises(RejectedValueError) as caught:
            read_decimal(text)
        assert caught.value.code == "number_too_long"
    assert read_decimal("9" * 20) == Decimal("9" * 20)


def test_who_typed_a_comma_reads_nothing_of_a_dot() -> None:
    assert "titik atau komanya" in CATALOGUE["not_whole"].remedy


@pytest.mark.parametrize(
    ("kind", "empty"),
    [(kinds.TEXT, ""), (kinds.DECIMAL, None), (kinds.CODES, ()), (kinds.COUNT, None)],
)
def test_an_empty_cell_is_not_provided_and_never_zero(kind: Kind, empty: object) -> None:
    assert kind.read_cell("  ") == empty
    assert kind.write_cell(empty) == ""
    assert kind.write_cell(None) == ""


def test_zero_is_written_as_zero() -> None:
    assert kinds.COUNT.write_cell(Decimal(0)) == "0"
    assert kinds.HEADCOUNT.write_cell(0) == "0"
    assert kinds.BOOLEAN.write_cell(False) == "tidak"
