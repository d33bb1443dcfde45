"""One cell in: what a person sees is taken, what may have lost something is asked back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.every_case import every_case
from tests.transcripts import check_transcript

from capaian.dossier.excel.book import CellOddity, CellValue
from capaian.dossier.excel.read.cell_texts import is_typed_percentage, text_of_cell
from capaian.dossier.tables.kinds import COUNT, DECIMAL, KINDS, Kind
from capaian.dossier.tables.parts import _kind
from capaian.dossier.tables.rejection import RejectedValueError

OTHERS = ("stages", "acting", "digest")
"""Kinds that are read as others are."""
EVERY_KIND = [
    *(kind for name, kind in KINDS.items() if name not in OTHERS),
    *map(_kind, ("choice AreaKind", "limit 100 120")),
]
LINE = re.compile(
    r'(?P<kind>.+?): (?P<value>".*?(?<!\\)"|\S+)(?: as (?P<odd>\w+) (?P<word>.+?))?(?: in '
    r"(?P<unit>\w+))?"
)


def value_of(text: str) -> CellValue:
    """What a cell holds: a text in quotes, a day, a truth, nothing, or a figure."""
    words = {"none": None, "true": True, "false": False}
    if text in words:
        return words[text]
    if text.startswith('"'):
        return str(json.loads(text))
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else Decimal(text)


def answer(line: str) -> Iterator[str]:
    """Yield the text of `kind: value`, shown `as` something odd, `in` a unit;
    or why it is asked back.
    """
    found = LINE.fullmatch(line)
    assert found is not None, line
    kind, value = _kind(found["kind"]), value_of(found["value"])
    odd = (CellOddity(found["odd"]), found["word"]) if found["odd"] else None
    try:
        text = text_of_cell(kind, value, odd, found["unit"] or "")
    except RejectedValueError as rejection:
        yield " ".join(
            (rejection.code, *(f"{key}={word}" for key, word in rejection.words.items()))
        )
        return
    yield f"{json.dumps(text)}{', a percentage' if is_typed_percentage(kind, value) else ''}"
    if isinstance(value, date):
        assert text_of_cell(kind, datetime.combine(value, time(14, 30)), odd) == text


def test_what_cells_are_taken_for(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("cell_texts.txt"), answer)


def refusal(
    kind: Kind, value: CellValue, odd: tuple[CellOddity, str] | None = None
) -> RejectedValueError:
    with pytest.raises(RejectedValueError) as caught:
        text_of_cell(kind, value, odd)
    return caught.value


@every_case("kind", EVERY_KIND)
def test_what_is_lost_is_lost_in_every_column(kind: Kind) -> None:
    assert text_of_cell(kind, None) == ""
    error = refusal(kind, None, (CellOddity.ERROR, "#REF!"))
    assert (error.code, error.words) == ("error_cell", {"word": "#REF!"})
    assert refusal(kind, None, (CellOddity.NO_VALUE, "A1+1")).code == "formula_without_value"
    assert refusal(kind, Decimal("0.5"), (CellOddity.TIME, "hh:mm")).code == "time_cell"
    assert refusal(kind, Decimal(10) ** 15).code == "number_too_long"
    assert refusal(kind, -(Decimal(10) ** 15)).words == {"limit": "15"}


@every_case("kind", [COUNT, DECIMAL])
def test_a_figure_is_read_as_the_same_figure(kind: Kind) -> None:
    """Whatever decimals a number cell has, the reader of figures never asks back what it means."""
    for places in range(7 if kind is DECIMAL else 1):
        value = Decimal(1234567).scaleb(-places)
        assert kind.read(text_of_cell(kind, value)) == value
