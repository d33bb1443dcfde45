"""What each kind of block becomes, with data and without: the whole tree of it, in golden files.

What to look for in a difference: words that moved, an attribute that came or went, a block that is
left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests import factories as make
from tests.conftest import Golden
from tests.unit.documents import cast
from tests.unit.documents.printed import Printed, write_printed

from capaian.domain.narrative import Evidence
from capaian.domain.office_year import OfficeYear

FOLDER = Path(__file__).parent / "answers"
SMALL = cast.small()


def test_texts_lists_and_openings(golden: Golden) -> None:
    golden.check(write_printed((*_texts(), *_openings(), *_absent())), FOLDER / "blocks.txt")


def test_pictures_formulas_and_drawings(golden: Golden) -> None:
    golden.check(write_printed((*_pictures(), *_formulas())), FOLDER / "pictures.txt")


def test_blocks_of_forms(golden: Golden) -> None:
    golden.check(write_printed((*_articles(), *_signed())), FOLDER / "form-blocks.txt")


def test_tables(golden: Golden) -> None:
    golden.check(
        write_printed((*_columns(), *_shares(), *_merged(), *_groups(), *_totals())),
        FOLDER / "tables.txt",
    )


def _blocks(*lines: str) -> str:
    return "".join(f"  - {{{line}}}\n" for line in lines)


def _case(title: str, *lines: str, year: OfficeYear | None = None) -> Printed:
    return Printed(title, _blocks(*lines), cast.desk(year))


# --- texts, lists, openings


def _texts() -> Iterator[Printed]:
    yield _case("A narrative fills its slot", "block: text, narrative: penutup")
    yield _case("A missing narrative is shown and named", "block: text, narrative: kata-pengantar")
    yield _case(
        "An optional one is not missed", "block: text, narrative: pengantar, optional: true"
    )
    yield _case(
        "Words of the layout stand in for a narrative",
        'block: text, narrative: pengantar, content: "Tahun {{ year }}"',
    )
    yield _case(
        "A slot may be named by a field",
        'block: each, items: components, blocks: [{block: text, narrative: "analisis-{{ '
        'item.code }}"}]',
        year=cast.rich(narratives=(cast.narrative("analisis-ktp", "Isi"),)),
    )
    yield _case(
        "An unknown field in a narrative is an error with its file",
        "block: text, narrative: penutup",
        year=cast.rich(narratives=(cast.narrative("penutup", "{{ iku-2.aktual }}"),)),
    )
    for text in ("{{ iku-2.actual }}", "Terima kasih."):
        yield _case(
            "A text that no longer fits is marked with the reason",
            "block: text, narrative: penutup",
            year=cast.rich(
                narratives=(cast.narrative("penutup", f"---\nfields: 00\n---\n{text}"),)
            ),
        )
    yield _case(
        "Lists have an item for each thing",
        'block: list, items: regional.missions, intro: "Misi:", content: "{{ item.text '
        '}}.", style: decimal',
    )
    yield _case(
        "Definitions leave out what has no words",
        'block: definitions, items: cooperation, term: "{{ item.partner }}", '
        'content: ["{{ item.subject }}", "{{ item.signed }}"]',
    )
    yield _case(
        "Repeated blocks nest their names",
        "block: each, items: objectives, name: goal, blocks: [{block: each, items: "
        "goal.indicators, "
        'optional: true, blocks: [{block: text, content: "{{ goal.id }}/{{ item.code }}"}]}]',
        year=SMALL,
    )
    yield _case(
        "All unknown names are collected with their blocks",
        'block: text, id: satu, content: "{{ ofice.name }}"',
        "block: table, id: dua, caption: C, rows: aset, columns: [{head: A, field: name}]",
        "block: text, content: Baik",
    )


def _openings() -> Iterator[Printed]:
    yield _case("The cover names office, year and state", "block: cover, title: Laporan")
    yield _case(
        "Headings take their level from their kind; ids are unique where a layout repeats them",
        "block: heading, kind: chapter, title: A, level: 3, lead: Awal",
        *['block: heading, id: "a{{ year }}", title: "B {{ year }}", level: 4'] * 3,
    )
    yield _case(
        "Callouts hold fields",
        'block: callout, kind: method, title: "Cara {{ year }}", content: "{{ iku-2.actual }}"',
    )
    yield _case(
        "Key figures carry marks where there is no figure",
        "block: figures, figures: [{label: A, value: iku-2.gap | signed, unit: poin}, "
        "{label: B, value: ik-5.actual}]",
    )
    yield _case(
        "Sheets leave out empty lines",
        'block: sheet, code: "{{ iku-2.symbol }}", name: N, lines: ["{{ iku-2.owner }}", '
        '"Sasaran"], '
        'formula: "{{ iku-2.name }}"',
    )
    yield _case("The legend shows all bands of the scale", "block: legend, title: Kategori")


ABSENT = (
    "block: list, id: misi, items: regional.missions, content: a",
    "block: definitions, id: inovasi, items: innovations, term: a, content: [b]",
    "block: table, caption: Barang, rows: assets, columns: [{head: A, field: name}]",
    "block: chart, caption: Pegawai, kind: bars, items: people.status.rows, value: count",
    "block: diagram, items: office.posts, caption: Bagan",
    "block: each, id: penilaian, items: evaluations, blocks: [{block: text, content: a}]",
    "block: articles, id: diktum, rows: [{each: innovations, label: x, content: y}]",
    "block: pictures, place: sarana",
    "block: formula, component: peers.akta",
)


def _absent() -> Iterator[Printed]:
    yield _case("Blocks without data are left out and named", *ABSENT, year=SMALL)
    optional = [line.replace("block:", "optional: true, block:", 1) for line in ABSENT[:6]]
    yield _case("Optional ones are left out silently", *optional, year=SMALL)
    conditions = (
        *("iku-2.prior.change", "ik-5.prior.change", "iku-2.is_key", "ik-3.is_key", "innovations"),
        *("indicators where tier = II", "indicators where tier = IX", "tiers.IX"),
    )
    yield _case(
        "Conditions ask for data that are there",
        *(f'block: text, content: {condition}, when: "{condition}"' for condition in conditions),
    )


# --- pictures, formulas, drawings


def _shown(title: str, evidence: tuple[Evidence, ...], *places: str, lost: str = "") -> Printed:
    images = (
        one.file for one in evidence if one.media_type.startswith("image/") and one.file != lost
    )
    pictures = {file: file.encode() for file in images}
    lines = (f"block: pictures, place: {place}" for place in places)
    return Printed(title, _blocks(*lines), cast.desk(cast.rich(evidence=evidence), pictures))


def _pictures() -> Iterator[Printed]:
    counter, queue = cast.evidence("loket.png", "sarana"), cast.evidence("antrean.png", "peta")
    yield _shown("Photographs come from the evidence of their place", (counter,), "sarana")
    yield _shown(
        "A photograph of two places is there once and is referred to",
        (replace(counter, proves=("sarana", "peta")), queue),
        *("sarana", "peta", "peta"),
    )
    files = ("a/loket.png", "a/loket.jpg", "a-loket.png")
    yield _shown(
        "Photographs whose files are called almost alike have names of their own",
        tuple(cast.evidence(file, "sarana") for file in files),
        "sarana",
    )
    minutes = replace(
        cast.evidence("2023-Q4/berita-acara.pdf", "sarana"),
        media_type="application/pdf",
        caption="Berita acara",
    )
    bare = replace(
        cast.evidence("rekap.csv", "sarana"), media_type="text/csv", caption="", date=""
    )
    yield _shown(
        "Minutes that prove a place are named and are no picture",
        (minutes, counter, bare),
        "sarana",
    )
    yield _shown(
        "A photograph without its file, or of no place, is left out and named",
        (counter,),
        *("sarana", "inovasi"),
        lost="loket.png",
    )


def _formulas() -> Iterator[Printed]:
    yield _case(
        "A formula with words and with figures", "block: formula, component: components.akta"
    )
    yield _case(
        "A formula without a result says why",
        "block: formula, component: components.akta",
        year=cast.small(counts=()),
    )
    none = make.counts("ktp", [0, 0, 0], [0, 0, 0])
    yield _case(
        "A formula of no events says why",
        "block: formula, component: ktp",
        year=cast.rich(counts=none),
    )
    yield _case(
        "The organisation chart follows the parents",
        "block: diagram, items: office.posts, caption: Bagan",
    )
    yield _case(
        "Several roots are below an empty box", "block: diagram, items: nodes, caption: Pohon"
    )


# --- blocks of decrees and forms


def _articles_of(
    title: str, rows: str, year: OfficeYear | None = None, options: str = ""
) -> Printed:
    return Printed(title, f"  - block: articles\n{options}    rows:\n{rows}", cast.desk(year))


def _rows(*rows: str) -> str:
    return "".join(f"      - {{{row}}}\n" for row in rows)


def _articles() -> Iterator[Printed]:
    yield _articles_of(
        "Rows print words or a list beside their label",
        _rows(
            'label: Menimbang, points: ["bahwa satu;", "bahwa dua;"]',
            'label: Mengingat, items: documents, item: "{{ item.title }};", style: decimal',
            'centered: "MEMUTUSKAN {{ year }}:"',
            'label: Menetapkan, content: "{{ office.name }}"',
        ),
    )
    yield _articles_of(
        "A list of one is words, below words it stays a list; points go before those of a query",
        _rows(
            "label: Menimbang, points: [bahwa satu]",
            "label: KESATU, content: Hal ini, points: [satu]",
            'label: A, points: [satu], items: documents, item: "{{ item.title }}"',
        ),
    )
    yield _articles_of(
        "A row for each thing",
        _rows(
            'each: indicators where tier = II, label: "{{ row.code }}", content: "{{ row.name }}"'
        ),
    )
    conditions = _rows(
        "label: A, content: a, when: indicators", "label: B, content: b, when: innovations"
    )
    for year in (SMALL, cast.rich()):
        yield _articles_of("Conditions of rows", conditions, year)
    yield _articles_of(
        "Labels may be numbered; centred lines and continuations are not",
        _rows(
            "label: JABATAN, content: a",
            "content: lanjutan",
            "centered: TENGAH",
            "label: TUGAS, content: b",
        ),
        options="    numbered: true\n",
    )
    empty = ("items: awards", "points: ['  ']", "content: ''")
    yield _articles_of(
        "A row without words is left out and named, an optional one silently",
        _rows(
            *(f"label: Memperhatikan, {words}" for words in empty),
            *(f"optional: true, label: Lain, {words}" for words in empty),
            "label: A, content: a",
        ),
        SMALL,
    )


HEAD = """
  - block: letterhead
    government: "PEMERINTAH {{ office.regency_name }}"
    office: "{{ office.name }}"
    lines: ["Jalan Contoh 1", "", "{{ office.functions }}"]
    items: office.posts
    content: "{{ item.name }}"
"""
TITLE = """
  - block: heading
    id: lampiran-sk
    kind: paper
    title: |
      INDIKATOR KINERJA UTAMA

      TAHUN {{ year }}
    lead: |
      LAMPIRAN I
      NOMOR {{ year }}/1
"""


def _signed() -> Iterator[Printed]:
    yield Printed("A letterhead fills its fields and drops empty lines", HEAD)
    emblem = _blocks("block: letterhead, office: DINAS, picture: sarana")
    yield Printed(
        "The emblem comes from the evidence", emblem, cast.desk(pictures={"loket.png": b"png"})
    )
    yield Printed("An emblem without its file", emblem)
    yield Printed("The title of a paper keeps its lines", TITLE)
    yield _case(
        "One signatory, and several beside each other",
        'block: signature, place_and_date: "{{ office.place }}, {{ year }}", post: "{{ '
        'office.head_title }}"',
        'block: signature, signatories: [{role: "PIHAK KEDUA,", post: Bupati}, {place_and_date: '
        '"Kota, {{ year }}", role: "P1,", post: Kepala, below: ["NIP ..", ""]}]',
    )


# --- tables

NAME = "head: Nama, field: name"
RATIO = "head: Cakupan, field: ratio"
NUMBER = 'head: No., field: "#"'


def _table(
    title: str, rows: str, *columns: str, options: str = "", year: OfficeYear | None = None
) -> Printed:
    """A table; rows are a query, or groups written as a YAML list."""
    heads = "".join(f"      - {{{column}}}\n" for column in columns)
    head = (
        f"  - block: table\n    caption: Contoh\n{options}    rows: {rows}\n    columns:\n{heads}"
    )
    return Printed(title, head, cast.desk(year))


def _columns() -> Iterator[Printed]:
    yield _table("A row for each thing with its fields", "ktp.areas", NAME, RATIO)
    for query in ("indicators where tier = IX", "people.rank.rows"):
        yield _table("Nothing selected is no table", query, NAME)
    yield _table(
        "Marks in place of missing figures, bars", "akta.areas", NAME, RATIO, f"{RATIO}, bar: true"
    )
    yield _table("A bar is never over 100", "iku-1", "head: B, field: achievement, bar: true")
    yield _table(
        "Templates see the row as item, and leave out empty lines",
        "cooperation",
        'head: A, text: "{{ item.signed }}\\n{{ item.partner }}: **{{ item.subject '
        '}}**\\n{{ item.signed }}"',
    )
    yield _table(
        "Formats apply to the column; a form without noughts prints its mark",
        "indicators where tier = II",
        *("head: Selisih, field: gap, format: signed", 'head: Selisih, field: gap, zero: "–"'),
    )
    query = "indicators where has_target = ya and tier != nasional"
    for decimals in ("", ", decimals: 1", ", decimals: 0"):
        yield _table(
            "A column has one number of decimals",
            query,
            f"head: Realisasi, field: actual{decimals}",
        )
    yield _table(
        "Figures are right and words left, where the layout does not say otherwise",
        "ktp.areas where name = Hulu",
        *(NUMBER, NAME, RATIO, "head: Kode, field: code, align: center"),
    )
    yield _table(
        "Bands tint their cell only where the layout says so",
        "indicators where tier = II",
        *("head: K, field: band, band: true", "head: K, field: band"),
        'head: K, text: "{{ item.band }}", band: true',
    )
    yield _table(
        "The row of the office is marked", "peers.ktp.rows", NAME, options="    emphasis: is_own\n"
    )
    yield _table(
        "Columns repeat over a query: years of the plan",
        "iku-2",
        NAME,
        'head: [Target, "{{ column.name }}"], each: renstra.years, field: "plan_targets.*"',
    )
    yield _table(
        "Columns repeat over a query: scores of an evaluation",
        "evaluations.patuh.units",
        NAME,
        'head: "{{ column.name }}", each: evaluations.patuh.dimensions, field: "scores.*"',
        "head: Nilai, field: total",
    )
    yield Printed(
        "Caption, source and notes may hold fields",
        _blocks(
            'block: table, caption: "Program {{ year }}", source: "{{ renstra.title }}", '
            'notes: ["{{ year }}"], width: landscape, rows: programs, columns: [{head: '
            "Nama, field: name}]"
        ),
    )
    yield _table(
        "All mistakes of a table are reported at once, with the nearest names",
        "\n      - {rows: ktp.area}\n      - {rows: ktp.areas}",
        *(
            'head: "{{ yaer }}", field: ratio',
            "head: X, field: rasio",
            'head: Z, text: "{{ item.nama }}"',
        ),
        options='    notes: ["{{ aera }}"]\n    source: "{{ oficce }}"\n',
    )


def _shares() -> Iterator[Printed]:
    for over, have in (
        ("true", [101, 100, 99]),
        ("true", [100, 100, 99]),
        ("false", [101, 100, 99]),
    ):
        yield _table(
            "A ratio over 100 carries a star and the table a note, where it is a share: "
            f"over {over}, {have}",
            "ktp.areas",
            *(NAME, f"{RATIO}, over: {over}"),
            options="    notes: [Catatan.]\n",
            year=cast.rich(counts=make.counts("ktp", have, [100, 100, 100])),
        )


def _merged() -> Iterator[Printed]:
    yield _table(
        "Rows are numbered on the uppermost level",
        "people.position.rows",
        *(NUMBER, "head: Jabatan, field: category"),
        options="    indent: category\n",
    )
    yield _table("Levels are ignored without an indented column", "nodes", NUMBER, NAME)
    merged = (
        'head: No., field: "#", number_by: objective.id',
        "head: Sasaran, field: objective.name, merge: true",
        "head: Satuan, field: unit, merge: true",
    )
    yield _table("Equal neighbours become one cell", "indicators", *merged, NAME)
    yield _table(
        "Merging never crosses a break further left",
        "indicators where unit = persen",
        *("head: Kode, field: code, merge: true", "head: Satuan, field: unit, merge: true"),
    )
    yield _table(
        "Numbers count changes of a field",
        "agreements.pk-2023.targets",
        *(
            'head: No., field: "#", number_by: objective_name',
            "head: Indikator, field: indicator_name",
        ),
    )


BUDGET = ("head: Pagu, field: money.revised", "head: Serapan, field: money.ratio")


def _groups() -> Iterator[Printed]:
    yield _table(
        "Groups have heads and subtotals",
        '\n      - each: programs\n        head: "Program {{ group.code }}"\n        '
        "rows: group.children\n"
        '        totals: [{label: "Jumlah {{ group.code }}", at: name, of: group, kind: '
        "subtotal}]",
        *(NAME, BUDGET[0]),
    )
    yield _table(
        "Groups without rows have neither head nor lead",
        "\n      - {head: Kosong, rows: indicators where tier = IX}\n      - {head: Isi, "
        "rows: programs}\n"
        "      - {leads: [{label: Seluruhnya, at: name}], rows: ktp.areas where name = Tidak Ada}",
        NAME,
    )
    yield _table(
        "Cells of a group replace those of the columns; letters and numbers go on",
        '\n      - {rows: ktp.areas where name = Hulu, cells: {name: "{{ letter }}. {{ '
        'item.name }}"}}\n'
        "      - rows: ktp.areas where name != Hulu\n"
        '        cells: {name: "{{ number }} {{ letter }}", ratio: "–"}\n'
        '      - {rows: ktp, cells: {name: "", ratio: ktp.numerator}}',
        *(NAME, f"{RATIO}, mixed: true"),
    )
    yield _table(
        "The whole may be above its parts",
        "\n      - each: components\n        rows: group.areas where name = Hilir\n       "
        " leads:\n"
        '          - {label: "{{ number }}{{ letter }} {{ group.name }}", at: name, '
        "cells: {ratio: group.ratio}}",
        *(NAME, RATIO),
    )


def _totals() -> Iterator[Printed]:
    yield _table(
        "Totals take the same fields of another thing",
        "ktp.areas",
        *(NUMBER, NAME, RATIO),
        options="    totals: [{label: Kabupaten, at: name, of: components.ktp}]\n",
    )
    totals = (
        "cells: {money.ratio: totals.money.ratio}",
        'cells: {money.revised: "{{ totals.money.revised | rupiah }}"}',
        'cells: {money.revised: "", money.ratio: totals.money.ratio}',
        "cells: {}",
        "when: tiers.IX",
    )
    lines = "".join(f"      - {{label: Jumlah, at: name, {total}}}\n" for total in totals)
    yield _table(
        "Totals may name their cells or depend on a condition",
        "programs",
        *(NAME, *BUDGET),
        options=f"    totals:\n{lines}",
    )
    yield _table(
        "Persons whose total has decimals keep none",
        "people.status.rows",
        *(NAME, "head: n, field: count"),
        options="    totals: [{label: Semua, at: name, cells: {count: "
        "tiers.II.mean_achievement}}]\n",
    )
