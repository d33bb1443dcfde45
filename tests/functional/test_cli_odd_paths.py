"""Paths that lead nowhere or never end, options that contradict each other, and answers that are mistyped."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from tests.functional.cli_cast import BALANGAN, finish, run, small_dossier, start
from tests.workbooks.grids import COUNTS, changed_book, put

FAULT = "kesalahan Capaian"


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    """A link that leads back to itself."""
    link = tmp_path / "putar"
    link.symlink_to(link)
    return link


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("new", "LOOP", "--regency", "Samosir", "--year", "2024"), 11),
        (("workbook", "export", "LOOP"), 11),
        (("close", "LOOP", "--on", "2024-02-28"), 11),
        (("close", "DOSSIER", "--on", "2024-02-28", "--approved-by", "kepala", "--out", "LOOP"), 11),
        (("check", "LOOP"), 11),
        (("format", "LOOP"), 11),
        (("workbook", "import", "BOOK", "LOOP", "--yes"), 11),
    ],
    ids=["new", "export", "close", "close into", "check", "format", "import"],
)
def test_a_link_to_itself_is_told_as_what_cannot_be_used(
    command: tuple[str, ...], code: int, loop: Path, tmp_path: Path
) -> None:
    words = {"LOOP": str(loop), "DOSSIER": str(BALANGAN), "BOOK": ""}
    if "BOOK" in command:
        words["BOOK"] = str(changed_book(tmp_path, put(COUNTS, 3, "value", 12337)))
    if "DOSSIER" in command:
        command = tuple(word for word in command if word not in ("--approved-by", "kepala"))
    done = run(*(words.get(word, word) for word in command))
    assert (done.code, FAULT in done.says) == (code, False)
    assert loop.name in done.err
    assert loop.is_symlink()


@pytest.mark.parametrize("place", ["penutupan.json", "penutupan.json.sha256"])
def test_a_pipe_is_no_closing_and_is_not_waited_for(place: str, tmp_path: Path) -> None:
    (tmp_path / "penutupan.json").write_text("{}")
    (tmp_path / place).unlink(missing_ok=True)
    os.mkfifo(tmp_path / place)
    done = finish(start("new", tmp_path / "baru", "--from", tmp_path / "penutupan.json"))
    told = " ".join(done.err.split())
    assert done.code in (10, 11)
    assert "bukan berkas biasa" in told or "penutupan.json.sha256" in told
    assert not (tmp_path / "baru").exists()


def test_the_two_answers_about_a_copy_contradict_each_other(tmp_path: Path) -> None:
    dossier, book = small_dossier(tmp_path), changed_book(tmp_path, put(COUNTS, 3, "value", 12337))
    before = (dossier / "counts.csv").read_bytes()
    for options in (("--same-book", "--other-copy"), ("--other-copy", "--same-book")):
        done = run("workbook", "import", book, dossier, "--yes", *options)
        assert (done.code, "bertentangan. Pilih salah satu." in done.err) == (2, True)
        assert (dossier / "counts.csv").read_bytes() == before
    assert run("workbook", "import", book, dossier, "--yes", "--same-book").code == 0


@pytest.mark.parametrize("place", [0, 1])
def test_an_empty_name_is_no_workbook_and_no_dossier(place: int, tmp_path: Path) -> None:
    names = [str(changed_book(tmp_path)), str(small_dossier(tmp_path))]
    names[place] = ""
    done = run("workbook", "import", *names, "--dry-run")
    assert (done.code, "Nama berkas atau folder kosong" in done.err) == (2, True)


@pytest.mark.parametrize("wrong", [["Balagnan"], ["Balagnan", "99.99"], ["x"] * 4])
def test_a_mistyped_regency_is_asked_for_again(
    wrong: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [*wrong, "Kabupaten Balangan", "2024", ""]
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{answer}\n" for answer in answers)))
    done = run("new", tmp_path / "kantor")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("kabupaten/kota:") == len(wrong) + 1
    assert wrong[0] in done.out
    assert "Kabupaten Balangan, 63.11, tahun 2024" in done.out


@pytest.mark.parametrize("answers", [[], ["Balagnan"], ["Balagnan"] * 9], ids=["none", "one", "many"])
def test_who_gives_no_answer_is_not_asked_for_ever(
    answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{answer}\n" for answer in answers)))
    done = run("new", tmp_path / "kantor")
    assert (done.code, "--regency DAERAH" in done.err) == (2, True)
    assert not (tmp_path / "kantor").exists()


def test_a_regency_that_was_given_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wrote it as an option can write the command again."""
    monkeypatch.setattr("sys.stdin", Terminal("Kabupaten Balangan\n"))
    done = run("new", tmp_path / "kantor", "--regency", "Balagnan", "--year", "2024")
    assert (done.code, "Balagnan" in done.err) == (2, True)
