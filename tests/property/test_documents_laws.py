"""Laws of whole papers: whatever parts an office has or lacks, its report is sound.

Offices are two invented ones with random parts taken away, and random figures put in.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import factories as make
from tests.every_case import every_case
from tests.unit.documents import cast
from tests.unit.documents.town import town, town_paper

from capaian.documents.annexes.notes import inlines_of, numbers_of
from capaian.documents.build import build_document
from capaian.documents.layout.reader import extend_layout
from capaian.documents.paper import Paper
from capaian.documents.tree import (
    Block,
    Chart,
    Contents,
    ContentsKind,
    Diagram,
    Document,
    Heading,
    HeadingKind,
    ItemList,
    Number,
    Picture,
    Reference,
    Row,
    RowKind,
    Sparkline,
    Table,
    Text,
    TraceList,
    TraceMark,
)
from capaian.domain.errors import InputError
from capaian.domain.office_year import OfficeYear

PARTS = (
    *(
        "people",
        "assets",
        "training",
        "facts",
        "innovations",
        "awards",
        "evaluations",
        "recommendations",
    ),
    *("documents", "cooperation", "factors", "evidence", "history", "peers", "survey_elements"),
    *(
        "counts",
        "outputs",
        "inputs",
        "nodes",
        "differences",
        "sources",
        "narratives",
        "regional_plan",
    ),
    *("strategic_plan", "agreements"),
)


def _without(year: OfficeYear, parts: frozenset[str]) -> OfficeYear:
    empty = {part: None if part.endswith("_plan") else () for part in parts}
    if "nodes" in parts:
        empty |= {"inputs": (), "outputs": tuple(o for o in year.outputs if o.node is None)}
    return replace(year, **empty)


def _rich(parts: frozenset[str]) -> Paper:
    return cast.paper(_without(cast.rich(), parts))


def _town(parts: frozenset[str]) -> Paper:
    return town_paper(_without(town(), parts))


LOSSES = st.frozensets(st.sampled_from(PARTS), max_size=8)
COUNTED = st.tuples(*(st.integers(0, 400) for _ in range(3)))


@pytest.fixture(scope="module", params=["rich", "poor", "town"])
def document(request: pytest.FixtureRequest) -> Document:
    made: dict[str, Paper] = {
        "rich": cast.paper(cast.rich()),
        "poor": cast.paper(cast.small()),
        "town": town_paper(),
    }
    return build_document(made[request.param])


# --- the laws, each a function of one paper


def every_figure_leads_somewhere(document: Document) -> None:
    for block in document.blocks:
        for number in numbers_of(block):
            assert number.trace is not None or number.reason, (block, number)
            assert number.reason or number.trace in document.explanations
    for explanation in document.explanations.values():
        assert set(explanation.inputs) <= set(document.explanations)
        is_reason = not any(sign.isdigit() for sign in explanation.value)
        assert explanation.source or explanation.formula or explanation.inputs or is_reason


def references_lead_to_blocks(document: Document) -> None:
    targets = {getattr(block, "id", None) for block in document.blocks}
    found = [i for b in document.blocks for i in inlines_of(b) if isinstance(i, Reference)]
    assert all(reference.target in targets and reference.label for reference in found)


def labels_are_unique_and_contiguous(document: Document) -> None:
    labels = [
        b.label
        for b in document.blocks
        if isinstance(b, Table | Chart | Diagram | Picture) and b.label
    ]
    assert len(labels) == len(set(labels))
    numbers: dict[tuple[str, str], list[int]] = {}
    for label in labels:
        found = re.fullmatch(r"(Tabel|Gambar) (?:(L?\d+)\.)?(\d+)", label)
        assert found, label
        numbers.setdefault((found[1], found[2] or ""), []).append(int(found[3]))
    assert all(series == list(range(1, len(series) + 1)) for series in numbers.values())


def sections_count_on(document: Document) -> None:
    before: list[int] = []
    for heading in (b for b in document.blocks if isinstance(b, Heading)):
        if heading.kind is not HeadingKind.SECTION:
            before = []
        elif heading.number is not None:
            own = [int(n) for n in re.findall(r"\d+", heading.number)][1:]
            shorter = before[: len(own)]
            previous = (shorter + [0] * len(own))[: len(own)]
            assert own[:-1] == previous[:-1] or 0 in previous[:-1]
            assert own[-1] == previous[-1] + 1
            before = own


def contents_list_what_is_there(document: Document) -> None:
    kinds = {
        ContentsKind.SECTIONS: [
            b.id
            for b in document.blocks
            if isinstance(b, Heading)
            and b.level <= 3
            and (b.kind is not HeadingKind.SECTION or b.number is not None)
            and (b.kind is not HeadingKind.PAPER or b.level == 1)
        ],
        ContentsKind.TABLES: [b.id for b in document.blocks if isinstance(b, Table) and b.label],
        ContentsKind.FIGURES: [
            b.id for b in document.blocks if isinstance(b, Chart | Diagram | Picture)
        ],
    }
    titles = {b.id: b.title for b in document.blocks if isinstance(b, Heading)}
    for block in document.blocks:
        if isinstance(block, Contents) and block.kind is not ContentsKind.CHAPTER:
            assert [entry.target for entry in block.entries] == kinds[block.kind]
            assert all(titles.get(e.target, e.title) == e.title for e in block.entries)


def ids_are_unique(document: Document) -> None:
    ids = [i for block in document.blocks if (i := getattr(block, "id", ""))]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def tables_are_rectangular(document: Document) -> None:
    for table in (b for b in document.blocks if isinstance(b, Table)):
        width = len(table.columns)
        assert sum(c.columns * c.rows for row in table.head for c in row) == width * len(
            table.head
        )
        assert not table.column_numbers or len(table.column_numbers) == width
        open_cells = [0] * width
        for row in table.rows:
            taken = [left > 0 for left in open_cells]
            open_cells = [max(0, left - 1) for left in open_cells]
            _place_row(row, taken, open_cells, table.id)
            assert all(taken), (table.id, row)
        assert not any(open_cells), table.id


def _place_row(row: Row, taken: list[bool], open_cells: list[int], name: str) -> None:
    for cell in row.cells:
        assert False in taken, (name, row)
        start = taken.index(False)
        for position in range(start, start + cell.columns):
            assert not taken[position], (name, row)
            taken[position] = True
            open_cells[position] = cell.rows - 1


_FIGURE = re.compile(r"[+−]?\d{1,3}(?:\.\d{3})*(?:,(\d+))?")


def commas_stand_in_a_line(document: Document) -> None:
    """Rows of mixed units share the decimals of the finest, pieces have none;
    one figure a cell aligns.
    """
    for table in (b for b in document.blocks if isinstance(b, Table)):
        for position, decimals in _decimals_by_column(table).items():
            assert len(decimals - {0}) <= 1, (table.id, position, decimals)


def _decimals_by_column(table: Table) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for row in table.rows:
        if row.kind is RowKind.GROUP or len(row.cells) != len(table.columns):
            continue
        for position, cell in enumerate(row.cells):
            figures = [i for i in cell.content if isinstance(i, Number) and i.reason is None]
            match = _FIGURE.fullmatch(figures[0].display) if len(figures) == 1 else None
            alone = all(isinstance(i, Number) or i == Text("*") for i in cell.content)
            if match and alone:
                found.setdefault(position, set()).add(len(match[1] or ""))
    return found


def pictures_have_words(document: Document) -> None:
    for chart in (b for b in document.blocks if isinstance(b, Chart)):
        records = json.loads(chart.spec)["data"]["values"]
        drawn = [
            str(v)
            for r in records
            for k, v in r.items()
            if k.startswith(("cell", "shown", "wanted"))
        ]
        figures = [text.rstrip("*") for text in drawn if _FIGURE.fullmatch(text.rstrip("*"))]
        assert all(figure in chart.alt for figure in figures), chart.id


def marks_and_entries_belong_together(document: Document) -> None:
    marks = [m for b in document.blocks if isinstance(m := getattr(b, "mark", None), TraceMark)]
    entries = [e for b in document.blocks if isinstance(b, TraceList) for e in b.entries]
    assert [mark.target for mark in marks] == [entry.id for entry in entries]
    assert all(entry.steps for entry in entries)
    series = groupby(
        (mark.label.removeprefix("Jejak ").rsplit("-", 1) for mark in marks), lambda p: p[0]
    )
    for _, group in series:
        numbers = [int(number) for _, number in group]
        assert numbers == list(range(1, len(numbers) + 1))


def what_holds_figures_is_marked(document: Document) -> None:
    for block in document.blocks:
        if hasattr(block, "mark") and not isinstance(block, Chart):
            has_figures = any(number.reason is None for number in numbers_of(block))
            assert (block.mark is not None) is has_figures, block


def lists_end(document: Document) -> None:
    for block in document.blocks:
        if isinstance(block, ItemList):
            closings = [i.content[-1].text for i in block.items if isinstance(i.content[-1], Text)]
            if any(text.endswith(";") for text in closings):
                assert closings[-1].endswith("."), block


LAWS = (
    every_figure_leads_somewhere,
    references_lead_to_blocks,
    labels_are_unique_and_contiguous,
    sections_count_on,
    contents_list_what_is_there,
    ids_are_unique,
    tables_are_rectangular,
    commas_stand_in_a_line,
    pictures_have_words,
    marks_and_entries_belong_together,
    what_holds_figures_is_marked,
    lists_end,
)


@every_case("law", LAWS)
def test_the_papers_of_three_offices_are_sound(law: object, document: Document) -> None:
    assert callable(law)
    law(document)


def _check(paper: Paper) -> None:
    document = build_document(paper)
    for law in LAWS:
        law(document)
    assert build_document(paper) == document


@given(LOSSES, st.sampled_from([_rich, _town]))
@settings(max_examples=30, deadline=None)
def test_an_office_that_lacks_any_parts_gets_a_sound_paper(
    parts: frozenset[str], make_paper: Callable[[frozenset[str]], Paper]
) -> None:
    _check(make_paper(parts))


@given(COUNTED, COUNTED)
@settings(max_examples=15, deadline=None)
def test_any_counts_give_a_sound_paper(have: tuple[int, ...], need: tuple[int, ...]) -> None:
    counted = (*make.counts("ktp", have, need), *make.counts("akta", [0, 5, 3], [0, 5, 5]))
    _check(cast.paper(cast.rich(counts=counted)))


# --- digits (look and feel, section 17)

NAMED = re.compile(
    r"""(?x)
    \b(?:19|20)\d\d\b                                # years
    | \b(?:Tabel|Gambar|bagian|Bab|Lampiran|Jejak)\s\S+   # labels
    | ×\s100 | 0–100 | jarak\ ke\ 100                # constants of formulas and their axes
    | SHA-256,\ 16\ angka
    | 31\ Desember
    | \bSasaran\ \d(?=:|\Z)                           # codes of objectives
    """
)


def _strings(part: object) -> Iterator[str]:
    """Every text of the dossier or the law: names may hold digits."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from (*_strings(key), *_strings(value))
    elif isinstance(part, tuple | list | frozenset | set):
        for item in part:
            yield from _strings(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _strings(getattr(part, field.name))


def _words_of(block: Block) -> list[str]:
    """Every text of a block that is no figure;
    alternative texts and explanations are words of figures.
    """
    if isinstance(block, TraceList | Chart):
        return [i.text for i in inlines_of(block) if isinstance(i, Text)]
    skipped = {
        "mark",
        "alt",
        "id",
        "content_hash",
        "column_numbers",
        "facts",
        "year",
        "label",
        "number",
    }
    if isinstance(block, Contents):
        return [entry.title for entry in block.entries]
    return [
        text
        for field in fields(block)
        if field.name not in skipped
        for text in _no_figures(block, field.name)
    ]


def _no_figures(block: object, name: str) -> Iterator[str]:
    yield from _texts(getattr(block, name))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, Number | Reference | Sparkline):
        return
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in ("bar", "mark", "trace", "media_type", "number", "id", "target"):
                yield from _texts(getattr(part, field.name))


LAWFUL = (
    "lampiran-kebijakan",
    "lampiran-keterbatasan",
    "keterbatasan-peringatan-atas-data",
    "tanda-singkatan",
    "capaian-organisasi",
    "bab-3",
    "lampiran-jejak",
    "daftar-gambar",
)
"""Parts that quote the law, choices of the office, problems and stamp of its data, marks,
or captions.
"""
REGULATIONS = re.compile(r"Nomor \d+ Tahun \d{4}|\b[Ss]asaran \d(?= diukur| didukung)")
"""Regulations by their numbers, and objectives by their codes."""
METHOD = re.compile(
    r"100 × (?:\(2 × target − realisasi\) ÷ target|target ÷ realisasi|realisasi ÷ target)"
)
"""How achievements are computed, as the law writes it."""


@pytest.mark.parametrize("year", [cast.rich(), cast.small(), town()], ids=["rich", "poor", "town"])
def test_no_digit_is_outside_a_figure_in_what_our_templates_say(year: OfficeYear) -> None:
    paper = town_paper(year) if year.year == 2024 else cast.paper(year)
    quoted = (*_strings(year), *_strings(cast.laws()))
    named = {s for s in quoted if re.search(r"\d", s) and re.search(r"[A-Za-z]{2}", s)}
    known = sorted(named, key=len, reverse=True)
    codes = {*_strings(year), *map(str, range(1, 20))}
    part, found, document = "", [], build_document(paper)
    for block in document.blocks:
        part = block.id if isinstance(block, Heading) else part
        if part in LAWFUL or isinstance(block, TraceList):
            continue
        for text in _words_of(block):
            if text in codes:
                continue
            text = METHOD.sub("", REGULATIONS.sub("", text))
            for name in known:
                text = text.replace(name, "")
            if re.search(r"\d", NAMED.sub("", text)):
                found.append((part, text))
    assert found == []


# --- layouts that start from another

NAMES = st.sampled_from([f"b{n}" for n in range(8)])
BLOCK_IDS = st.lists(NAMES, unique=True, min_size=1, max_size=8)


def plain(name: str) -> dict[str, object]:
    return {"block": "text", "id": name, "content": name}


def names(base: dict[str, object]) -> list[str]:
    blocks = base["blocks"]
    assert isinstance(blocks, list)
    return [str(block["id"]) for block in blocks]


def extended(
    ids: list[str], own: dict[str, object]
) -> tuple[dict[str, object] | None, list[str | None]]:
    """The layout, or nothing and the keys of the changes that name a block which is not there."""
    base: dict[str, object] = {"id": "dasar", "title": "T", "blocks": [plain(i) for i in ids]}
    try:
        return extend_layout(base, {"extends": "dasar", **own}, "layout.yaml"), []
    except InputError as error:
        return None, [issue.place.column for issue in error.issues]


@given(BLOCK_IDS)
def test_extending_without_changes_changes_nothing(ids: list[str]) -> None:
    made, problems = extended(ids, {})
    assert made is not None
    assert (names(made), problems, made["title"]) == (ids, [], "T")


@given(BLOCK_IDS, st.lists(NAMES, unique=True, max_size=4))
def test_removing_takes_away_just_what_is_named(ids: list[str], gone: list[str]) -> None:
    made, problems = extended(ids, {"remove": gone})
    assert problems == ["remove"] * len([i for i in gone if i not in ids])
    assert made is None or names(made) == [i for i in ids if i not in gone]


@given(BLOCK_IDS, NAMES, st.integers(0, 3))
def test_replacing_puts_new_blocks_in_the_same_place(ids: list[str], old: str, count: int) -> None:
    new = [plain(f"n{n}") for n in range(count)]
    made, problems = extended(ids, {"replace": [{"of": old, "blocks": new}]})
    wanted = [x for i in ids for x in ([f"n{n}" for n in range(count)] if i == old else [i])]
    assert bool(problems) is (made is None) is (old not in ids)
    assert made is None or names(made) == wanted


@given(BLOCK_IDS, NAMES, st.booleans())
def test_inserting_keeps_every_other_block_in_order(ids: list[str], at: str, before: bool) -> None:
    key = "before" if before else "after"
    made, problems = extended(ids, {"insert": [{key: at, "blocks": [plain("n")]}]})
    assert bool(problems) is (made is None) is (at not in ids)
    if made is not None:
        assert [i for i in names(made) if i != "n"] == ids
        place = names(made).index("n")
        assert names(made)[place + 1 if before else place - 1] == at


@given(BLOCK_IDS, NAMES, st.sampled_from(["content", "absent", "when"]))
def test_setting_changes_one_key_of_one_block(ids: list[str], name: str, key: str) -> None:
    made, problems = extended(ids, {"set": [{"of": name, key: "baru"}]})
    assert bool(problems) is (made is None) is (name not in ids)
    wanted = [{**plain(i), key: "baru"} if i == name else plain(i) for i in ids]
    assert made is None or made["blocks"] == wanted


@given(BLOCK_IDS, NAMES)
def test_changes_reach_into_repeated_blocks(ids: list[str], name: str) -> None:
    inner = {"block": "each", "id": "luar", "items": "x", "blocks": [plain(i) for i in ids]}
    own: dict[str, object] = {"remove": [name]} if name in ids else {}
    blocks = extend_layout({"blocks": [inner]}, own, "layout.yaml")["blocks"]
    assert isinstance(blocks, list)
    assert names(blocks[0]) == [i for i in ids if i != name]
    assert "blocks" in inner and len(inner["blocks"]) == len(ids)
