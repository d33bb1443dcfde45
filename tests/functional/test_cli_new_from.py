"""`capaian new --from`: the next year starts from what was approved, and from nothing changed since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.closing.closed import Document, balangan_file, edited, stamp_anew
from tests.functional.cli_cast import Run, run

from capaian.dossier.read import read_dossier
from capaian.dossier.years.snapshot_file import hash_snapshot

NAME = "penutupan-63.11-2023.json"


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
def test_a_closing_that_nothing_is_beside_is_called_unchecked(tmp_path: Path, is_noted: bool) -> None:
    noted = hash_snapshot(balangan_file()) if is_noted else None
    done = go_on(put(tmp_path / "penutupan", balangan_file(), noted), tmp_path / "2024")
    assert done.code == 0
    assert ("belum dibandingkan dengan yang dicatat" in " ".join(done.out.split())) is not is_noted
    year = read_dossier(tmp_path / "2024").office_year
    assert year is not None
    (source,) = [one for one in year.sources if one.id == "penutupan-2023"]
    assert source.sha256 == hash_snapshot(balangan_file())
    assert ("dihitung saat tahun berikutnya dibuat, belum dibandingkan" in source.title) is not is_noted


# --- damaged, edited, newer ---------------------------------------------------------------------------


def raise_figure(document: Document) -> None:
    document["assessment"]["indicators"][0]["periods"][0]["actual"]["value"] = "99.99"


def test_check_tells_a_closing_whose_results_were_raised_with_everything_that_repeats_them(
    closed: Path, tmp_path: Path
) -> None:
    """Whoever edits the closing of a year that goes on can make its hash and its figures there anew."""
    go_on(closed, tmp_path / "2024")
    assert "closing_forged" not in run("check", tmp_path / "2024", "--json").out
    content = (tmp_path / "2024" / "closed" / "2023.json").read_bytes()
    forged = edited(content, raise_figure)
    (tmp_path / "2024" / "closed" / "2023.json").write_bytes(forged)
    approved = json.loads(content)["assessment"]["indicators"][0]["periods"][0]["actual"]["value"]
    for name in ("sources.yaml", "history.csv"):
        file = tmp_path / "2024" / name
        text = file.read_text(encoding="utf-8").replace(hash_snapshot(content), hash_snapshot(forged))
        file.write_text(text.replace(f"iku-1,,2023,{approved},", "iku-1,,2023,99.99,"), encoding="utf-8")
    answer = json.loads(run("check", tmp_path / "2024", "--json").out)
    (issue,) = [one for one in answer["issues"] if one["code"] == "closing_forged"]
    assert issue["level"] == "warning"
    assert f"dalam penutupan 99.99; dihitung ulang {approved}" in issue["message"]


@pytest.mark.parametrize("name", ["../korban.txt", "{}/korban.txt", ".impor-buku.json", "closed/2022.json"])
@pytest.mark.parametrize("is_noted", [True, False])
def test_a_closing_writes_no_file_of_another_name(name: str, is_noted: bool, tmp_path: Path) -> None:
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
def test_a_closing_whose_parts_cannot_be_read_is_broken(file: str, text: str | None, tmp_path: Path) -> None:
    def spoil(document: Document) -> None:
        document["files"] |= {file: text}
        if text is None:
            del document["files"][file]
        stamp_anew(document)

    content = edited(balangan_file(), spoil)
    done = go_on(put(tmp_path / "penutupan", content, hash_snapshot(content)), tmp_path / "2024")
    assert (done.code, done.out) == (10, "")
    assert f"rusak atau terpotong: {file} tidak ada atau tidak terbaca" in " ".join(done.err.split())
    assert not (tmp_path / "2024").exists()


def test_a_key_that_this_program_does_not_know_goes_on_as_it_is(tmp_path: Path) -> None:
    """A closing of another version may have it; check tells it in the new year."""

    def add(document: Document) -> None:
        document["files"]["documents.yaml"] += "lain: 1\n"
        stamp_anew(document)

    content = edited(balangan_file(), add)
    assert go_on(put(tmp_path / "penutupan", content, hash_snapshot(content)), tmp_path / "2024").code == 0
    assert (tmp_path / "2024" / "documents.yaml").read_text(encoding="utf-8").endswith("lain: 1\n")


def test_a_closing_of_another_regency_is_reported_by_the_name_that_its_file_has(tmp_path: Path) -> None:
    content = edited(balangan_file(), lambda document: document["office"].update(code="63.01"))
    done = go_on(put(tmp_path / "penutupan", content, hash_snapshot(content)), tmp_path / "2024")
    assert done.code == 10
    assert NAME in done.err
    assert "penutupan-63.01" not in done.err
