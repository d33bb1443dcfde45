"""An invented register with the margins of Balangan's report of 2023 by kecamatan;
nobody is real.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from capaian.domain.period import MONTHS

ROOT = Path(__file__).resolve().parents[2]
COUNTS = ROOT / "examples" / "balangan-2023" / "counts.csv"
VILLAGES = 5
"""Of each kecamatan; so many are enough for a table."""
HEADS = (
    *(
        "NIK",
        "NO_KK",
        "NAMA_LGKP",
        "KODE_DESA",
        "JENIS_KELAMIN",
        "TGL_LHR",
        "STATUS_KAWIN",
        "SHDK",
        "NAMA_IBU",
    ),
    *(
        "KEPALA_KELUARGA",
        "MEMILIKI_KK",
        "SUDAH_REKAM",
        "MEMILIKI_KIA",
        "AKTA_LAHIR",
        "AKTA_KAWIN",
        "TGL_KAWIN",
    ),
    *("AKTA_KEMATIAN", "TGL_MENINGGAL", "STATUS_PENDUDUK"),
)
Margins = dict[str, dict[str, int]]


def margins() -> Margins:
    """The printed counts: by kecamatan and measure."""
    found: Margins = defaultdict(dict)
    with COUNTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["area"].count(".") == 2:
                found[row["area"]][row["measure"]] = int(row["value"])
    return found


def invent(scale: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield a row for each person: adults first, children, those who died in the year;
    dates in four ways.
    """
    number = 0
    for code, own in margins().items():
        for row in _district(
            code, {measure: -(-value // scale) for measure, value in own.items()}
        ):
            number += 1
            yield _filled(number, code, row)


def _district(code: str, own: dict[str, int]) -> Iterator[dict[str, str]]:
    adults = own["ktp.eligible"]
    between = own["akta-lahir.population"] - own["kia.eligible"]
    for place in range(adults):
        is_minor = (
            place >= adults - between
        )  # 17 years old: has both to record and to have a deed of birth
        weds = place < own["akta-kawin.reported"]
        yield {
            "born": "2006-05-05"
            if is_minor
            else f"{1950 + place % 50}-0{1 + place % 9}-{10 + place % 19}",
            "marital": "KAWIN" if weds or (place % 2 == 0 and not is_minor) else "BELUM KAWIN",
            "sex": "PEREMPUAN" if weds or place % 2 else "LAKI-LAKI",
            "family": str(place % own["kk.families"]),
            "head": _flag(place < own["kk.families"]),
            "kk": _flag(place < own["kk.issued"]),
            "ktp": _flag(place < own["ktp.holders"]),
            "birth": _flag(is_minor and adults - place <= own["akta-lahir.holders"]),
            "wed": "2023-08-17" if weds else "",
            "wed_deed": _flag(place < own["akta-kawin.issued"]),
        }
    certificates_of_minors = min(between, own["akta-lahir.holders"])
    for place in range(own["kia.eligible"]):
        yield {
            "born": f"{2007 + place % 16}-0{1 + place % 9}-{10 + place % 19}",
            "sex": "PEREMPUAN" if place % 2 else "LAKI-LAKI",
            "family": str(place % own["kk.families"]),
            "kia": _flag(place < own["kia.issued"]),
            "birth": _flag(place < own["akta-lahir.holders"] - certificates_of_minors),
        }
    for place in range(own["akta-mati.reported"]):
        yield {
            "born": f"{1940 + place % 50}-01-20",
            "sex": "PEREMPUAN" if place % 2 else "LAKI-LAKI",
            "family": "0",
            "died": "2023-03-03",
            "death_deed": _flag(place < own["akta-mati.issued"]),
            "status": "MENINGGAL",
        }


def _filled(number: int, code: str, own: dict[str, str]) -> tuple[str, ...]:
    digits, born, sex = code.replace(".", ""), own["born"], own.get("sex", "LAKI-LAKI")
    year, month, day = born.split("-")
    birthday = int(day) + (40 if sex == "PEREMPUAN" else 0)
    nik = f"{digits}{birthday:02}{month}{year[2:]}{number % 10_000:04}"
    written = (
        born,
        f"{day}-{month}-{year}",
        f"{day}/{month}/{year}",
        f"{day} {MONTHS[int(month) - 1]} {year}",
    )
    relation = "KEPALA KELUARGA" if own.get("head") == "YA" else "ANAK"
    return (
        *(
            nik,
            f"{digits}0101{own['family']:>06}",
            f"{word(number)} {word(number * 7)}",
            f"{digits}{2001 + number % VILLAGES}",
        ),
        *(
            sex,
            written[number % 4],
            own.get("marital", "BELUM KAWIN"),
            relation,
            f"{word(number * 11)} {word(number)}",
        ),
        *(own.get(name, "TIDAK") for name in ("head", "kk", "ktp", "kia", "birth", "wed_deed")),
        *(
            own.get("wed", ""),
            own.get("death_deed", "TIDAK"),
            own.get("died", ""),
            own.get("status", "AKTIF"),
        ),
    )


def word(number: int) -> str:
    """A word of nobody's name."""
    letters = ""
    while number:
        number, rest = divmod(number, 20)
        letters += "BCDFGHJKLMNPQRSTVWXZ"[rest] + "aiueo"[rest % 5].upper()
    return letters


def _flag(is_so: bool) -> str:
    return "YA" if is_so else "TIDAK"


def write_register(path: Path, scale: int = 1) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(HEADS)
        writer.writerows(invent(scale))
    return path
