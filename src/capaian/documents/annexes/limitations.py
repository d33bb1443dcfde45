"""What the figures do not cover: missing values, left-out parts, warnings, declared differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from capaian.documents.annexes.notes import numbers_of
from capaian.documents.annexes.place_words import PlaceWords
from capaian.documents.blocks.desk import Notes
from capaian.documents.narrative.show import show, words_of
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.views.comparisons import with_remark
from capaian.documents.scope.world import World
from capaian.documents.tree import (
    Block,
    Cell,
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
from capaian.domain.numerals import write_decimal
from capaian.domain.value import Reason
from capaian.domain.work import RestatedColumn, Restatement
from capaian.dossier.tables import ALL, BY_FILE, Part
from capaian.dossier.tables import Table as TablePart
from capaian.dossier.tables.kinds import labels_of

_USED = {"money all": "anggaran", "staff all": "pegawai"}
"""What a restated input is of, in words."""
_INTRO = (
    "Halaman ini mengumpulkan apa yang tidak tercakup oleh angka laporan, dan tempat laporan ini berbeda "
    "dari sumbernya."
)


def limitation_blocks(world: World, blocks: Sequence[Block], notes: Notes) -> list[Block]:
    """Return the page of limitations from the data and from what the paper shows."""
    parts: list[Block] = [Paragraph((Text(_INTRO),))]
    parts += _section("Angka yang tidak tersedia", _unavailable(blocks, notes))
    parts += _section("Catatan atas angka yang tidak tersedia", _told(world))
    parts += _section("Peringatan atas data", _warnings(world))
    parts += _section("Nama yang lain daripada dalam penutupan tahun sebelumnya", _renamed(world))
    parts += _section("Rumus yang lain daripada dalam penutupan tahun sebelumnya", _reformulated(world))
    parts += _section("Kategori yang berubah bila celah skala ditutup dengan cara lain", _sensitive(world))
    parts += _section("Bagian dossier yang tidak disertakan", _absent_parts(world))
    parts += _section("Bagian yang tidak dapat dimuat", _omitted(notes))
    parts += _section("Teks yang belum ditulis", _unwritten(notes))
    parts += _restatements(world)
    parts += _differences(world)
    return parts


def _words(text: str) -> Inlines:
    return (Text(text),)


def _section(title: str, items: Iterable[Inlines]) -> list[Block]:
    listed = tuple(ListItem(item) for item in dict.fromkeys(items))
    return [_heading(title), ItemList(listed)] if listed else []


def _heading(title: str) -> Heading:
    name = f"keterbatasan-{'-'.join(title.lower().split()[:3])}"
    return Heading(name, 2, title, number=UNNUMBERED)


def _unavailable(blocks: Sequence[Block], notes: Notes) -> list[Inlines]:
    """Each mark and reason with the tables, charts and sections in which it stands."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    section = ""
    for block in blocks:
        section = block.title if isinstance(block, Heading) else section
        for number in numbers_of(block):
            if number.reason:
                found.setdefault((number.display, number.reason), {}).setdefault(_where(block, section), [])
    for gap in notes.gaps:
        places = found.setdefault((gap.mark, gap.reason), {})
        places.setdefault(f"gambar “{gap.chart}”", []).append(gap.row)
    return [_words(f"{mark} ({reason}): {_places(places)}.") for (mark, reason), places in found.items()]


def _where(block: Block, section: str) -> str:
    if isinstance(block, Table) and block.caption:
        return f"tabel “{words_of(block.caption)}”"
    return f"teks “{section}”"


def _places(places: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{place} ({', '.join(rows)})" if rows else place for place, rows in places.items())


def _omitted(notes: Notes) -> list[Inlines]:
    """All that a reason keeps out, with the reason."""
    found: dict[str, dict[str, None]] = {}
    for left in notes.omitted:
        found.setdefault(left.reason, {})[left.title] = None
    return [_words(f"{'; '.join(what)}: {reason}.") for reason, what in found.items()]


def _unwritten(notes: Notes) -> list[Inlines]:
    names = [name.replace("-", " ") for name in dict.fromkeys(notes.unwritten)]
    told = "; ".join(names)
    return [_words(f"{told[:1].upper()}{told[1:]}.")] if names else []


def _absent_parts(world: World) -> Iterator[Inlines]:
    """Parts of the dossier that hold nothing: what the paper could have said and does not.

    Declared differences are no such part: a source without contradictions lacks nothing. Neither are parts
    that only papers of their own rest on.
    """
    for part in ALL:
        field = "" if part is BY_FILE["differences.yaml"] or part.is_extra else _field_of(part)
        if field and not getattr(world.office_year, field):
            yield _words(part.title)


def _field_of(part: Part) -> str:
    """Field of the office-year that a part fills alone; empty for the parts that every dossier has."""
    if isinstance(part, TablePart):
        return part.field
    columns = part.shape.columns
    return columns[0].target if len(columns) == 1 else ""


def _told(world: World) -> Iterator[Inlines]:
    """Notes of results that say in the words of the marks why a figure is missing, where they say more."""
    for row in world.office_year.outputs:
        reason = Reason.find_in(row.note)
        if reason is not None and row.note != reason.words:
            name = row.name if row.indicator is None else world.definitions[row.indicator].name
            yield _words(f"{name}, {row.period.label}: {row.note}.")


def _warnings(world: World) -> list[Inlines]:
    """Warnings that no declared difference already explains below."""
    covered = {subject for d in world.office_year.differences for subject in d.covers}
    issues = (i for i in world.assessment.issues if i.level is Level.WARNING and i.subject not in covered)
    places = PlaceWords(world.office_year)
    return [_words(f"{places.write(i.place)}: {places.in_sentence(i.message)}") for i in issues]


def _renamed(world: World) -> Iterator[Inlines]:
    """Names of today beside those under which the figures of the last closed year were approved."""
    named, former = _names(world), world.office_year.former_names
    return (_words(f"{named[id_]}: disahkan sebagai “{was}”.") for id_, was in former.items())


def _reformulated(world: World) -> Iterator[Inlines]:
    """Formulas under which the figures of the last closed year were approved, where they are others now."""
    named, former = _names(world), world.office_year.former_formulas
    return (
        _words(f"{named[code]}: disahkan dengan rumus {was}; kedua tahun tidak sebanding.")
        for code, was in former.items()
    )


def _names(world: World) -> dict[str, str]:
    """What is called how, by its code or id."""
    year = world.office_year
    named: dict[str, str] = {indicator.code: indicator.name for indicator in year.indicators}
    named |= {component.code: component.name for component in year.components}
    named |= {node.id: node.name for node in year.nodes}
    return named | {survey.id: survey.name for survey in year.surveys}


def _sensitive(world: World) -> list[Inlines]:
    methods = world.rule_set.methods.get("scale_gap", ())
    gaps = {m.id: with_remark(f"“{m.name}”", m.provenance) for m in methods}
    return [
        (
            Text(f"{s.subject} ("),
            *show(s.value),
            Text(f") menjadi {s.band.name} dengan cara {gaps.get(s.gap, s.gap)}."),
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
    rows = [(d.where, d.printed, d.used, d.reason) for d in differences]
    return _four_columns(name, caption, ("Tempat", "Tercetak", "Dipakai", "Alasan"), rows)


def _restatements(world: World) -> list[Block]:
    """Figures of closed years that are told otherwise than they were approved."""
    rows = [
        (_restated_name(r, world), _figure(r.closed), _figure(r.restated), r.reason)
        for r in world.office_year.restatements
    ]
    if not rows:
        return []
    title = "Penyajian kembali angka tahun yang sudah ditutup"
    intro = "Angka berikut disajikan lain dari yang disahkan untuk tahunnya; alasannya disebutkan."
    head = ("Angka", "Disahkan", "Disajikan kembali", "Alasan")
    table = _four_columns("tabel-penyajian-kembali", title, head, rows)
    return [_heading(title), Paragraph(_words(intro)), table]


def _restated_name(restatement: Restatement, world: World) -> str:
    is_fact = restatement.column is RestatedColumn.VALUE
    named = {fact.id: fact.name for fact in world.office_year.facts} if is_fact else _names(world)
    elements = {(str(e.survey), e.code): e.name for e in world.office_year.survey_elements}
    name = elements.get((restatement.subject, restatement.name), restatement.name)
    words = (_USED.get(name, name), named.get(restatement.subject, restatement.subject))
    label = labels_of(RestatedColumn)[restatement.column]
    what = f"{label[:1].upper()}{label[1:]}"
    return f"{what} {', '.join(word for word in words if word)}, {restatement.period.label}"


def _figure(value: Decimal | None) -> str:
    decimals = 0 if value is None else max(0, -int(value.as_tuple().exponent))
    return "tidak ada" if value is None else write_decimal(value, decimals)


def _four_columns(name: str, caption: str, head: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    return Table(
        id=name,
        label="",
        caption=_words(caption),
        columns=tuple(Column(width=width) for width in (24, 20, 20, 40)),
        head=(tuple(HeadCell(text) for text in head),),
        rows=tuple(Row(tuple(_cells(row))) for row in rows),
        width=Width.FULL,
    )


def _cells(texts: tuple[str, ...]) -> Iterator[Cell]:
    return (Cell((Text(text),) if text else ()) for text in texts)
