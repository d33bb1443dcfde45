"""Which table a count of a sentence is meant of: by its rows, by what it bears out, or as the one at hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from capaian.auditor.understanding.counting import counts_in
from capaian.auditor.understanding.measures import measure_of
from capaian.auditor.understanding.predicates import PARTED, CountedTogether, Kind
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.years import THIS_CENTURY

_NEAR: Final = 2
"""By how much a count is wrong at most; more is of other things."""
OPPOSITES: Final = {
    "tercapai": "belum tercapai",
    "melampaui": "belum tercapai",
    "belum": "tercapai",
    "naik": "turun",
    "turun": "naik",
}
_BOTH_SIDES: Final = (["belum", "tercapai"], ["belum", "melampaui"])
_OF_SOME: Final = re.compile(
    r"\b(?:pada|untuk|dari|dalam|di)\s+(?:(?:setiap|tiap|masing-masing)\s+)?"
    r"(?:sasaran|tujuan|program|kegiatan|bidang|misi|seksi|perspektif|aspek)\b"
    r"|\b(?:sasaran|tujuan|program|misi)\s+(?:strategis\s+)?(?:pertama|ke[a-z]+|ini|tersebut|itu|[1-9IVX]+\b)"
    r"|\b(?:tersebut|triwulan|semester|tw|bulan|lalu|sebelumnya|akan|agar|harus)\b",
    re.IGNORECASE,
)
"""Words of a part of all things, of a part of the year, or of another one."""
_POINTS: Final = re.compile(
    r"^\W*(?:(?:berdasarkan|menurut|merujuk|mengacu|dari|pada|sesuai|dalam)(?:\s+(?:hasil|data|pengukuran|uraian|pada|dalam))*"
    r"|(?:sebagaimana|seperti)(?:\s+\w+){0,3}|(?:terlihat|tampak|tergambar|tersaji)(?:\s+\w+)?)\s+tabel\b"
    r"(?:\s+(?:di\s?atas|tersebut|ini|[\dIVX]+(?:[.-]\d+)*\.?))*",
    re.IGNORECASE,
)
"""A sentence that begins by pointing at a table: `Sebagaimana terlihat pada tabel, 3 indikator ...`."""
_NARROWED: Final = re.compile(
    r"\b(?:hanya|di\s?antara\w*|antara lain|yaitu|yakni|selain|lain(?:nya)?|baru|masih)\b", re.IGNORECASE
)
"""Words of some of them, or of those that are named."""

Truth = Sequence[set[int]]
"""How many rows it is for each part, by every way to count them."""


def points_at_all(text: str) -> bool:
    """Say whether a sentence points at a table and counts all rows of it, and none of a part."""
    return (
        bool(_POINTS.match(text))
        and not _OF_SOME.search(_POINTS.sub(" ", text))
        and not _NARROWED.search(text)
    )


def wrong_of(told: CountedTogether, truth: Truth) -> list[int]:
    """Return the places of the parts that no way to count bears out, by themselves or together."""
    counts = [part.count.number for part in told.parts]
    says = [part.says for part in told.parts]
    if sorted(says) == ["melampaui", "tercapai"] and sum(counts) > max(map(max, truth)):
        return [says.index("tercapai")]  # more than meet their targets
    return [i for i, part in enumerate(told.parts) if part.count.number not in truth[i]]


def is_meant(
    told: CountedTogether, table: UnderstoodTable, truth: Truth, *, at_home: bool, is_pointed: bool
) -> bool:
    """Whether a table is plainly the one that is counted: by its rows, or by what it bears out.

    Args:
        told: What a sentence counts.
        table: One that it may be counted of.
        truth: How many rows it is for each part.
        at_home: Whether the sentence is of its section, or no other table may be meant.
        is_pointed: Whether the sentence says that the table right above shows it.
    """
    items, wrong = len(items_of(table)), wrong_of(told, truth)
    counts = [part.count.number for part in told.parts]
    if wrong and is_turned(told, truth, items):
        return True
    if max(counts) > items or any(min(abs(counts[i] - n) for n in truth[i]) > _NEAR for i in wrong):
        return False
    if told.total is not None and told.total != items:
        return False
    if len(wrong) > 1:
        # One row counted on the wrong side makes both sides wrong.
        return at_home and len(wrong) == 2 and told.total in (items, None) and items == sum(counts)
    borne_out = len(counts) - len(wrong)
    if told.total == items:
        return borne_out > 0 or at_home
    parted = items in map(sum, product(*truth)) or told.parts[0].kind is Kind.LEVEL
    is_of_table = told.parts[0].kind is Kind.LEVEL or (
        _is_lone(told, truth, is_pointed=is_pointed) and told.total is None
    )
    return (borne_out > 0 and parted) or (at_home and is_of_table)


def _is_lone(told: CountedTogether, truth: Truth, *, is_pointed: bool) -> bool:
    """Whether all that a sentence counts is how many met or missed their targets, or too many of one class.

    Fewer of a class may be those of one goal, unless the table is pointed at.
    """
    (part, *others), ways = told.parts, truth[0]
    is_of_class = part.kind is Kind.CLASS and (is_pointed or part.count.number > max(ways))
    return not others and (part.kind is Kind.TARGET or is_of_class)


def is_turned(told: CountedTogether, truth: Truth, items: int) -> bool:
    """Whether rows are parted as in a table, but one side is told by its opposite, or by a class of none."""
    counts = [part.count.number for part in told.parts]
    wrong = wrong_of(told, truth)
    is_opposite = all(items - counts[place] in truth[place] for place in wrong)
    has_sides = all(part.says in OPPOSITES for part in told.parts)
    is_of_none = told.parts[0].kind is Kind.CLASS and all(truth[place] == {0} for place in wrong)
    is_parted = len(counts) > len(wrong) == 1 and sum(counts) == items
    return is_parted and ((is_opposite and has_sides) or is_of_none)


def all_agree(told: CountedTogether, known: Sequence[tuple[UnderstoodTable, Truth]]) -> bool:
    """Whether all tables with as many rows tell the same of targets, and all rows are told of: both sides."""
    sides = [part.says for part in told.parts]
    if sorted(sides) not in _BOTH_SIDES or sum(part.count.number for part in told.parts) != told.total:
        return False
    truths = [truth for table, truth in known if len(items_of(table)) == told.total]
    return bool(truths) and all(truth == truths[0] for truth in truths)


def tells_of_all(
    text: str, told: CountedTogether, known: Sequence[tuple[UnderstoodTable, Truth]], year: int | None
) -> bool:
    """Whether a sentence far from all tables tells of the targets of all things, on which the tables agree.

    How many they are is told beside, `4 dari 6 indikator`, or is what both sides come to. Each count has its
    noun: bare ones may leave things out.
    """
    part, counts = told.parts[0], [part.count.number for part in told.parts]
    years = {int(found) for found in THIS_CENTURY.findall(text)}
    nouns = text.casefold().count(part.count.noun)
    is_bare = nouns < len(counts) + (told.total is not None) and not PARTED.search(text)
    if part.kind is not Kind.TARGET or is_bare or _OF_SOME.search(text) or not years <= {year}:
        return False
    sizes = {len(items_of(table)) for table, _ in known}
    total = told.total
    if total is None and sorted(each.says for each in told.parts) in _BOTH_SIDES:
        named = {count.number for count in counts_in(text) if count.noun == part.count.noun}
        total = sum(counts) if sum(counts) in named or sizes == {sum(counts)} else None
    truths = [truth for table, truth in known if len(items_of(table)) == total]
    return bool(truths) and all(truth == truths[0] for truth in truths)


def is_only_named(told: CountedTogether, known: Sequence[tuple[UnderstoodTable, Truth]]) -> bool:
    """Whether one table of the report alone has what words name: `empat kecamatan yang cakupan KIA-nya`."""
    part = told.parts[0]
    is_bound = part.kind is Kind.LEVEL and part.bound is not None
    return is_bound and len(known) == 1 and measure_of(part.quantity, known[0][0]).tells_topic


def items_of(table: UnderstoodTable) -> list[UnderstoodRow]:
    """Return the rows of a table that are counted: named ones, where all are of one level."""
    rows = [row for row in table.items if row.label]
    levels = {row.level for row in rows}
    return rows if len(levels) == 1 else []
