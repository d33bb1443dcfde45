"""What is said of a code that names nothing: where such names are given, in files and in sheets."""

from __future__ import annotations

from typing import Final, NamedTuple

from capaian.dossier.messages.message import Message


class _Named(NamedTuple):
    """A kind of thing that codes name, in words, with the file and the sheet where it is given."""

    kind: str
    words: str
    file: str
    sheet: str


_NAMED: Final = (
    _Named("area", "Wilayah", "areas.csv", "Wilayah"),
    _Named("indicator", "Indikator", "plan.yaml", "Indikator"),
    _Named("component", "Komponen atau indikator", "plan.yaml", "Komponen atau Indikator"),
    _Named("measure", "Ukuran", "komponen di plan.yaml", "Komponen"),
    _Named("goal", "Tujuan", "plan.yaml", "Tujuan"),
    _Named("objective", "Sasaran", "plan.yaml", "Sasaran"),
    _Named("node", "Simpul rencana kerja", "nodes.csv", "Program, kegiatan, sub kegiatan"),
    _Named("post", "Jabatan", "office.yaml", "Jabatan"),
    _Named("organisation_unit", "Unit kerja", "office.yaml", "Unit kerja"),
    _Named("survey", "Survei", "plan.yaml", "Survei"),
    _Named("fact", "Angka pokok", "facts.csv", "Angka pokok"),
    _Named("source", "Sumber", "sources.yaml", "Sumber"),
    _Named("document", "Dokumen", "documents.yaml", "Dokumen"),
    _Named("staff_category", "Golongan", "people.csv", "Pegawai"),
)


def _unknown(words: str, where: str, more: str = "") -> Message:
    return Message(
        f"{words} ini tidak ada di {where}.", f"Perbaiki, {more}atau tambahkan di sana.{{nearest}}"
    )


# A node that was deleted leaves its rows behind, and the nearest code is that of another one.
_LEFT_BEHIND: Final = {"node": "hapus baris ini bila simpulnya memang sudah dihapus, "}


IN_FILES: dict[str, Message] = {f"unknown_{each.kind}": _unknown(each.words, each.file) for each in _NAMED}
IN_SHEETS: dict[str, Message] = {
    f"unknown_{each.kind}": _unknown(each.words, f"lembar {each.sheet}", _LEFT_BEHIND.get(each.kind, ""))
    for each in _NAMED
}
