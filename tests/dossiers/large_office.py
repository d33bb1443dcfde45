"""An invented office of the largest size: 40 kecamatan, 82 indicators, five years before this one.

`python -m tests.dossiers.large_office FOLDER` writes its dossier: an example without its texts,
multiplied.
"""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw
from ruamel.yaml import YAML

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "balangan-2023"
NAME: Final = (
    "Dinas Kependudukan, Pencatatan Sipil, Pengendalian Penduduk, Keluarga Berencana, "
    "Pemberdayaan "
    "Perempuan, Pelindungan Anak, Transmigrasi, Ketenagakerjaan, Pemberdayaan Masyarakat "
    "dan Desa, "
    "Kesatuan Bangsa, Komunikasi, Informatika, Persandian, Statistik, Kearsipan, "
    "Perpustakaan, dan "
    "Pelayanan Terpadu Satu Pintu"
)
"""About 300 letters, as merged offices have them."""
DISTRICTS: Final = 40
INDICATORS: Final = 82
YEAR: Final = 2023
PAST: Final = range(2018, YEAR)
_SYLLABLES: Final = ("Sungai", "Batang", "Muara", "Tanjung", "Lubuk")
_ENDS: Final = (
    "Ampar",
    "Raya Hulu",
    "Kembang",
    "Seberang",
    "Makmur Sejahtera Utara",
    "Intan",
    "Danau",
    "Hilir",
)
_REPLACED: Final = {
    "Balangan": "Khayal",
    "Kalimantan Selatan": "Angan-Angan",
    "63.11": "99.01",
    '"63"': '"99"',
}
_LEFT_OUT: Final = (
    "layout.yaml",
    "differences.yaml",
    "peers.csv",
    "narrative",
    "evidence*",
    "areas.csv",
)
_yaml = YAML()
_yaml.width = 1000
_yaml.representer.ignore_aliases = lambda _: True


def write_large_office(folder: Path) -> Path:
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        for real, invented in _REPLACED.items():
            text = text.replace(real, invented)
        file.write_text(text, encoding="utf-8")
    areas = [f"99.01.{n:02d}" for n in range(1, DISTRICTS + 1)]
    names = [f"{_SYLLABLES[n % 5]} {_ENDS[n // 5]}" for n in range(DISTRICTS)]
    regency = [
        ("99", "Angan-Angan", "province", ""),
        ("99.01", "Kabupaten Khayal", "regency", "99"),
    ]
    districts = [
        (code, name, "district", "99.01") for code, name in zip(areas, names, strict=True)
    ]
    _write(folder / "areas.csv", ["code", "name", "kind", "parent"], [*regency, *districts])
    _multiply_counts(folder / "counts.csv", areas)
    office = folder / "office.yaml"
    data = _yaml.load(office)
    data["office"]["name"] = NAME
    _yaml.dump(data, office)
    originals = _multiply_indicators(folder)
    _write_history(folder / "history.csv", originals)
    _write_photographs(folder, 6)
    return folder


def _write(file: Path, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])


def _multiply_counts(file: Path, areas: Sequence[str]) -> None:
    """Every measure in every kecamatan, not more than what it is a part of."""
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    wholes = {row["measure"]: int(row["value"]) for row in rows if row["area"] == "99.01"}
    pairs = (
        ("kk.families", "kk.issued"),
        ("ktp.eligible", "ktp.holders"),
        ("kia.eligible", "kia.issued"),
        ("akta-lahir.population", "akta-lahir.holders"),
        ("akta-mati.reported", "akta-mati.issued"),
        ("akta-kawin.reported", "akta-kawin.issued"),
    )
    made: list[Sequence[object]] = []
    for whole, part in pairs:
        values = [wholes[whole] * (n % 7 + 1) for n in range(len(areas))]
        parts = [value * (99 - n * 3 % 11) // 100 for n, value in enumerate(values)]
        for measure, column in ((whole, values), (part, parts)):
            made += [
                (measure, area, YEAR, value, "lkjip-2023")
                for area, value in zip(areas, column, strict=True)
            ]
            made.append((measure, "99.01", YEAR, sum(column), "lkjip-2023"))
    _write(file, ["measure", "area", "period", "value", "source"], made)


def _multiply_indicators(folder: Path) -> Mapping[str, tuple[str, float]]:
    """Copies of the indicators of tiers III and IV with targets;
    the unit of each and what it reaches.
    """
    plan, agreements = folder / "plan.yaml", folder / "agreements.yaml"
    data = _yaml.load(plan)
    data["strategic_plan"].update(first_year=PAST[0], last_year=YEAR + 1)
    own = [
        each for each in data["indicators"] if each["tier"] in ("III", "IV") and "formula" in each
    ]
    promised = _yaml.load(agreements)
    targets = {t["indicator"]: (a, t) for a in promised["agreements"] for t in a["targets"]}
    place = 0
    while len(data["indicators"]) < INDICATORS:
        like = own[place % len(own)]
        copy = {
            key: value
            for key, value in like.items()
            if key not in ("as_printed", "symbol", "survey")
        }
        copy |= {
            "code": f"{like['code']}-{place}",
            "name": f"{like['name']} di wilayah kerja {place + 1}",
        }
        agreement, target = targets[like["code"]]
        agreement["targets"].append({"indicator": copy["code"], "target": target["target"]})
        data["indicators"].append(copy)
        place += 1
    for each in data["indicators"]:
        if each.get("is_key"):
            each["targets"] = {year: 80 + year - PAST[0] for year in (*PAST, YEAR, YEAR + 1)}
    _yaml.dump(data, plan)
    _yaml.dump(promised, agreements)
    units = {
        each["code"]: each["unit"]
        for each in data["indicators"]
        if each["tier"] in ("II", "III", "IV")
    }
    reached = {"percent": 93.46, "index": 84.37}
    return {code: (unit, reached.get(unit, 12)) for code, unit in units.items()}


def _write_history(file: Path, reached: Mapping[str, tuple[str, float]]) -> None:
    parts = {
        code: ("percent", 92.0)
        for code in ("kk", "ktp", "kia", "akta-lahir", "akta-mati", "akta-kawin")
    }
    rows = [
        (
            subject,
            year,
            round(value - (YEAR - year) * (1 if unit in reached else 0.5), 2),
            "",
            unit,
            "lkjip-2023",
            "",
        )
        for subject, (unit, value) in {**reached, **parts}.items()
        for year in PAST
    ]
    _write(file, ["subject", "period", "actual", "target", "scale", "source", "note"], rows)


def _write_photographs(folder: Path, count: int) -> None:
    (folder / "evidence").mkdir()
    entries = []
    for number in range(count):
        size = (1600, 1000) if number % 3 else (900, 1500)
        picture = Image.new("RGB", size, (60 + 25 * number, 120, 150))
        ImageDraw.Draw(picture).ellipse((200, 200, 700, 700), fill=(220, 200 - 20 * number, 120))
        file = folder / "evidence" / f"foto-{number}.jpg"
        picture.save(file, quality=70)
        entries.append(
            {
                "file": file.name,
                "media_type": "image/jpeg",
                "alt": "Lingkaran di atas bidang polos.",
                "caption": "Pelayanan jemput bola di Kecamatan Sungai Ampar, kegiatan "
                f"ke-{number + 1}",
                "date": "2023",
                "proves": ["foto-kegiatan"],
                "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            }
        )
    _yaml.dump({"evidence": entries}, folder / "evidence.yaml")


if __name__ == "__main__":
    write_large_office(Path(sys.argv[1]))
