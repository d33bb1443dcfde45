"""The manual page of the dossier's tables, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    Listing,
    Part,
    Shape,
    Structure,
    Table,
)
from capaian.dossier.tables.kinds import Kind

_HEAD = """# Berkas data (dossier)

Satu dossier memuat fakta satu dinas untuk satu tahun. Sel atau kunci yang kosong berarti "tidak
disediakan", bukan nol. Angka ditulis polos: `12336`, `99.53`, `-9.36`. Tanggal ditulis \
`2023-12-31`,
periode `2023`, `2023-S1`, `2023-Q3`, atau `2023-M07`.
Yang bertanda * wajib diisi; → menyebut kode bagian lain.
"""


def write_manual(parts: Sequence[Part]) -> str:
    """Return the manual page of the parts as Markdown, one section per file."""
    return "\n".join([_HEAD, *map(_section, parts)])


def _section(part: Part) -> str:
    lines = [f"## {part.title}: `{part.file}`", "", part.help, ""]
    if isinstance(part, Table):
        columns, key = part.columns, part.key
        lines += [f"Satu baris untuk setiap: {', '.join(f'`{name}`' for name in key)}.", ""]
    else:
        columns = part.shape.columns
    lines += [*_rows(columns, ""), ""]
    return "\n".join(lines)


def _rows(columns: Sequence[Column], path: str) -> Iterator[str]:
    for column in columns:
        name = f"{path}{column.name}"
        yield _row(column, name)
        yield from _nested(column.kind, name)


def _nested(structure: Structure, path: str) -> Iterator[str]:
    match structure:
        case Listing():
            yield from _nested(structure.item, f"{path}[]")
        case ByKey():
            yield from _nested(structure.value, f"{path}.<{structure.key.title}>")
        case Shape():
            yield from _rows(structure.columns, f"{path}.")


def _row(column: Column, name: str) -> str:
    marks = f"`{name}`{'*' if column.need is ColumnNeed.REQUIRED else ''}"
    unit = f" ({column.unit})" if column.unit else ""
    words = [name.words for name in column.refers_to] + [f"`{word}`" for word in column.also]
    kind = "" if isinstance(column.kind, Shape) else f": {_kind_words(column.kind)}"
    needs = (
        f", {column.need.value}"
        if column.need not in (ColumnNeed.REQUIRED, ColumnNeed.OPTIONAL)
        else ""
    )
    refers = f" → {' atau '.join(words)}" if words else ""
    since = f", sejak versi {column.since}" if column.since > 1 else ""
    help_text = f". {column.help}" if column.help else ""
    return f"- {marks} {column.title}{unit}{kind}{refers}{needs}{since}{help_text}".replace(
        "\n", " "
    )


def _kind_words(structure: Structure) -> str:
    match structure:
        case Kind():
            return (
                ", ".join(_choice(structure, name) for name in structure.choices)
                or structure.title
            )
        case Listing():
            return f"daftar: {_kind_words(structure.item)}"
        case ByKey():
            return f"menurut {structure.key.title}: {_kind_words(structure.value)}"
        case Shape():
            return "kelompok kunci"


def _choice(kind: Kind, name: str) -> str:
    label = kind.labels.get(name)
    return f"`{name}` ({label})" if label else f"`{name}`"
