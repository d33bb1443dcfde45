"""Balangan 2024, begun from the closed 2023 with invented figures:
2023 is compared with as it was approved.

Every district counts 960 of 1.000, so that each of the six coverages is 96 and their mean, IKU 2,
is 96,00; 2023 was approved with 94,24: 96,00 − 94,24 = +1,76. The survey: nine elements of 87,5
with weight 0,111 each are 87,41 (87,4125); 86,95 was approved: +0,46. Money: 25 sub-activities
with 95 of 100 each, 95,00 %.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.closing.closed import balangan_file
from tests.closing.next_years import balangan_2024, fill_2024, lay
from tests.functional.cli_cast import edit, run

from capaian.dossier.years.snapshot import hash_snapshot

SHA256 = hash_snapshot(balangan_file())


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lay(balangan_2024().files, tmp_path_factory.mktemp("2024") / "balangan-2024")
    fill_2024(folder)
    return folder


@pytest.fixture(scope="module")
def results(dossier: Path) -> dict[str, Any]:
    done = run("compute", dossier, "--json")
    assert done.code == 0, done.says
    found: dict[str, Any] = json.loads(done.out)
    return found


def indicator(results: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in results["indicators"] if item["code"] == code)
    return found


@pytest.mark.parametrize(
    ("code", "now", "before", "change"),
    [("iku-2", "96", "94.24", "1.76"), ("iku-1", "87.41", "86.95", "0.46")],
)
def test_the_approved_year_is_compared_with(
    code: str, now: str, before: str, change: str, results: dict[str, Any]
) -> None:
    found = indicator(results, code)
    assert found["periods"][0]["actual"]["value"] == now
    prior = found["prior"]
    assert prior["period"] == "2023"
    assert (prior["actual"]["value"], prior["change"]["value"]) == (before, change)
    assert prior["trend"] == "naik"


def test_the_hash_of_the_closing_appears_in_the_trace(results: dict[str, Any]) -> None:
    for code in ("iku-1", "iku-2"):
        trace = results["traces"][indicator(results, code)["prior"]["actual"]["trace"]]
        assert trace["source"]["file"] == "history.csv"
        assert trace["source"]["sha256"] == SHA256
        assert trace["source"]["title"].startswith("Penutupan tahun 2023 ")


def test_the_approved_achievement_comes_out_again(results: dict[str, Any]) -> None:
    assert indicator(results, "iku-2")["prior"]["achievement"]["value"] == "99.2"


def test_the_target_is_that_of_the_plan(results: dict[str, Any]) -> None:
    assert indicator(results, "iku-2")["periods"][0]["target"]["value"] == "96"
    assert indicator(results, "iku-1")["periods"][0]["target"]["value"] == "86.1"


def test_explain_shows_the_year_before_with_its_closing(dossier: Path) -> None:
    out = run("explain", dossier, "iku-2").out
    assert "Tahun 2023 = 94,24 persen" in out
    assert "Penutupan tahun 2023 Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan" in out
    assert SHA256[:16] in out


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        pytest.param(
            "ktp", "Cakupan Kepemilikan KTP-el, Tahun 2023 = 99,53 persen", id="a component"
        ),
        pytest.param(
            "I.1", "Realisasi Kegiatan I.1, Tahun 2023 = 63.534.800 Rp", id="money of an activity"
        ),
        pytest.param(
            "I.1",
            "Realisasi Capaian kinerja kegiatan Kegiatan I.1, Tahun 2023 = 62,50",
            id="its output",
        ),
    ],
)
def test_explain_leads_components_and_nodes_to_the_closing(
    name: str, figure: str, dossier: Path
) -> None:
    out = run("explain", dossier, name).out
    assert figure in out
    assert SHA256[:16] in out


def test_a_restated_figure_leads_to_its_reason_and_to_the_closing_that_it_corrects(
    dossier: Path, tmp_path: Path
) -> None:
    """Its row still names the closing, which holds what was approved:
    not the source of what is told.
    """
    shutil.copytree(dossier, tmp_path / "d")
    restate(tmp_path / "d")
    out = run("explain", tmp_path / "d", "iku-2").out
    lines = out[out.index("Tahun 2023 = 94,51 persen") :].splitlines()[1:4]
    row, why, approved = (line.strip() for line in lines)
    assert row.startswith("history.csv, baris ")
    assert "Penutupan" not in row
    assert why == "disajikan kembali: Akta Juai dihitung ulang (restatements.csv, baris 2)"
    assert approved.startswith("disahkan: 94,24 (closed/2023.json · Penutupan tahun 2023")
    assert SHA256[:16] in approved


def restate(dossier: Path) -> None:
    edit(dossier / "history.csv", "iku-2,,2023,94.24,", "iku-2,,2023,94.51,")
    (dossier / "restatements.csv").write_text(
        "subject,name,period,column,closed,restated,reason,source\n"
        "iku-2,,2023,actual,94.24,94.51,Akta Juai dihitung ulang,\n",
        encoding="utf-8",
    )


def write_restatements(dossier: Path, rows: Sequence[str]) -> None:
    head = "subject,name,period,column,closed,restated,reason,source"
    (dossier / "restatements.csv").write_text("\n".join((head, *rows, "")), encoding="utf-8")


def test_nothing_is_left_to_fill_in(dossier: Path) -> None:
    assert json.loads(run("check", dossier, "--json").out)["next"] == []


def test_the_report_prints_both_years_and_the_closing(dossier: Path, tmp_path: Path) -> None:
    done = run("report", dossier, "--out", tmp_path, "--format", "html")
    assert done.code == 0, done.says
    html = (tmp_path / "lkjip.html").read_text(encoding="utf-8")
    assert "96,00" in html
    assert "94,24" in html
    assert "+1,76" in html
    assert SHA256[:16] in html
    assert "Penutupan tahun 2023" in html


def test_the_new_year_can_be_closed_in_its_turn(dossier: Path, tmp_path: Path) -> None:
    """Only when its texts are read again, or were approved as they are."""
    close = ("close", dossier, "--on", "2025-02-27", "--out", tmp_path)
    refused = run(*close)
    assert refused.code == 10
    assert "Teks untuk diperiksa kembali" in " ".join(refused.err.split())
    assert not any(tmp_path.iterdir())
    done = run(*close, "--accept-incomplete")
    assert done.code == 0, done.says
    closed = json.loads((tmp_path / "penutupan-63.11-2024.json").read_text(encoding="utf-8"))
    assert closed["previous"] == SHA256


def test_a_restated_year_is_printed_with_its_reason(dossier: Path, tmp_path: Path) -> None:
    restated = shutil.copytree(dossier, tmp_path / "2024")
    edit(restated / "history.csv", "iku-2,,2023,94.24,", "iku-2,,2023,94.51,")
    refused = run("report", restated, "--out", tmp_path / "out", "--format", "html")
    assert refused.code == 10
    assert "Angka tahun 2023 ini lain dari yang disahkan (94.24)" in refused.err
    edit(
        restated / "survey.csv",
        "U1,Persyaratan pelayanan,,,85.34,",
        "U1,Persyaratan pelayanan,,,86.34,",
    )
    edit(
        restated / "inputs.csv",
        "I.1.1,2023,money,all,,30633400,30504800,",
        "I.1.1,2023,money,all,30633400,30633400,30504800,",
    )
    rows = [
        "iku-2,,2023,actual,94.24,94.51,Akta Juai dihitung ulang,",
        "skm,U1,2023,index,85.34,86.34,Salah salin,",
        "I.1.1,money all,2023,original,,30633400,Dahulu terlewat,",
    ]
    for code in ("iku-1", "ik-3-1", "ik-3-3"):
        edit(restated / "history.csv", f"\n{code},,2023,86.95,", f"\n{code},,2023,87.07,")
        rows.append(f"{code},,2023,actual,86.95,87.07,Mengikuti skm: Salah salin,")
    write_restatements(restated, rows)
    done = run("report", restated, "--out", tmp_path / "out", "--format", "html")
    assert done.code == 0, done.says
    html = (tmp_path / "out" / "lkjip.html").read_text(encoding="utf-8")
    assert "Penyajian kembali angka tahun yang sudah ditutup" in html
    assert "Akta Juai dihitung ulang" in html
    assert "Indeks Persyaratan pelayanan, " in html
    assert "Jumlah semula anggaran, " in html
    assert "+1,49" in html
    assert "+0,34" in html
    assert "disahkan: 86,95 (closed/2023.json; Penutupan tahun 2023" in html
