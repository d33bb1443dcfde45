"""What the figures do not cover: missing values, left-out parts, warnings, declared differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.documents.annexes.walk import numbers_of
from capaian.documents.blocks.desk import Notes
from capaian.documents.narrative.show import show, words_of
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.world import World
from capaian.documents.tree import (
    Block,
    Cell,
    Chart,
    Column,
    HeadCell,
    Heading,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
    Width,
)
from capaian.domain.issue import Level
from capaian.domain.narrative import Difference

_INTRO = (
    "Halaman ini mengumpulkan apa yang tidak tercakup oleh angka laporan, dan tempat laporan ini berbeda "
    "dari sumbernya."
)


def limitation_blocks(world: World, blocks: Sequence[Block], notes: Notes) -> list[Block]:
    """Return the page of limitations from the data and from what the paper shows."""
    parts: list[Block] = [Paragraph((Text(_INTRO),))]
    parts += _section("Angka yang tidak tersedia", _unavailable(blocks))
    parts += _section("Peringatan atas data", _warnings(world))
    parts += _section("Kategori yang berubah bila celah skala ditutup dengan cara lain", _sensitive(world))
    parts += _section("Bagian yang tidak dapat dimuat", [_words(f"{t}: {r}.") for t, r in notes.omitted])
    unwritten = [_words(f"teks belum ditulis: {name}") for name in notes.unwritten]
    parts += _section("Teks yang belum ditulis", unwritten)
    parts += _differences(world)
    return parts


def _words(text: str) -> Inlines:
    return (Text(text),)


def _section(title: str, items: Sequence[Inlines]) -> list[Block]:
    if not items:
        return []
    return [_heading(title), ItemList(tuple(ListItem(item) for item in dict.fromkeys(items)))]


def _heading(title: str) -> Heading:
    name = f"keterbatasan-{'-'.join(title.lower().split()[:3])}"
    return Heading(name, 2, title, number=UNNUMBERED)


def _unavailable(blocks: Sequence[Block]) -> list[Inlines]:
    """Each mark and reason with the tables and texts in which it stands."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for block in blocks:
        for number in numbers_of(block):
            if number.reason:
                found.setdefault((number.display, number.reason), {})[_where(block)] = None
    return [_words(f"{mark} ({reason}): {'; '.join(places)}.") for (mark, reason), places in found.items()]


def _where(block: Block) -> str:
    if isinstance(block, Table | Chart) and block.caption:
        return words_of(block.caption)
    return "dalam teks"


def _warnings(world: World) -> list[Inlines]:
    """Warnings that no declared difference already explains below."""
    covered = {subject for d in world.office_year.differences for subject in d.covers}
    issues = (i for i in world.assessment.issues if i.level is not Level.ERROR and i.subject not in covered)
    return [_words(f"{issue.place}: {issue.message}") for issue in issues]


def _sensitive(world: World) -> list[Inlines]:
    gaps = {m.id: m.name for m in world.rule_set.methods.get("scale_gap", ())}
    return [
        (
            Text(f"{s.subject} ("),
            *show(s.value),
            Text(f") menjadi {s.band.name} dengan cara “{gaps.get(s.gap, s.gap)}”."),
        )
        for s in world.assessment.sensitivity
    ]


def _differences(world: World) -> list[Block]:
    differences = world.office_year.differences
    open_ones = [d for d in differences if not d.explained]
    explained = [d for d in differences if d.explained]
    parts: list[Block] = []
    if open_ones:
        intro = (
            "Pertentangan berikut tidak dijelaskan oleh perbaikan mana pun; nilai yang dipakai disebutkan."
        )
        parts += [_heading("Pertentangan sumber yang tidak terjelaskan"), Paragraph(_words(intro))]
        parts.append(_table("tabel-pertentangan", "Pertentangan sumber yang tidak terjelaskan", open_ones))
    if explained:
        intro = "Di tempat berikut sumber memuat angka lain; alasan perbaikannya disebutkan."
        parts += [_heading("Perbedaan dari sumber tercetak"), Paragraph(_words(intro))]
        parts.append(_table("tabel-perbedaan", "Perbedaan dari sumber tercetak", explained))
    return parts


def _table(name: str, caption: str, differences: Sequence[Difference]) -> Table:
    return Table(
        id=name,
        label="",
        caption=_words(caption),
        columns=tuple(Column(width=width) for width in (24, 20, 20, 40)),
        head=(tuple(HeadCell(text) for text in ("Tempat", "Tercetak", "Dipakai", "Alasan")),),
        rows=tuple(_row(d) for d in differences),
        width=Width.FULL,
    )


def _row(difference: Difference) -> Row:
    return Row(tuple(_cells((difference.where, difference.printed, difference.used, difference.reason))))


def _cells(texts: tuple[str, ...]) -> Iterator[Cell]:
    return (Cell((Text(text),) if text else ()) for text in texts)
