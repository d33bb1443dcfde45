"""Tables of the sample paper: plain, ranked, tree, two-row heads, row spans, landscape, long."""

from __future__ import annotations

from capaian.documents.tree import (
    Align,
    Cell,
    Column,
    Glyph,
    HeadCell,
    Inline,
    LineBreak,
    Number,
    Reference,
    Row,
    RowKind,
    Table,
    Text,
    TextStyle,
    TraceMark,
    Width,
)
from capaian.domain.identifiers import TraceId

KECAMATAN = (
    ("Juai", "12.364", "12.336", "28", "99,77"),
    ("Halong", "14.843", "14.747", "96", "99,35"),
    ("Awayan", "10.356", "10.310", "46", "99,56"),
    ("Batu Mandi", "14.228", "14.157", "71", "99,50"),
    ("Lampihong", "13.907", "13.845", "62", "99,55"),
    ("Paringin", "14.167", "14.107", "60", "99,58"),
    ("Paringin Selatan", "11.448", "11.391", "57", "99,50"),
    ("Tebing Tinggi", "5.159", "5.126", "33", "99,36"),
)
REGENCIES = (
    ("Tanah Bumbu", "100,67"),
    ("Kota Banjarbaru", "100,64"),
    ("Tabalong", "100,06"),
    ("Tanah Laut", "99,96"),
    ("Banjar", "99,92"),
    ("Tapin", "99,80"),
    ("Balangan", "99,53"),
    ("Barito Kuala", "99,42"),
    ("Hulu Sungai Utara", "99,21"),
    ("Hulu Sungai Tengah", "98,69"),
    ("Kota Banjarmasin", "98,52"),
    ("Hulu Sungai Selatan", "97,96"),
    ("Kotabaru", "91,04"),
)
LEFT, RIGHT = Align.LEFT, Align.RIGHT


def number(display: str, trace: str = "t1") -> Number:
    return Number(display, TraceId(trace))


def words(text: str) -> Cell:
    return Cell((Text(text),))


def figure(display: str, trace: str = "t1") -> Cell:
    return Cell((number(display, trace),))


def coverage() -> Table:
    """The plain table: figures by kecamatan with a final total."""
    body = tuple(
        Row((figure(str(place)), words(name), *(figure(value) for value in values)))
        for place, (name, *values) in enumerate(KECAMATAN, start=1)
    )
    total = Row(
        (Cell(), words("Kabupaten Balangan"), *map(figure, ("96.472", "96.019", "453", "99,53"))),
        kind=RowKind.TOTAL,
    )
    return Table(
        id="tabel-ktp",
        label="Tabel 3.1",
        caption=(Text("Perekaman KTP-el menurut kecamatan, Kabupaten Balangan, 2023"),),
        columns=(
            Column(RIGHT, 5),
            Column(LEFT, 29),
            *(Column(RIGHT, width) for width in (17, 18, 18, 14)),
        ),
        head=(
            (
                HeadCell("No."),
                HeadCell("Kecamatan"),
                HeadCell("Wajib KTP", "orang"),
                HeadCell("Sudah rekam", "orang"),
                HeadCell("Belum rekam", "orang"),
                HeadCell("Cakupan", "persen"),
            ),
        ),
        rows=(*body, total),
        source=(Text("Sumber: Data Agregat Kependudukan Semester II 2023 (data diolah)."),),
        mark=TraceMark("Jejak 3-2", "jejak-3-2", (TraceId("t1"), TraceId("t2"))),
    )


def ranking() -> Table:
    """Full width, own office emphasised, signs that hang, notes below, provisional."""
    body = tuple(
        Row(
            (figure(str(place)), words(name), Cell(_ratio(ratio)), _band(place), _bar(ratio)),
            emphasis=name == "Balangan",
        )
        for place, (name, ratio) in enumerate(REGENCIES, start=1)
    )
    total = Row(
        (Cell(), words("Kalimantan Selatan"), figure("98,83"), Cell(), Cell(bar="98.83")),
        kind=RowKind.TOTAL,
    )
    return Table(
        id="tabel-peringkat",
        label="Tabel 3.2",
        caption=(Text("Cakupan KTP-el kabupaten/kota di Kalimantan Selatan, 2023"),),
        columns=(
            Column(RIGHT, 6),
            Column(LEFT, 34),
            Column(RIGHT, 15),
            Column(LEFT, 25),
            Column(LEFT, 24),
        ),
        head=(
            (
                HeadCell("No."),
                HeadCell("Kabupaten/kota"),
                HeadCell("Cakupan", "persen"),
                HeadCell("Kategori"),
                HeadCell("0 – 100"),
            ),
        ),
        rows=(*body, total),
        source=(
            Text("Sumber: rekapitulasi provinsi, "),
            Reference("tabel-ktp", "Tabel 3.1"),
            Text("."),
        ),
        notes=(
            (Text("* "), Text("Jumlah rekam melampaui wajib KTP.", TextStyle.NOTE)),
            (Text("t.t. = tidak tersedia dalam sumber."),),
        ),
        width=Width.FULL,
    )


def _ratio(ratio: str) -> tuple[Inline, ...]:
    return (number(ratio, "t3"), Text("*")) if ratio.startswith("100,") else (number(ratio, "t3"),)


def _band(place: int) -> Cell:
    names = ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah")
    band = min((place + 2) // 3, 5)
    sign = "●○◊▽▼"[band - 1]
    extra = (LineBreak(), Text("belum tercapai")) if place == len(REGENCIES) else ()
    return Cell(
        (Glyph(sign, names[band - 1], band), Text(f" {names[band - 1]}"), *extra), band=band
    )


def _bar(ratio: str) -> Cell:
    share = ratio.replace(",", ".")
    return Cell(bar="100" if share.startswith("100") else share)


BUDGET = (
    (
        0,
        "I",
        "Program Pengelolaan Informasi Administrasi Kependudukan",
        "415.316.400",
        "380.566.177",
        "91.63",
    ),
    (
        1,
        "I.1",
        "Pengumpulan Data Kependudukan dan Penyajian Database",
        "66.587.800",
        "63.534.800",
        "95.42",
    ),
    (
        2,
        "I.1.1",
        "Pengolahan dan Penyajian Data Kependudukan",
        "30.633.400",
        "30.504.800",
        "99.58",
    ),
    (2, "I.1.2", "Kerja Sama Pemanfaatan Data Kependudukan", "35.954.400", "33.030.000", "91.87"),
    (1, "I.2", "Penyelenggaraan Pengelolaan Informasi", "348.728.600", "317.031.377", "90.91"),
    (
        2,
        "I.2.1",
        "Fasilitasi Terkait Pengelolaan Informasi",
        "237.153.800",
        "221.391.377",
        "93.35",
    ),
    (
        2,
        "I.2.2",
        "Sosialisasi Terkait Pengelolaan Informasi",
        "111.574.800",
        "95.640.000",
        "85.72",
    ),
)


def unbroken(words: str) -> str:
    """Words that no line end parts, so long that only a turned page holds a table with them."""
    return (words + " menurut sumber dana dan cara penarikan yang disetujui bersama").replace(
        " ", "\u00a0"
    )


def budget() -> Table:
    """Landscape tree of three levels with groups, subtotal, total, bars and column numbers."""
    rows = [
        Row(
            (Cell((Text("Sasaran 1  Meningkatnya kualitas pelayanan"),), columns=6),),
            RowKind.GROUP,
        )
    ]
    rows += [_node(*row) for row in BUDGET]
    rows += [
        Row(
            (
                Cell(),
                words(unbroken("Jumlah sasaran 1")),
                *_money("422.178.900", "386.818.677", "91.62"),
            ),
            RowKind.SUBTOTAL,
        )
    ]
    rows += [
        Row(
            (Cell((Text("Sasaran 2  Meningkatnya kepemilikan dokumen"),), columns=6),),
            RowKind.GROUP,
        )
    ]
    rows += [_node(*row) for row in BUDGET * 4]
    rows += [
        Row(
            (Cell(), words("Jumlah"), *_money("6.962.697.488", "6.712.431.719", "96.41")),
            RowKind.TOTAL,
        )
    ]
    return Table(
        id="tabel-anggaran",
        label="Tabel 3.4",
        caption=(
            Text("Pagu dan realisasi anggaran menurut program, kegiatan, dan sub kegiatan, 2023"),
        ),
        columns=(
            Column(LEFT, 6),
            Column(LEFT, 45),
            *(Column(RIGHT, width) for width in (13, 13, 9)),
            Column(LEFT, 12),
        ),
        head=(
            (
                HeadCell("Kode"),
                HeadCell("Program / kegiatan / sub kegiatan"),
                HeadCell("Pagu perubahan", "Rp"),
                HeadCell("Realisasi", "Rp"),
                HeadCell("Serapan", "persen"),
                HeadCell("0 – 100"),
            ),
        ),
        rows=tuple(rows),
        column_numbers=("(1)", "(2)", "(3)", "(4)", "(5) = (4) ÷ (3)", ""),
        indent_column=1,
        source=(Text("Jumlah dihitung dari sub kegiatan."),),
        width=Width.LANDSCAPE,
        mark=TraceMark("Jejak 3-3", "jejak-3-3"),
    )


def _money(ceiling: str, spent: str, share: str) -> tuple[Cell, ...]:
    shown = share.replace(".", ",")
    return figure(ceiling), figure(spent), figure(shown), Cell(bar=share)


def _node(level: int, code: str, name: str, *money: str) -> Row:
    ceiling, spent, share = money
    return Row((words(code), words(name), *_money(ceiling, spent, share)), level=level)


def survey() -> Table:
    """Two-row head with column and row spans; row spans in the body; marks with reasons."""
    missing = Number("t.t.", None, "tidak tersedia dalam sumber")
    return Table(
        id="tabel-survei",
        label="Tabel 3.3",
        caption=(Text("Nilai unsur survei kepuasan, 2022 dan 2023"),),
        columns=(Column(LEFT, 16), Column(LEFT, 30), *(Column(RIGHT, 13) for _ in range(4))),
        head=(
            (
                HeadCell("Unit", rows=2),
                HeadCell("Unsur", rows=2),
                HeadCell("2022", columns=2),
                HeadCell("2023", columns=2),
            ),
            (
                HeadCell("Rata-rata", "1–4"),
                HeadCell("Indeks", "25–100"),
                HeadCell("Rata-rata", "1–4"),
                HeadCell("Indeks", "25–100"),
            ),
        ),
        rows=(
            Row(
                (
                    Cell((Text("Loket pelayanan"),), rows=3),
                    words("Persyaratan"),
                    *_values("3,41", "85,25"),
                )
            ),
            Row((words("Prosedur"), *_values("3,44", "86,00"))),
            Row(
                (
                    words("Waktu penyelesaian"),
                    Cell((missing,)),
                    Cell((missing,)),
                    *_values("3,50", "87,50")[:2],
                )
            ),
            Row(
                (
                    Cell((Text("Layanan daring"),), rows=2),
                    words("Biaya"),
                    *_values("3,98", "99,50"),
                )
            ),
            Row((words("Produk"), *_values("3,47", "86,75"))),
            Row(
                (
                    Cell((Text("Nilai unit", TextStyle.STRONG),), columns=2),
                    *_values("3,45", "86,25"),
                ),
                RowKind.SUBTOTAL,
            ),
        ),
    )


def _values(mean: str, index: str) -> tuple[Cell, ...]:
    return figure(mean), figure(index), figure(mean), figure(index)


def long_register() -> Table:
    """Sixty rows that break over pages, so that the head must repeat."""
    rows = tuple(
        Row(
            (
                figure(str(place)),
                words(f"Desa contoh {place}"),
                figure(f"{place * 37}"),
                words("diperiksa"),
            )
        )
        for place in range(1, 61)
    )
    return Table(
        id="tabel-desa",
        label="Tabel L1.1",
        caption=(Text("Pelayanan keliling menurut desa, 2023"),),
        columns=(Column(RIGHT, 6), Column(LEFT, 40), Column(RIGHT, 20), Column(LEFT, 20)),
        head=(
            (
                HeadCell("No."),
                HeadCell("Desa"),
                HeadCell("Dokumen", "lembar"),
                HeadCell("Keterangan"),
            ),
        ),
        rows=rows,
        column_numbers=("(1)", "(2)", "(3)", "(4)"),
        source=(Text("Sumber: buku pelayanan keliling."),),
    )


def marks() -> Table:
    rows = (
        ("–", "tidak ada peristiwa"),
        ("…", "belum ada"),
        ("t.t.", "tidak tersedia dalam sumber"),
    )
    return Table(
        id="tabel-tanda",
        label="",
        caption=(),
        columns=(Column(LEFT, 10), Column(LEFT, 60)),
        head=((HeadCell("Tanda"), HeadCell("Arti")),),
        rows=tuple(Row((words(sign), words(meaning))) for sign, meaning in rows),
    )
