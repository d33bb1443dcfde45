"""Money and staff: parents as their children, kinds as their whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import decimals_of, plain, write_decimal, write_exact
from capaian.domain.period import Period
from capaian.domain.policy import StaffTotals
from capaian.domain.work import WHOLE_OFFICE, Resource, ResourceInput
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import contradiction, total_subject
from capaian.rules.work_plan import Mismatch, WorkPlan, find_mismatches, roll_up, sum_roots

_THOUSANDTHS = 3
"""Decimals that no amount of rupiah has."""
_SMALL = 1_000_000
"""Rupiah below which an amount with a fraction is hardly one of rupiah and sen."""
_COLUMNS: Mapping[str, Callable[[ResourceInput], Decimal | None]] = {
    "original": lambda row: row.original,
    "revised": lambda row: row.revised,
    "actual": lambda row: row.actual,
}
_WORDS = {"original": "pagu murni", "revised": "pagu", "actual": "realisasi"}
_STAFF_WORDS = {"original": "SDM murni", "revised": "SDM tersedia", "actual": "SDM dipakai"}
_KIND_NAMES = {"all": "", "operations": " belanja operasi"}
_KIND_WORDS = {
    "operations": "belanja operasi",
    "capital": "modal",
    "personnel": "belanja pegawai",
    "goods": "barang dan jasa",
}
_PARTS_OF_KIND: Mapping[str, frozenset[str]] = {
    "all": frozenset({"operations", "capital"}),
    "operations": frozenset({"personnel", "goods"}),
}
"""Kinds of money that together make another one."""

Amount = tuple[str, Callable[[ResourceInput], Decimal | None]]
"""A column with how it is read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of one resource, kind and period."""

    resource: Resource
    kind: str
    period: Period
    rows: Mapping[NodeId, ResourceInput]


def check_inputs(facts: Facts, plan: WorkPlan) -> Iterator[Issue]:
    """Yield every contradiction among budgets, and among what was spent."""
    for row in facts.office_year.inputs:
        for column, read in _COLUMNS.items():
            if (amount := read(row)) is not None:
                yield from _check_sign(row, column, amount)
                yield from _check_thousandths(row, column, amount)
                yield from _check_fraction(row, column, amount)
    adds_staff = facts.office_year.policies.staff_totals is StaffTotals.SUMMED
    for sheet in _sheets(facts):
        for column, read in _COLUMNS.items():
            if sheet.resource is Resource.MONEY or adds_staff:
                yield from _check_tree(facts, plan, sheet, (column, read))
            else:
                yield from _check_parts(plan, sheet, (column, read))
    yield from _check_kinds(facts)


def _check_sign(row: ResourceInput, column: str, amount: Decimal) -> Iterator[Issue]:
    if amount < 0:
        message = (
            f"{_WORDS[column].capitalize()} {_node(row.node)}, {row.period.label}, kurang dari nol "
            f"({write_decimal(amount, 0)}), padahal anggaran dan pegawai tidak dapat negatif."
        )
        place = Place(row.place.file, row.place.row, column)
        remedy = "Periksa tandanya; kosongkan bila tidak diketahui."
        yield Issue(Level.ERROR, "input_negative", message, place, plain(amount), remedy)


def _check_thousandths(row: ResourceInput, column: str, amount: Decimal) -> Iterator[Issue]:
    """Yield an amount of money with three decimals: a comma stands where a dot belongs."""
    if row.resource is Resource.MONEY and decimals_of(amount) >= _THOUSANDTHS:
        thousand = f"{amount.quantize(Decimal(1).scaleb(-_THOUSANDTHS)):f}".replace(".", "")
        message = (
            f"{_WORDS[column].capitalize()} {_node(row.node)}, {row.period.label}, bertiga desimal "
            f"({write_decimal(amount, _THOUSANDTHS)}), padahal rupiah tidak mengenal perseribuan."
        )
        place = Place(row.place.file, row.place.row, column)
        remedy = f"Tulis {thousand} bila komanya seharusnya titik; bila tidak, tulis tanpa pecahan."
        yield Issue(Level.ERROR, "input_with_thousandths", message, place, f"{amount:f}", remedy)


def _check_fraction(row: ResourceInput, column: str, amount: Decimal) -> Iterator[Issue]:
    """Yield a small amount of money with a fraction: it may be told in millions, `91,93` for 91.930.275."""
    is_fraction = amount != amount.to_integral_value() and decimals_of(amount) < _THOUSANDTHS
    if row.resource is Resource.MONEY and is_fraction and abs(amount) < _SMALL:
        message = (
            f"{_WORDS[column].capitalize()} {_node(row.node)}, {row.period.label}, hanya "
            f"Rp{write_exact(amount)}, padahal di sini ditulis rupiah penuh."
        )
        place = Place(row.place.file, row.place.row, column)
        remedy = "Bila yang dimaksud juta atau ribu, tulis rupiah penuhnya; bila memang sekian, biarkan."
        yield Issue(Level.WARNING, "input_with_fraction", message, place, f"{amount:f}", remedy)


def _sheets(facts: Facts) -> Iterator[Sheet]:
    groups = group(facts.office_year.inputs, lambda row: (row.resource, row.kind, row.period))
    for (resource, kind, period), rows in groups.items():
        yield Sheet(resource, kind, period, {row.node: row for row in rows})


def _check_tree(facts: Facts, plan: WorkPlan, sheet: Sheet, amount: Amount) -> Iterator[Issue]:
    column, read = amount
    amounts = {node: read(row) for node, row in sheet.rows.items()}
    own = {node: amount for node, amount in amounts.items() if amount is not None}
    subjects = {node: total_subject(node, sheet.kind, column, sheet.period) for node in own}
    kept = frozenset(node for node, subject in subjects.items() if subject in facts.kept_totals)
    for mismatch in find_mismatches(plan.work, own, kept):
        yield _differs(sheet, column, mismatch, mismatch.node in kept)
    rolled = roll_up(plan.work, own, lambda node, parts: sum(parts, Decimal(0)), kept)
    total = sum_roots(plan.work, rolled, plan.work.roots)
    stated = own.get(WHOLE_OFFICE)
    if stated is not None and total is not None and stated != total:
        yield _differs(sheet, column, Mismatch(WHOLE_OFFICE, stated, total), WHOLE_OFFICE in kept)


def _check_parts(plan: WorkPlan, sheet: Sheet, amount: Amount) -> Iterator[Issue]:
    """Report nodes with more staff than the node that they are part of has in all."""
    column, read = amount
    for node, row in sheet.rows.items():
        above = _above(plan, node)
        part, whole = read(row), _amount(sheet, above, read)
        if above is None or part is None or whole is None or part <= whole:
            continue
        message = (
            f"{_STAFF_WORDS[column]} {_node(node)}, {sheet.period.label}, {write_decimal(part, 0)}, "
            f"lebih banyak daripada {_node(above)} yang memuatnya ({write_decimal(whole, 0)})."
        )
        subject = f"part_larger_than_whole:inputs:{node}:{sheet.resource}:{column}:{sheet.period}"
        yield contradiction(subject, message, row.place, plain(part))


def _above(plan: WorkPlan, node: NodeId) -> NodeId | None:
    own = plan.node_by_id.get(node)
    return None if own is None else own.parent


def _amount(
    sheet: Sheet, node: NodeId | None, read: Callable[[ResourceInput], Decimal | None]
) -> Decimal | None:
    row = None if node is None else sheet.rows.get(node)
    return None if row is None else read(row)


def _differs(sheet: Sheet, column: str, found: Mismatch, is_kept: bool) -> Issue:
    used = "angka yang tertulis" if is_kept else "jumlah bagiannya"
    message = (
        f"{_WORDS[column].capitalize()} {_node(found.node)}, {sheet.period.label}, tertulis "
        f"{write_decimal(found.stated, 0)}, padahal jumlah bagiannya {write_decimal(found.summed, 0)}; "
        f"yang dipakai {used}."
    )
    subject = total_subject(found.node, sheet.kind, column, sheet.period)
    return contradiction(subject, message, sheet.rows[found.node].place, plain(found.stated))


def _check_kinds(facts: Facts) -> Iterator[Issue]:
    """Compare a kind of money with those that make it, where a node has them all."""
    money = [row for row in facts.office_year.inputs if row.resource is Resource.MONEY]
    for rows in group(money, lambda row: (row.node, row.period)).values():
        by_kind = {row.kind: row for row in rows}
        for whole, parts in _PARTS_OF_KIND.items():
            if whole in by_kind and by_kind.keys() >= parts:
                yield from _check_whole(by_kind[whole], [by_kind[kind] for kind in sorted(parts)])


def _check_whole(whole: ResourceInput, parts: list[ResourceInput]) -> Iterator[Issue]:
    for column, read in _COLUMNS.items():
        stated = read(whole)
        amounts = [amount for amount in map(read, parts) if amount is not None]
        summed = sum(amounts, Decimal(0))
        if stated is None or len(amounts) < len(parts) or stated == summed:
            continue
        words = " dan ".join(_KIND_WORDS[part.kind] for part in reversed(parts))
        message = (
            f"{_WORDS[column].capitalize()}{_KIND_NAMES[whole.kind]} {_node(whole.node)}, "
            f"{whole.period.label}, tertulis {write_decimal(stated, 0)}, padahal {words} "
            f"{write_decimal(summed, 0)}."
        )
        kinds = "kinds" if whole.kind == "all" else f"kinds-{whole.kind}"
        subject = f"total_differs:inputs:{whole.node}:{kinds}:{column}:{whole.period}"
        yield contradiction(subject, message, whole.place, plain(stated))


def _node(node: NodeId) -> str:
    return "seluruh dinas" if node == WHOLE_OFFICE else node
