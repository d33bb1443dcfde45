"""What the figures do not cover: missing values, left-out parts, warnings,
declared differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.documents import tree
from capaian.documents.annexes.notes import numbers_of, text_cell
from capaian.documents.blocks.desk import Notes, fields_of
from capaian.documents.narrative.fields import show, words_of
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.views.comparisons import with_remark
from capaian.documents.scope.world import World
from capaian.domain.issue import NAMED_PLACE, Level, Place
from capaian.domain.numerals import write_exact, write_words
from capaian.domain.value import Reason
from capaian.domain.work import Restatement
from capaian.dossier.tables import ALL_PARTS, BY_FILE
from capaian.dossier.tables.declaration import Table as TablePart

_WORDS_OF_AN_ID: Final = 3

_RESOURCE_WORDS = {"money all": "anggaran", "staff all": "pegawai"}
"""What a restated input is of, in words."""
_INTRO = (
    "Lampiran ini memuat hal yang tidak tercakup oleh angka laporan, dan hal yang "
    "disajikan lain daripada "
    "dalam sumbernya."
)


def limitation_blocks(
    world: World, blocks: Sequence[tree.Block], notes: Notes
) -> list[tree.Block]:
    """Return the page of limitations from the data and from what the paper shows."""
    year = world.office_year
    was_named = _approved(world, year.former_names, "disahkan sebagai “{}”")
    was_computed = _approved(
        world, year.former_formulas, "disahkan dengan rumus {}; kedua tahun tidak sebanding"
    )
    sections: tuple[tuple[str, Iterable[str | tree.Inlines]], ...] = (
        ("Angka yang tidak tersedia", _unavailable(blocks, notes)),
        ("Catatan atas angka yang tidak tersedia", _explained_marks(world)),
        ("Peringatan atas data", _warnings(world)),
        ("Nama yang lain daripada dalam penutupan tahun sebelumnya", was_named),
        ("Rumus yang lain daripada dalam penutupan tahun sebelumnya", was_computed),
        ("Kategori yang berubah bila celah skala ditutup dengan cara lain", _sensitive(world)),
        ("Bagian data yang tidak disertakan", _absent_parts(world)),
        ("Bagian yang tidak dapat dimuat", _omitted(notes)),
        ("Teks yang belum ditulis", _unwritten(notes)),
    )
    parts: list[tree.Block] = [tree.Paragraph((tree.Text(_INTRO),))]
    for title, items in sections:
        parts += _section(title, items)
    return [*parts, *_restatements(world), *_differences(world)]


def _section(title: str, items: Iterable[str | tree.Inlines]) -> list[tree.Block]:
    contents = (
        (tree.Text(item),) if isinstance(item, str) else item for item in dict.fromkeys(items)
    )
    listed = tuple(map(tree.ListItem, contents))
    return [_heading(title), tree.ItemList(listed)] if listed else []


def _heading(title: str) -> tree.Heading:
    name = f"keterbatasan-{'-'.join(title.lower().split()[:_WORDS_OF_AN_ID])}"
    return tree.Heading(name, 2, title, number=UNNUMBERED)


def _unavailable(blocks: Sequence[tree.Block], notes: Notes) -> list[str]:
    """Each mark and reason with the tables, charts and sections in which it stands."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    section = ""
    for block in blocks:
        section = block.title if isinstance(block, tree.Heading) else section
        for number in numbers_of(block):
            if number.reason:
                found.setdefault((number.display, number.reason), {}).setdefault(
                    _where(block, section), []
                )
    for gap in notes.gaps:
        places = found.setdefault((gap.mark, gap.reason), {})
        places.setdefault(f"gambar “{gap.chart}”", []).append(gap.row)
    return [f"{mark} ({reason}): {_places(places)}." for (mark, reason), places in found.items()]


def _where(block: tree.Block, section: str) -> str:
    if isinstance(block, tree.Table) and block.caption:
        return f"tabel “{words_of(block.caption)}”"
    return f"teks “{section}”"


def _places(places: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(
        f"{place} ({', '.join(rows)})" if rows else place for place, rows in places.items()
    )


def _omitted(notes: Notes) -> list[str]:
    """All that a reason keeps out, with the reason."""
    found: dict[str, dict[str, None]] = {}
    for left in notes.omitted:
        found.setdefault(left.reason, {})[left.title] = None
    return [f"{'; '.join(what)}: {reason}." for reason, what in found.items()]


def _unwritten(notes: Notes) -> list[str]:
    bare = [name for name in dict.fromkeys(notes.unwritten) if name not in notes.drafts]
    names = "; ".join(name.replace("-", " ") for name in bare)
    written = [f"{names[:1].upper()}{names[1:]}."] if names else []
    count = write_words(len(notes.drafts)).capitalize()
    return [
        *written,
        *([f"{count} teks masih draf otomatis yang belum dibaca."] if notes.drafts else []),
    ]


def _absent_parts(world: World) -> Iterator[str]:
    """Parts of the dossier that hold nothing: what the paper could have said and does not.

    Declared differences are no such part: a source without contradictions lacks nothing. Neither
    are parts that only papers of their own rest on.
    """
    for part in ALL_PARTS:
        fields = [field for field, _ in fields_of(part)]
        # Parts that fill several fields are in every dossier.
        is_optional = (
            len(fields) == 1 and not part.is_extra and part is not BY_FILE["differences.yaml"]
        )
        if is_optional and not getattr(world.office_year, fields[0]):
            yield part.title


def _explained_marks(world: World) -> Iterator[str]:
    """Notes of results that say in the words of the marks why a figure is missing,
    where they say more.
    """
    for row in world.office_year.outputs:
        reason = Reason.find_in(row.note)
        if reason is not None and row.note != reason.words:
            name = row.name if row.indicator is None else world.definitions[row.indicator].name
            yield f"{name}, {row.period.label}: {row.note}."


def _warnings(world: World) -> list[str]:
    """Warnings that no declared difference already explains below."""
    covered = {subject for d in world.office_year.differences for subject in d.covers}
    issues = (
        i for i in world.assessment.issues if i.level is Level.WARNING and i.subject not in covered
    )
    return [f"{write_place(i.place)}: {_with_places(i.message)}" for i in issues]


def write_place(place: Place) -> str:
    """Return where a warning stands as a reader of tables says it, for a paper names no files.

    Examples:
        >>> write_place(Place("counts.csv", 9, "value")), write_place(Place("plan.yaml", 12,
        ...     "targets"))
        ('Data hitungan, baris 9, kolom Jumlah', 'Rencana')
    """
    part = BY_FILE.get(place.file)
    if not isinstance(part, TablePart):
        return str(place) if part is None else part.title
    row = "" if place.row is None else f", baris {place.row}"
    title = next((column.title for column in part.columns if column.name == place.column), "")
    return f"{part.title}{row}{f', kolom {title}' if title else ''}"


def _with_places(text: str) -> str:
    """Return a sentence with the places that it names in the words of tables."""
    return NAMED_PLACE.sub(
        lambda found: write_place(Place(found["file"], int(found["row"]), found["column"])), text
    )


def _approved(world: World, former: Mapping[str, str], words: str) -> list[str]:
    """What stood otherwise when the figures of the last closed year were approved."""
    named = _names(world)
    return [f"{named[id_]}: {words.format(was)}." for id_, was in former.items()]


def _names(world: World) -> dict[str, str]:
    """What is called how, by its code or id."""
    year = world.office_year
    coded = {
        str(thing.code): thing.name
        for things in (year.indicators, year.components)
        for thing in things
    }
    named = {
        str(thing.id): thing.name
        for things in (year.facts, year.nodes, year.surveys)
        for thing in things
    }
    return named | coded


def _sensitive(world: World) -> list[tree.Inlines]:
    methods = world.rule_set.methods.get("scale_gap", ())
    gaps = {m.id: with_remark(f"“{m.name}”", m.provenance) for m in methods}
    return [
        (
            tree.Text(f"{s.subject} ("),
            *show(s.value),
            tree.Text(f") menjadi {s.band.name} dengan cara {gaps.get(s.gap, s.gap)}."),
        )
        for s in world.assessment.sensitivity
    ]


_CONTRADICTIONS = (
    (
        False,
        "tabel-pertentangan",
        "Pertentangan sumber yang tidak terjelaskan",
        (
            "Pertentangan berikut tidak dijelaskan oleh perbaikan mana pun; nilai yang "
            "dipakai disebutkan."
        ),
    ),
    (
        True,
        "tabel-perbedaan",
        "Perbedaan dari sumber tercetak",
        "Di tempat berikut sumber memuat angka lain; alasan perbaikannya disebutkan.",
    ),
)
"""Declared differences by whether a repair explains them: id,
title and introduction of their table.
"""


def _differences(world: World) -> list[tree.Block]:
    head = ("Tempat", "Tercetak", "Dipakai", "Alasan")
    parts: list[tree.Block] = []
    for is_explained, name, title, intro in _CONTRADICTIONS:
        found = (d for d in world.office_year.differences if d.explained is is_explained)
        rows = [(d.where, d.printed, d.used, d.reason) for d in found]
        parts += _table_section(name, title, intro, head, rows)
    return parts


def _restatements(world: World) -> list[tree.Block]:
    """Figures of closed years that are printed otherwise than they were approved."""
    named = _names(world)
    elements = {(str(e.survey), e.code): e.name for e in world.office_year.survey_elements}
    rows = [
        (_restated_name(r, named, elements), _figure(r.closed), _figure(r.restated), r.reason)
        for r in world.office_year.restatements
    ]
    title = "Penyajian kembali angka tahun yang sudah ditutup"
    intro = "Angka berikut disajikan lain dari yang disahkan untuk tahunnya; alasannya disebutkan."
    head = ("Angka", "Disahkan", "Disajikan kembali", "Alasan")
    return _table_section("tabel-penyajian-kembali", title, intro, head, rows)


def _restated_name(
    restatement: Restatement, named: Mapping[str, str], elements: Mapping[tuple[str, str], str]
) -> str:
    words = restatement.column.words
    part = elements.get((restatement.subject, restatement.name), restatement.name)
    subject = named.get(restatement.subject, restatement.subject)
    what = ", ".join(filter(None, (_RESOURCE_WORDS.get(part, part), subject)))
    return f"{words[:1].upper()}{words[1:]} {what}, {restatement.period.label}"


def _figure(value: Decimal | None) -> str:
    return "tidak ada" if value is None else write_exact(value)


def _table_section(
    name: str, title: str, intro: str, head: Sequence[str], rows: Sequence[tuple[str, ...]]
) -> list[tree.Block]:
    """Return heading, introduction and a table of four columns; nothing without rows."""
    if not rows:
        return []
    table = tree.Table(
        id=name,
        label="",
        caption=(tree.Text(title),),
        columns=tuple(tree.Column(width=width) for width in (24, 20, 20, 40)),
        head=(tuple(tree.HeadCell(text) for text in head),),
        rows=tuple(tree.Row(tuple(map(text_cell, row))) for row in rows),
        width=tree.Width.FULL,
    )
    return [_heading(title), tree.Paragraph((tree.Text(intro),)), table]
