"""Figures of the sample paper: two charts, a diagram and a picture, all made here."""

from __future__ import annotations

import json
import struct
import zlib

from tests.unit.writers.sample_tables import KECAMATAN, REGENCIES

from capaian.documents.tree import Box, Chart, Diagram, Picture, Reference, Text, TraceMark, Width


def dots() -> Chart:
    """Ranking of thirteen regencies as dots, own row on its ground, target as dashed rule."""
    values = [
        {
            "name": f"{place}. {name}",
            "value": _plain(ratio),
            "shown": ratio,
            "kind": _kind(name, ratio),
        }
        for place, (name, ratio) in enumerate(REGENCIES, start=1)
    ]
    order = [row["name"] for row in values]
    y = {"field": "name", "type": "nominal", "scale": {"domain": order}, "title": None}
    x = {
        "type": "quantitative",
        "scale": {"domain": [90, 101], "zero": False},
        "title": "persen; sumbu mulai dari 90",
    }
    layers = [
        {
            "transform": [_only("own")],
            "mark": {"type": "rect", "style": "here"},
            "encoding": {"y": y},
        },
        {"mark": {"type": "rule", "style": "target"}, "encoding": {"x": {**x, "datum": 99.4}}},
        *(
            {
                "transform": [_only(kind)],
                "mark": {"type": "point", "style": kind},
                "encoding": {"y": y, "x": {**x, "field": "value"}},
            }
            for kind in ("other", "over", "own")
        ),
        {
            "mark": {"type": "text", "style": "value", "align": "right"},
            "encoding": {
                "y": y,
                "text": {"field": "shown"},
                "x": {"value": {"expr": "width + 56"}},
            },
        },
    ]
    spec = {"data": {"values": values}, "padding": {"right": 64}, "layer": layers}
    return Chart(
        id="gambar-peringkat",
        label="Gambar 3.1",
        caption=(
            Text("Cakupan kepemilikan KTP-el kabupaten/kota di Kalimantan Selatan, 2023: "),
            Text("Balangan melewati target nasional, peringkat 7 dari 13"),
        ),
        topic=(Text("Cakupan kepemilikan KTP-el kabupaten/kota di Kalimantan Selatan, 2023"),),
        spec=json.dumps(spec),
        alt="Peringkat 13 kabupaten/kota. Balangan 99,53 persen, peringkat 7; target "
        "nasional 99,40.",
        height=330,
        source=(Text("Sumber: "), Reference("tabel-peringkat", "Tabel 3.2"), Text(".")),
        data_table="tabel-peringkat",
        mark=TraceMark("Jejak 3-2", "jejak-3-2"),
    )


def bars() -> Chart:
    values = [{"name": name, "left": int(left)} for name, _, _, left, _ in KECAMATAN]
    spec = {
        "data": {"values": values},
        "padding": {"left": 110},
        "mark": {"type": "bar", "style": "other"},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": None, "title": None},
            "x": {"field": "left", "type": "quantitative", "title": "orang"},
        },
    }
    return Chart(
        id="gambar-sisa",
        label="Gambar 3.2",
        caption=(
            Text("Penduduk wajib KTP yang belum direkam menurut kecamatan, 2023: "),
            Text("Sisa terbanyak di Halong, 96 orang"),
        ),
        topic=(Text("Penduduk wajib KTP yang belum direkam menurut kecamatan, 2023"),),
        spec=json.dumps(spec),
        alt="Batang menurut kecamatan: Halong 96, Batu Mandi 71, Lampihong 62 orang.",
        height=220,
        width=Width.TEXT,
    )


def organisation() -> Diagram:
    """Organisation chart of three levels with an advisory box."""
    units = (
        Box(
            "Bidang Pelayanan Pendaftaran Penduduk",
            "4 JF",
            (Box("Seksi Identitas Penduduk"), Box("Seksi Pindah Datang")),
        ),
        Box(
            "Bidang Pelayanan Pencatatan Sipil",
            "3 JF",
            (Box("Seksi Kelahiran"), Box("Seksi Perkawinan", dashed=True)),
        ),
        Box("Bidang Pengelolaan Informasi", "2 JF"),
    )
    return Diagram(
        id="gambar-organisasi",
        label="Gambar 1.1",
        caption=(Text("Susunan organisasi dinas, 2023"),),
        root=Box("Kepala Dinas", "Eselon II", (Box("Sekretariat", "2 subbagian"), *units)),
        alt="Kepala Dinas membawahi Sekretariat dan tiga bidang.",
    )


def picture() -> Picture:
    """A small generated drawing in the proportions of a photograph."""
    return Picture(
        id="gambar-pelayanan",
        label="Gambar 2.1",
        caption=(Text("Pelayanan keliling di balai desa, Maret 2023"),),
        content=small_png(60, 40),
        media_type="image/png",
        alt="Gambar peraga: bidang warna dari biru ke kuning.",
    )


def small_png(width: int, height: int) -> bytes:
    """A PNG made of a colour gradient, byte for byte the same everywhere."""
    rows = b"".join(
        b"\0" + bytes(v for x in range(width) for v in (28 + 3 * x, 78 + 3 * y, 122 - 2 * y))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        _chunk(b"IHDR", header),
        _chunk(b"IDAT", zlib.compress(rows, 9)),
        _chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _plain(ratio: str) -> float:
    return float(ratio.replace(",", "."))


def _kind(name: str, ratio: str) -> str:
    if name == "Balangan":
        return "own"
    return "over" if ratio.startswith("100,") else "other"


def _only(kind: str) -> dict[str, str]:
    return {"filter": f"datum.kind == '{kind}'"}
