"""Anomalies and duplicates that were planted are counted exactly,
and nothing of anybody stays anywhere.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, run
from tests.register import slow
from tests.register.balangan import HEADS, invent
from tests.register.manual import write_plan

CUT_OFF = date(2023, 12, 31)
MORE = ("NAMA_AYAH", "NIK_IBU", "ALAMAT", "PENDIDIKAN", "PEKERJAAN", "TGL_ENTRI")
USUAL = ("ADA SAJA", "", "JALAN SATU", "SLTA/SEDERAJAT", "PETANI", "2020-01-01")
PLANTED: dict[str, tuple[int, dict[str, str]]] = {
    "A1": (2, {"TGL_LHR": "30-02-1990"}),
    "A2": (3, {"JENIS_KELAMIN": ""}),
    "A3": (4, {"NAMA_IBU": "-"}),
    "A4": (5, {"NAMA_LGKP": "DRS. BUDI ADA"}),
    "A4-2022": (6, {"NAMA_LGKP": "SATUKATA", "TGL_ENTRI": "2023-05-05"}),
    "A5": (7, {"NIK": ""}),
    "A7": (2, {"ALAMAT": ""}),
    "A8": (3, {"SHDK": "ISTRI", "STATUS_KAWIN": "BELUM KAWIN"}),
    "A11": (2, {"PENDIDIKAN": "STRATA II", "TGL_LHR": "2010-01-01"}),
    "A11-K": (3, {"PEKERJAAN": "PNS", "TGL_LHR": "2010-01-01"}),
    "A12": (4, {"AKTA_KEMATIAN": "ADA"}),
    "A12-U": (1, {"TGL_LHR": "1920-01-01"}),
}
"""Of each rule how many rows have what it looks for."""
COMPLETE_CARD, CROWDED_CARD = "6311999999999920", "6311999999999921"
"""Numbers of cards with as many members as a family may have, and with one more."""
COMPARED = ("A5-L", "A5-K", "A6", "A9")
"""Rules that compare cells or rows with each other:
what is planted for others may fall under them.
"""
CANARIES = ("DRS. BUDI", "SATUKATA", "JALAN SATU", "STRATA II")


@pytest.fixture(scope="module", name="rows")
def planted_rows() -> list[dict[str, str]]:
    """Fewer people, of whom some are odd; one mother is nine, some cards cannot be."""
    rows = [dict(zip((*HEADS, *MORE), (*row, *USUAL), strict=True)) for row in invent(scale=60)]
    living = [row for row in rows if row["STATUS_PENDUDUK"] == "AKTIF" and row["TGL_LHR"] < "2004"]
    odd = iter(living[3::7])
    for count, cells in PLANTED.values():
        for _ in range(count):
            next(odd).update(cells)
    child, mother = next(odd), next(odd)
    child.update(TGL_LHR="2010-02-03", NIK_IBU=mother["NIK"])
    mother.update(TGL_LHR="2001-02-03")
    next(odd).update(STATUS_KAWIN="KAWIN", TGL_LHR="2005-01-01")
    next(odd).update(STATUS_KAWIN="KAWIN", TGL_LHR="2004-12-31")  # 19 on the day
    next(odd).update(NIK="6311014505850001", TGL_LHR="05-05-1985", JENIS_KELAMIN="LAKI-LAKI")
    next(odd).update(NIK="6311010505850002", TGL_LHR="06-05-1985", JENIS_KELAMIN="LAKI-LAKI")
    next(row for row in odd if row["KEPALA_KELUARGA"] == "YA").update(KEPALA_KELUARGA="TIDAK")
    next(row for row in odd if row["KEPALA_KELUARGA"] == "TIDAK").update(KEPALA_KELUARGA="YA")
    for card, members in ((COMPLETE_CARD, 20), (CROWDED_CARD, 21)):
        for place in range(members):
            next(odd).update(NO_KK=card, KEPALA_KELUARGA="TIDAK" if place else "YA")
    for twin in (next(odd), next(odd)):
        rows.append({**twin, "TGL_LHR": slow_spelling(twin["TGL_LHR"])})
    rows.append({**next(odd), "NIK": "6311015005850777"})
    return rows


def slow_spelling(text: str) -> str:
    day = slow.read_day(text)
    return "" if day is None else day.strftime("%Y%m%d")


@pytest.fixture(scope="module", name="counted")
def counted_register(
    rows: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("planted")
    with (folder / "penduduk.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]], delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    plan = write_plan(folder / "ukuran.yaml", [*rows[0]])
    command = (
        "register",
        "count",
        folder / "penduduk.csv",
        "--measures",
        plan,
        "--cut-off",
        "2023-12-31",
    )
    done = run(*command, "--out", folder / "hasil", "--spill", folder / "sementara")
    assert done.code == 0, done.says
    return folder, done


def compared(rows: list[dict[str, str]]) -> dict[str, int]:
    """How many of the living fall under these rules, one person after the other."""
    living = [row for row in rows if row["STATUS_PENDUDUK"] == "AKTIF"]
    cards: dict[str, list[str]] = {}
    found = dict.fromkeys(COMPARED, 0)
    for row in living:
        cards.setdefault(row["NO_KK"], []).append(row["KEPALA_KELUARGA"])
        day, own = slow.read_day(row["TGL_LHR"]), row["NIK"]
        if day is not None and row["STATUS_KAWIN"] == "KAWIN":
            found["A9"] += slow.age_on(day, CUT_OFF) < 19
        if not own:
            continue
        written = int(own[6:8])
        if day is not None:
            found["A5-L"] += (written % 40, own[8:12]) != (day.day, f"{day:%m%y}")
        if row["JENIS_KELAMIN"]:
            found["A5-K"] += (written > 40) != (row["JENIS_KELAMIN"] == "PEREMPUAN")
    found["A6"] = sum(
        len(heads) for heads in cards.values() if heads.count("YA") != 1 or len(heads) > 20
    )
    assert (len(cards[COMPLETE_CARD]), len(cards[CROWDED_CARD])) == (20, 21)
    return found


def read(folder: Path, name: str, above: int) -> list[dict[str, str]]:
    lines = (folder / "hasil" / name).read_text("utf-8").splitlines()[above:]
    return [*csv.DictReader(lines, delimiter=";")]


def test_planted_anomalies_are_counted_exactly(
    counted: tuple[Path, Run], rows: list[dict[str, str]]
) -> None:
    found: dict[str, int] = {}
    for row in read(counted[0], "mutu.csv", 3):
        found[row["aturan"]] = found.get(row["aturan"], 0) + int(row["orang"])
    assert {code: found[code] for code in PLANTED} == {
        code: count for code, (count, _) in PLANTED.items()
    }
    assert (found["D1"], found["D2"], found["A10"]) == (4, 6, 1)
    assert {code: found[code] for code in COMPARED} == compared(rows)


def test_duplicates_are_listed_by_their_lines(
    counted: tuple[Path, Run], rows: list[dict[str, str]]
) -> None:
    groups: dict[tuple[str, str], set[int]] = {}
    for row in read(counted[0], "daftar-ganda.csv", 0):
        groups.setdefault((row["aturan"], row["kelompok"]), set()).add(int(row["baris"]))
    keys = {"D1": ("NIK",), "D2": ("NAMA_LGKP", "NAMA_IBU")}
    for rule, heads in keys.items():
        same: dict[tuple[str, ...], set[int]] = {}
        for line, row in enumerate(rows, 2):
            if row[heads[0]] and row["NAMA_LGKP"] not in ("SATUKATA", "DRS. BUDI ADA"):
                same.setdefault(tuple(row[head] for head in heads), set()).add(line)
        wanted = sorted(map(sorted, (lines for lines in same.values() if len(lines) > 1)))
        assert (
            sorted(sorted(lines) for (code, _), lines in groups.items() if code == rule) == wanted
        )


def test_the_slow_reference_counts_the_same(counted: tuple[Path, Run]) -> None:
    rows = [row for row in read(counted[0], "hitungan.csv", 3) if row["kode"]]
    found = {row["kode"]: {code: int(row[code]) for code in [*row][3:]} for row in rows}
    assert found == slow.count(counted[0] / "penduduk.csv", counted[0] / "ukuran.yaml", CUT_OFF)


def test_nothing_of_a_person_stays_anywhere(
    counted: tuple[Path, Run], rows: list[dict[str, str]]
) -> None:
    folder, done = counted
    assert [*(folder / "sementara").rglob("*")] == []
    written = done.says + "".join(file.read_text("utf-8") for file in (folder / "hasil").iterdir())
    secrets = {
        row[head] for row in rows[::11] for head in ("NIK", "NO_KK", "NAMA_LGKP", "NAMA_IBU")
    }
    assert [one for one in (*secrets, *CANARIES) if len(one) > 3 and one in written] == []
