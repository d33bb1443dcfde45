"""A year is closed and the next one begins: `capaian close`, `new --from`,
and what `check` says is next.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.closing.closed import Document, balangan_file, edited, stamp_anew
from tests.functional.cli_cast import BALANGAN, Run, edit, run

from capaian.dossier.read import read_dossier
from capaian.dossier.years.snapshot import hash_snapshot, read_snapshot

NAME = "penutupan-63.11-2023.json"


def close(out: Path, *options: str, on: str = "2024-02-28", dossier: Path = BALANGAN) -> Run:
    return run("close", dossier, "--out", out, "--on", on, *options)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@cache
def closed_once() -> dict[str, bytes]:
    """The example closed, for tests of what comes after."""
    with TemporaryDirectory() as folder:
        assert close(Path(folder)).code == 0
        return content(Path(folder))


def put_closed(out: Path) -> None:
    """Lay the closing of the example into a folder, as `close` does;
    a copy of the example closes alike.
    """
    out.mkdir(exist_ok=True)
    for name, written in closed_once().items():
        (out / name).write_bytes(written)


def test_the_year_is_one_file_with_its_hash_beside_it(tmp_path: Path) -> None:
    done = close(tmp_path)
    assert done.code == 0
    written = content(tmp_path)
    assert set(written) == {NAME, f"{NAME}.sha256"}
    sha256 = hash_snapshot(written[NAME])
    assert written[f"{NAME}.sha256"].decode() == f"{sha256}  {NAME}\n"
    assert done.out.splitlines()[:3] == [
        f"Ditutup: {tmp_path / NAME}",
        f"SHA-256: {sha256}",
        "Disahkan: Kepala Dinas, 28 Februari 2024.",
    ]
    assert f"Simpan berkas itu bersama {NAME}.sha256" in " ".join(done.out.split())
    assert f"new FOLDER-BARU --from {tmp_path / NAME}" in done.out
    assert "3 peringatan" in done.err


def test_a_replacement_says_what_and_why_and_keeps_the_old_one(tmp_path: Path) -> None:
    put_closed(tmp_path)
    old = content(tmp_path)[NAME]
    sha256 = hash_snapshot(old)
    done = close(
        tmp_path, "--replaces", sha256.upper(), "--reason", " Jumlah  Juai salah ", on="2024-03-01"
    )
    assert done.code == 0
    snapshot = read_snapshot((tmp_path / NAME).read_bytes(), NAME)
    assert snapshot.replaced is not None
    assert (snapshot.replaced.sha256, snapshot.replaced.reason) == (sha256, "Jumlah Juai salah")
    kept = f"{NAME.removesuffix('.json')}-{sha256[:8]}.json"
    assert content(tmp_path)[kept] == old
    assert content(tmp_path)[f"{kept}.sha256"].decode() == f"{sha256}  {kept}\n"


def test_for_programs_it_is_json(tmp_path: Path) -> None:
    answer = json.loads(close(tmp_path, "--json").out)
    assert answer == {
        "schema": "capaian/closing/1",
        "file": str(tmp_path / NAME),
        "sha256": hash_snapshot((tmp_path / NAME).read_bytes()),
        "year": 2023,
        "approved": {"post": "kepala-dinas", "date": "2024-02-28"},
        "lacking": [],
        "written": True,
    }
    assert json.loads(close(tmp_path, "--json").out)["written"] is False


def test_a_hash_that_was_lost_is_written_beside_the_closing_again(tmp_path: Path) -> None:
    """A computer that stopped between the two leaves the closing alone."""
    put_closed(tmp_path)
    before = content(tmp_path)
    (tmp_path / f"{NAME}.sha256").unlink()
    done = close(tmp_path)
    assert done.out.startswith("Sudah ditutup, tidak berubah:")
    assert content(tmp_path) == before


def raise_result(folder: Path) -> None:
    """Raise a result in the file of a closing, and write its hash down anew."""
    file = folder / NAME
    content = file.read_bytes().replace(b'"94.24"', b'"99.24"').replace(b'"94,24"', b'"99,24"')
    file.write_bytes(content)
    (folder / f"{NAME}.sha256").write_text(f"{hash_snapshot(content)}  {NAME}\n", encoding="utf-8")


def test_the_next_year_says_which_results_were_raised(tmp_path: Path) -> None:
    put_closed(tmp_path)
    raise_result(tmp_path)
    begun = run("new", tmp_path / "2024", "--from", tmp_path / NAME)
    words = " ".join(begun.out.split())
    assert begun.code == 0
    assert "bukan hasil hitungan datanya sendiri" in words
    assert "◊ iku-2, 2023, realisasi: dalam penutupan 99,24; dihitung ulang 94,24." in words


def test_raised_results_without_a_hash_beside_them_start_no_year(tmp_path: Path) -> None:
    put_closed(tmp_path)
    raise_result(tmp_path)
    (tmp_path / f"{NAME}.sha256").unlink()
    begun = run("new", tmp_path / "2024", "--from", tmp_path / NAME)
    words = " ".join((begun.out + begun.err).split())
    assert begun.code == 10
    assert "iku-2, 2023, realisasi: dalam penutupan 99,24; dihitung ulang 94,24" in words
    assert f"Letakkan {NAME}.sha256" in words
    assert not (tmp_path / "2024").exists()


@pytest.mark.parametrize(
    "noted", [b"", b"\x00\xff\xfe\x01", b"SHA-256 hilang\n", b"abc123  penutupan.json\n"]
)
def test_what_is_no_hash_is_reported_of_its_own_file(noted: bytes, tmp_path: Path) -> None:
    put_closed(tmp_path)
    (tmp_path / f"{NAME}.sha256").write_bytes(noted)
    done = run("new", tmp_path / "2024", "--from", tmp_path / NAME)
    assert done.code == 10
    assert f"{NAME}.sha256" in done.err
    assert "bukan SHA-256" in done.err
    assert "berubah sesudah disahkan" not in done.err


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The closed year of the example with its hash beside it, as `capaian close` writes them."""
    return put(tmp_path / "penutupan", balangan_file(), hash_snapshot(balangan_file()))


def put(folder: Path, content: bytes, sha256: str | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / NAME).write_bytes(content)
    if sha256 is not None:
        (folder / f"{NAME}.sha256").write_text(f"{sha256}  {NAME}\n", encoding="utf-8")
    return folder / NAME


def go_on(closed: Path, folder: Path, *options: str) -> Run:
    return run("new", folder, "--from", closed, *options)


@pytest.mark.parametrize("is_noted", [True, False])
def test_a_closing_without_its_dossier_is_called_unchecked(tmp_path: Path, is_noted: bool) -> None:
    noted = hash_snapshot(balangan_file()) if is_noted else None
    done = go_on(put(tmp_path / "penutupan", balangan_file(), noted), tmp_path / "2024")
    assert done.code == 0
    assert ("belum dibandingkan dengan yang dicatat" in " ".join(done.out.split())) is not is_noted
    year = read_dossier(tmp_path / "2024").office_year
    assert year is not None
    (source,) = [one for one in year.sources if one.id == "penutupan-2023"]
    assert source.sha256 == hash_snapshot(balangan_file())
    assert (
        "dihitung saat tahun berikutnya dibuat, belum dibandingkan" in source.title
    ) is not is_noted


# --- damaged, edited, newer


def raise_figure(document: Document) -> None:
    document["assessment"]["indicators"][0]["periods"][0]["actual"]["value"] = "99.99"


def test_check_tells_a_closing_whose_results_were_raised_with_everything_that_repeats_them(
    closed: Path, tmp_path: Path
) -> None:
    """Whoever edits the closing of a year that goes on can make its hash and
    its figures there anew.
    """
    go_on(closed, tmp_path / "2024")
    assert "closing_forged" not in run("check", tmp_path / "2024", "--json").out
    content = (tmp_path / "2024" / "closed" / "2023.json").read_bytes()
    forged = edited(content, raise_figure)
    (tmp_path / "2024" / "closed" / "2023.json").write_bytes(forged)
    approved = json.loads(content)["assessment"]["indicators"][0]["periods"][0]["actual"]["value"]
    for name in ("sources.yaml", "history.csv"):
        file = tmp_path / "2024" / name
        text = file.read_text(encoding="utf-8").replace(
            hash_snapshot(content), hash_snapshot(forged)
        )
        file.write_text(
            text.replace(f"iku-1,,2023,{approved},", "iku-1,,2023,99.99,"), encoding="utf-8"
        )
    answer = json.loads(run("check", tmp_path / "2024", "--json").out)
    (issue,) = [one for one in answer["issues"] if one["code"] == "closing_forged"]
    assert issue["level"] == "warning"
    assert f"dalam penutupan 99.99; dihitung ulang {approved}" in issue["message"]


@pytest.mark.parametrize(
    "name", ["../korban.txt", "{}/korban.txt", ".impor-buku.json", "closed/2022.json"]
)
@pytest.mark.parametrize("is_noted", [True, False])
def test_a_closing_writes_no_file_of_another_name(
    name: str, is_noted: bool, tmp_path: Path
) -> None:
    """Whoever edits a closing can make every hash in it anew."""
    name = name.format(tmp_path)
    (tmp_path / "korban.txt").write_text("punya saya", encoding="utf-8")

    def plant(document: Document) -> None:
        document["files"][name] = "milik penyerang\n"
        stamp_anew(document)

    content = edited(balangan_file(), plant)
    spoiled = put(tmp_path / "penutupan", content, hash_snapshot(content) if is_noted else None)
    done = go_on(spoiled, tmp_path / "2024")
    assert (done.code, done.out) == (10, "")
    assert NAME in done.err
    assert f'Tertulis: "{name[:70]}' in " ".join(done.err.split())
    assert (tmp_path / "korban.txt").read_text(encoding="utf-8") == "punya saya"
    assert {path.name for path in tmp_path.iterdir()} == {"korban.txt", "penutupan"}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("office.yaml", None),
        ("office.yaml", "["),
        ("plan.yaml", "a: &x [*x]\n"),
        ("office.yaml", "office: {name: Dinas}\n"),
        ("agreements.yaml", "agreements:\n  - {id: pk, revision: kedua}\n"),
    ],
)
def test_a_closing_whose_parts_cannot_be_read_is_broken(
    file: str, text: str | None, tmp_path: Path
) -> None:
    def spoil(document: Document) -> None:
        document["files"] |= {file: text}
        if text is None:
            del document["files"][file]
        stamp_anew(document)

    content = edited(balangan_file(), spoil)
    done = go_on(put(tmp_path / "penutupan", content, hash_snapshot(content)), tmp_path / "2024")
    assert (done.code, done.out) == (10, "")
    assert f"rusak atau terpotong: {file} tidak ada atau tidak terbaca" in " ".join(
        done.err.split()
    )
    assert not (tmp_path / "2024").exists()


def test_a_key_that_this_program_does_not_know_goes_on_as_it_is(tmp_path: Path) -> None:
    """A closing of another version may have it; check tells it in the new year."""

    def add(document: Document) -> None:
        document["files"]["documents.yaml"] += "lain: 1\n"
        stamp_anew(document)

    content = edited(balangan_file(), add)
    assert (
        go_on(put(tmp_path / "penutupan", content, hash_snapshot(content)), tmp_path / "2024").code
        == 0
    )
    assert (tmp_path / "2024" / "documents.yaml").read_text(encoding="utf-8").endswith("lain: 1\n")


def test_a_closing_of_another_regency_is_reported_by_the_name_that_its_file_has(
    tmp_path: Path,
) -> None:
    content = edited(balangan_file(), lambda document: document["office"].update(code="63.01"))
    done = go_on(put(tmp_path / "penutupan", content, hash_snapshot(content)), tmp_path / "2024")
    assert done.code == 10
    assert NAME in done.err
    assert "penutupan-63.01" not in done.err


Row = dict[str, str]
Step = dict[str, Any]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A new dossier without a single figure."""
    folder = tmp_path / "kantor"
    done = run("new", folder, "--regency", "63.11", "--year", "2024")
    assert done.code == 0, done.says
    return folder


def steps(office: Path) -> dict[str, Step]:
    found: list[Step] = json.loads(run("check", office, "--json").out)["next"]
    first: dict[str, Step] = {}
    for step in found:
        first.setdefault(step["file"], step)
    return first


def fill(file: Path, change: Callable[[Row], Mapping[str, str]]) -> None:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows([{**row, **change(row)} for row in rows])


def fill_counts(office: Path) -> None:
    wholes = ("families", "eligible", "population", "reported")
    fill(
        office / "counts.csv",
        lambda row: {"value": "1000" if row["measure"].endswith(wholes) else "950"},
    )


def fill_money(office: Path) -> None:
    fill(office / "inputs.csv", lambda _: {"original": "100", "revised": "100", "actual": "90"})


def fill_survey(office: Path) -> None:
    fill(office / "survey.csv", lambda _: {"answers": "150", "index": "85"})


def fill_targets(office: Path) -> None:
    targets = (
        "    second_party: Bupati Balangan\n    targets:\n"
        "      - {indicator: ikm, target: 84}\n      - {indicator: kepemilikan-dokumen, "
        "target: 95}\n"
    )
    edit(office / "agreements.yaml", "    second_party: Bupati Balangan\n", targets)


def fill_outputs(office: Path) -> None:
    """Report one output of each program."""
    nodes = [
        line.split(",")[0]
        for line in (office / "nodes.csv").read_text().splitlines()
        if ",program," in line
    ]
    rows = [f"{node},Layanan selesai,dokumen,2024,100,95" for node in nodes]
    (office / "outputs.csv").write_text(
        "\n".join(["node,name,unit,period,target,actual", *rows, ""])
    )


FILLING = {
    "counts.csv": fill_counts,
    "inputs.csv": fill_money,
    "survey.csv": fill_survey,
    "agreements.yaml": fill_targets,
    "outputs.csv": fill_outputs,
}


def test_an_empty_office_reads_what_each_file_opens(office: Path) -> None:
    found = steps(office)
    assert list(found) == [
        "counts.csv",
        "inputs.csv",
        "survey.csv",
        "agreements.yaml",
        "outputs.csv",
    ]
    assert found["counts.csv"]["papers"] == ["lkjip"]
    assert found["agreements.yaml"]["papers"] == ["pk"]
    assert found["outputs.csv"]["results"] == [
        "capaian dan efisiensi program 2.12.02, 2.12.03, 2.12.04, 2.12.05"
    ]
    assert any(
        "Tingkat kepemilikan dokumen" in result for result in found["counts.csv"]["results"]
    )
    assert any("Indeks kepuasan" in result for result in found["survey.csv"]["results"])


def test_the_screen_names_file_facts_papers_and_results(office: Path) -> None:
    done = run("check", office)
    assert (done.code, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert (
        "Yang diisi berikutnya, menurut apa yang dibukanya: 1. counts.csv: 12 ukuran di 8 "
        "kecamatan" in words
    )
    assert "→ naskah: lkjip → hasil: Cakupan penerbitan Kartu Keluarga; " in words
    assert "; dan 4 lagi 2. inputs.csv: anggaran dan realisasi 45 dari 45 sub kegiatan" in words
    assert words.endswith("--for semua") and f"check {office} --for semua" in words


def test_following_the_next_steps_leads_to_the_printed_report(
    office: Path, tmp_path: Path
) -> None:
    """Each step takes away exactly its own line; when none is left the report comes,
    with its figures.
    """
    waiting = list(steps(office))
    while waiting:
        assert run("report", office, "--out", tmp_path / "out", "--format", "html").code == (
            0 if waiting[0] in ("agreements.yaml", "outputs.csv") else 10
        )
        FILLING[waiting[0]](office)
        left = list(steps(office))
        assert left == waiting[1:]
        waiting = left
    done = run("report", office, "--out", tmp_path / "out", "--format", "html")
    assert done.code == 0, done.says
    html = (tmp_path / "out" / "lkjip.html").read_text(encoding="utf-8")
    assert "Kabupaten Balangan" in html
    assert "95,00" in html
    assert "bertugas ." not in html


def test_papers_of_parts_of_the_year_are_not_promised_for_figures_of_the_year(
    office: Path,
) -> None:
    promised = {paper for step in steps(office).values() for paper in step["papers"]}
    assert promised == {"lkjip", "pk", "laporan-skm", "publikasi-skm", "surat-skm"}
