"""Whether amounts that were read are of the size of rupiah, and of those that the dossier has already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import Final

from capaian.domain.numerals import write_rupiah
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, ORIGINAL, REVISED
from capaian.dossier.intake.desk import Desk, Proposal, TakenRow
from capaian.dossier.intake.remembered_answers import Answer, is_given
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.words import squeeze

_SMALL: Final = Decimal(1_000_000)
"""Rupiah below which hardly any sub-activity is granted."""
_LEAST: Final = Decimal(100_000)
"""Rupiah below which what was spent on every sub-activity is no money, beside budgets of millions."""
_WHOLE: Final = 5
"""Sub-activities from which a table tells about an office as a whole: one alone may be small."""
_TIMES: Final = 10
"""How many times a figure may become more, or less, without a question."""
_REPLACED: Final = "angka pengganti"
"""What the user says a meaning of, to settle whether figures of another size replace those that are there."""
_RIGHT: Final = "benar"
_SIZE: Final = "besar angka"
"""What it is remembered by that amounts are as small as they look."""
_Key = tuple[str, str, str]
"""Node, period and kind."""


def check_sizes(proposal: Proposal, desk: Desk, rows: Sequence[TakenRow]) -> None:
    """Doubt amounts by their size, also of a table that is known: who confirmed it has seen other figures.

    What was agreed to of the same column with figures of the same size is not asked again.
    """
    _doubt_scale(proposal, desk, rows)
    _doubt_spending(proposal, desk, rows)
    _doubt_replaced(proposal, desk, rows)


def _doubt_scale(proposal: Proposal, desk: Desk, rows: Sequence[TakenRow]) -> None:
    """Doubt that amounts are whole rupiah where most sub-activities are granted too little for it."""
    heads = {head.column: head for head in proposal.table.heads}
    for means in (ORIGINAL, REVISED):
        found = [row for row in rows if row.cells["kind"] == "all" and row.cells.get(means, "0") != "0"]
        small = sum(Decimal(row.cells[means]) < _SMALL for row in found)
        head = heads[found[0].places[means]] if len(found) >= _WHOLE else None
        if head is None or 2 * small <= len(found):
            continue
        sizes = [Decimal(row.cells[means]) for row in found]
        if not _is_right(head.name, means, median(sizes), proposal, desk):
            most = f"{small} dari {len(found)} sub kegiatan di bawah {write_rupiah(_SMALL)}"
            words = f"{AMOUNT_WORDS[means]} ({means}) dalam rupiah penuh, padahal {most}"
            desk.doubt(proposal.table.place(None, head), head.name, means, words)


def _doubt_spending(proposal: Proposal, desk: Desk, rows: Sequence[TakenRow]) -> None:
    """Doubt that spending is money where it is nowhere as much, beside budgets of millions, here or there.

    Heads do not always tell percentages and outputs: `REALISASI FISIK DAN KEUANGAN` may be either.
    """
    heads = {head.column: head for head in proposal.table.heads}
    spent = [row for row in rows if row.cells.get(ACTUAL, "0") != "0"]
    most = max((Decimal(row.cells[ACTUAL]) for row in spent), default=_LEAST)
    if most >= _LEAST or max(_granted(desk.office, rows), default=Decimal(0)) < _SMALL:
        return
    head = heads[min(row.places[ACTUAL] for row in spent)]
    if not _is_right(head.name, ACTUAL, most, proposal, desk):
        why = f"paling banyak {shown(most)}: persen atau keluaran?"
        words = f"{AMOUNT_WORDS[ACTUAL]} ({ACTUAL}) dalam rupiah, padahal {why}"
        desk.doubt(proposal.table.place(None, head), head.name, ACTUAL, words)


def _is_right(head: str, means: str, amount: Decimal, proposal: Proposal, desk: Desk) -> bool:
    """Say whether amounts are as they stand there, as the user says now, or said of others as large."""
    thousands = (len(str(int(amount))) - 1) // 3
    answer = Answer(_SIZE, f"{squeeze(head)} {means} {thousands}", _RIGHT)
    is_replacing = proposal.is_remembered and desk.told(_REPLACED) == _RIGHT
    is_told = desk.told(head) is not None or is_replacing
    return is_given(answer, proposal, desk) or is_told


def _granted(office: OfficeYear, rows: Sequence[TakenRow]) -> Iterator[Decimal]:
    """Yield what is granted in the rows, and of the same sub-activities in the dossier."""
    yield from (
        Decimal(row.cells[means]) for row in rows for means in (ORIGINAL, REVISED) if row.cells.get(means)
    )
    nodes = {row.cells["node"] for row in rows}
    for one in office.inputs:
        if str(one.node) in nodes and one.resource is Resource.MONEY:
            yield from (amount for amount in (one.original, one.revised) if amount is not None)


def _doubt_replaced(proposal: Proposal, desk: Desk, rows: Sequence[TakenRow]) -> None:
    """Doubt figures that are less than a tenth of what they would replace, or more than ten times that."""
    stored = _stored(desk.office)
    found = [
        (row, means, before, Decimal(row.cells[means]))
        for row in rows
        for means, before in stored.get(_key(row), {}).items()
        if row.cells.get(means) and _is_of_other_size(before, Decimal(row.cells[means]))
    ]
    if not found or desk.told(_REPLACED) == _RIGHT:
        return
    row, means, before, after = found[0]
    node, period, _ = _key(row)
    example = f"{AMOUNT_WORDS[means]} {node} {period} {shown(before)} menjadi {shown(after)}"
    words = (
        f"{_RIGHT}: {len(found)} angka yang tersimpan diganti dengan yang kurang dari sepersepuluh atau "
        f"lebih dari sepuluh kalinya, misalnya {example}; bila salah, periksa kolom dan satuannya"
    )
    head = next((head for head in proposal.table.heads if head.column == row.places[means]), None)
    desk.doubt(proposal.table.place(row.row, head), _REPLACED, _RIGHT, words)


def _is_of_other_size(before: Decimal, after: Decimal) -> bool:
    return before > 0 and (after * _TIMES < before or after > before * _TIMES)


def _stored(office: OfficeYear) -> Mapping[_Key, Mapping[str, Decimal]]:
    """Return the money that a dossier has."""
    return {
        (str(one.node), str(one.period), one.kind): {
            means: amount
            for means, amount in ((ORIGINAL, one.original), (REVISED, one.revised), (ACTUAL, one.actual))
            if amount is not None
        }
        for one in office.inputs
        if one.resource is Resource.MONEY
    }


def _key(row: TakenRow) -> _Key:
    return row.cells["node"], row.cells["period"], row.cells["kind"]
