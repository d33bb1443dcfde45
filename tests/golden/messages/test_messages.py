"""The messages that people meet most often, word for word:
read them as the planner of an office would.

Look for: is it clear what is wrong, where, and what to do now? `make golden` writes them anew.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.functional.cli_cast import copy_balangan, edit, run

HERE = Path(__file__).parent
Spoil = Callable[[Path], None]


def change(file: str, old: str, new: str) -> Spoil:
    return lambda dossier: edit(dossier / file, old, new)


def remove(file: str) -> Spoil:
    return lambda dossier: (dossier / file).unlink()


def append(file: str, text: str) -> Spoil:
    def spoil(dossier: Path) -> None:
        with (dossier / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return spoil


FORMULA = "formula: 100 * ktp.holders / ktp.eligible"
SPOILT: dict[str, list[Spoil]] = {
    "berkas-tidak-ada": [remove("plan.yaml"), remove("areas.csv")],
    "teks-dalam-angka": [
        change("counts.csv", ",5855,", ",5855 KK,"),
        change("inputs.csv", "30504800", "Rp30.504.800"),
    ],
    "angka-bermakna-ganda": [
        change("survey.csv", "83.64", "83.640"),
        change("counts.csv", ",5855,", ',"5,855",'),
    ],
    "nilai-negatif": [change("counts.csv", ",5855,", ",-5855,")],
    "baris-ganda": [append("counts.csv", "kk.families,63.11.01,2023,5856,agregat-2023-s2\n")],
    "nama-tidak-dikenal": [
        change("counts.csv", "kk.families,63.11.01", "kk.family,63.11.1"),
        change("counts.csv", "measure,area", "ukuran,area"),
        change("plan.yaml", "    polarity:", "    polaritas:"),
    ],
    "rumus-keliru": [change("plan.yaml", FORMULA, "formula: 100 * ktp.holders / (ktp.eligible")],
    "rumus-nama-tidak-dikenal": [
        change("plan.yaml", FORMULA, FORMULA.replace("holders", "holder"))
    ],
    "jumlah-tidak-cocok": [change("counts.csv", ",5855,", ",5856,")],
    "realisasi-melebihi-pagu": [change("inputs.csv", "30633400,30504800", "30633400,40504800")],
    "bagian-melebihi-keseluruhan": [
        change("counts.csv", "ktp.holders,63.11.01,2023,12336", "ktp.holders,63.11.01,2023,92336")
    ],
    "indikator-tidak-dikenal": [change("agreements.yaml", "indicator: iku-1", "indicator: iku-9")],
}


@pytest.mark.parametrize("name", SPOILT)
def test_messages_about_data(name: str, tmp_path: Path, golden: Golden) -> None:
    dossier = copy_balangan(tmp_path)
    for spoil in SPOILT[name]:
        spoil(dossier)
    done = run("compute", dossier)
    assert done.code == 10
    golden.check(done.err, HERE / f"{name}.txt")


USAGE: dict[str, list[str]] = {
    "perintah": ["reprt"],
    "argumen": ["compute"],
    "opsi": ["report", "dossier", "--fromat", "pdf"],
    "bentuk": ["report", "dossier", "--format", "doc"],
    "naskah": ["check", "dossier", "--for", "lkpj"],
    "periode": ["compute", "dossier", "--as-of", "2023-TW5"],
    "folder": ["compute", "dosier"],
}


def test_messages_about_usage(golden: Golden) -> None:
    refusals = [f"$ capaian {' '.join(given)}\n{run(*given).err}" for given in USAGE.values()]
    golden.check("\n".join(refusals), HERE / "pemakaian.txt")
