"""Small invented registers: a few lines of csv, counted by the command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.functional.cli_cast import Run, run

HEADS = (
    "NIK",
    "KODE_KEC",
    "TGL_LHR",
    "STATUS_KAWIN",
    "STATUS_PENDUDUK",
    "SUDAH_REKAM",
    "TGL_DATA",
)
ADULT = ("6311010505900001", "631101", "05-05-1990", "KAWIN", "AKTIF", "YA", "2023-12-31")
"""Somebody who never was: the date and the region are real, the number is not given."""
MEASURES = """regency: '63.11'
measures:
  - code: ktp
    numerator: {code: ktp.holders, condition: ktp_recorded}
    denominator: {code: ktp.eligible, condition: age >= 17 or marital != 'belum_kawin'}
columns:
  {nik: NIK, area: KODE_KEC, born: TGL_LHR, marital: STATUS_KAWIN, status: STATUS_PENDUDUK,
   ktp_recorded: SUDAH_REKAM, cut_off: TGL_DATA}
"""
Row = Sequence[str]


def person(**own: str) -> tuple[str, ...]:
    """A row that differs in some cells from that of an adult."""
    return tuple({**dict(zip(HEADS, ADULT, strict=True)), **own}.values())


def write_csv(path: Path, rows: Iterable[Row], heads: Row = HEADS) -> Path:
    """Write an extract; what is parted by semicolons already stays as it is."""
    path.write_text("\n".join(";".join(row) for row in (heads, *rows)) + "\n", encoding="utf-8")
    return path


def count(
    folder: Path, *files: Path, measures: str = MEASURES, options: Mapping[str, str] | None = None
) -> Run:
    plan = folder / "ukuran.yaml"
    plan.write_text(measures, encoding="utf-8")
    given = {"--cut-off": "2023-12-31", "--out": str(folder / "hasil"), **(options or {})}
    flags = [word for pair in given.items() for word in pair if word]
    return run("register", "count", *files, "--measures", plan, *flags)
