"""What may lie in the folder of a dossier, and what is refused without being opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base, describe
from tests.dossier_hash import hash_dossier

from capaian.domain.issue import Level
from capaian.dossier import file_names
from capaian.dossier import folder as folder_module
from capaian.dossier.canonical import format_dossier
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import MAX_ISSUES_PER_FILE, IssueLog
from capaian.dossier.read import read_dossier
from capaian.dossier.reading import csv_reader

PNG = (BASE / "evidence" / "loket.png").read_bytes()


def found(dossier: Path) -> list[str]:
    return [describe(issue) for issue in read_dossier(dossier).issues]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def in_place_of(name: str, put: Callable[[Path], None]) -> Callable[[Path], None]:
    """Put something else where a file or folder of the dossier lies."""

    def change(dossier: Path) -> None:
        (dossier / name).rename(dossier.parent / "elsewhere")
        put(dossier / name)

    return change


def link(name: str, target: str) -> Callable[[Path], None]:
    return lambda dossier: (dossier / name).symlink_to(target)


def write(name: str, content: bytes = b"x") -> Callable[[Path], None]:
    def change(dossier: Path) -> None:
        (dossier / name).parent.mkdir(exist_ok=True)
        (dossier / name).write_bytes(content)

    return change


def all_of(*changes: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(dossier: Path) -> None:
        for each in changes:
            each(dossier)

    return change


def stretch(name: str, size: int) -> Callable[[Path], None]:
    def change(dossier: Path) -> None:
        with (dossier / name).open("ab") as stream:
            stream.truncate(size)

    return change


def to_elsewhere(path: Path) -> None:
    path.symlink_to(path.parents[1] / "elsewhere")


MACHINE_FILES = (".git", ".DS_Store", "~$plan.yaml", "Thumbs.db", "desktop.ini", "README.md")
LISTED = b"evidence:\n  - {file: foto/a.png}\n  - {file: loket.png}\n"


@pytest.mark.parametrize(
    ("change", "issues"),
    [
        (in_place_of("counts.csv", to_elsewhere), ["symlink_refused counts.csv"]),
        (
            in_place_of("awards.yaml", lambda path: path.symlink_to(path)),
            ["symlink_refused awards.yaml"],
        ),
        (link("evidence/sandi.txt", "/etc/passwd"), ["symlink_refused evidence/sandi.txt"]),
        (link("evidence/semua", "/"), ["symlink_refused evidence/semua"]),
        (link("narrative/lain.md", "/etc/passwd"), ["symlink_refused narrative/lain.md"]),
        (in_place_of("counts.csv", Path.mkdir), ["not_a_file counts.csv"]),
        (in_place_of("plan.yaml", Path.mkdir), ["not_a_file plan.yaml"]),  # and not also missing
        (in_place_of("counts.csv", os.mkfifo), ["not_a_file counts.csv"]),
        (
            lambda dossier: os.mkfifo(dossier / "evidence/pipa.png"),
            ["not_a_file evidence/pipa.png"],
        ),
        (lambda dossier: (dossier / "narrative/bab.md").mkdir(), ["not_a_file narrative/bab.md"]),
        (write("narrative/Ringkasan.md"), ["bad_narrative_name narrative/Ringkasan.md"]),
        (write("narrative/a b.md"), ["bad_narrative_name narrative/a b.md"]),
        (write("narrative/catatan.txt"), ["bad_narrative_name narrative/catatan.txt"]),
        (write("narrative/gambar.png"), ["bad_narrative_name narrative/gambar.png"]),
        (write("narrative/a.b..md"), []),
        (all_of(write("evidence/foto/a.png", PNG), write("evidence.yaml", LISTED)), []),
        (all_of(*map(write, MACHINE_FILES), write("evidence/.DS_Store")), []),
        (stretch("evidence/film.png", 50_000_001), ["file_too_large evidence/film.png"]),
        (
            write("narrative/ringkasan.md", b"baris satu\ncaf\xe9\n"),
            ["bad_encoding narrative/ringkasan.md:2"],
        ),
        (
            write("training.csv", b"name\n" + b"x" * 20_001 + b"\n"),
            ["cell_too_long training.csv:2:name"],
        ),
        (
            write("training.csv", b"name\n" + b"x" * 1_000_001 + b"\n"),
            ["csv_syntax training.csv:2"],
        ),
        (write("layout.yaml", b"[" + b"a, " * 100_001 + b"]"), ["too_many_values layout.yaml:1"]),
        (write("counts.csv", b"measure,area\nx,\xff\n"), ["bad_encoding counts.csv:2"]),
        (write("counts.csv", "measure,area\n".encode("utf-16")), ["bad_encoding counts.csv:1"]),
        (write("counts.csv", b"\xed\xa0\x80"), ["bad_encoding counts.csv:1"]),
        (write("counts.csv", b"measure\0"), ["nul_byte counts.csv:1"]),
        (write("counts.csv", b"\xef\xbb\xbf"), ["empty_file counts.csv"]),
        (write("counts.csv", b"\n\n\n"), ["empty_file counts.csv"]),
    ],
)
def test_what_may_lie_there_and_what_is_refused(
    change: Callable[[Path], None], issues: list[str], dossier: Path
) -> None:
    change(dossier)
    assert found(dossier) == issues
    assert all(len(issue.value or "") <= 80 for issue in read_dossier(dossier).issues)
    refused = {
        issue.partition(" ")[2] for issue in issues if issue.startswith(("symlink", "not_a"))
    }
    assert not refused & {*read_dossier(dossier).files}, "nothing of it was read"


@pytest.mark.parametrize("name", ["narrative", "evidence"])
@pytest.mark.parametrize(
    ("put", "code"),
    [(to_elsewhere, "symlink_refused"), (lambda path: path.write_text("x"), "not_a_folder")],
)
def test_what_lies_in_place_of_a_folder(
    name: str, put: Callable[[Path], None], code: str, dossier: Path
) -> None:
    in_place_of(name, put)(dossier)
    assert found(dossier)[0] == f"{code} {name}"
    assert not any(file.startswith(f"{name}/") for file in read_dossier(dossier).files)


def test_the_dossier_itself_may_be_reached_through_a_link(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "kini").symlink_to(dossier)
    assert found(tmp_path / "kini") == []


# --- own forms of other papers


def write_layout(dossier: Path, name: str, text: str = "extends: lkjip\n") -> None:
    (dossier / "layouts").mkdir(exist_ok=True)
    (dossier / "layouts" / name).write_text(text)


@pytest.fixture
def two_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_names, "layout_kinds", lambda: ("lkjip", "pk", "renja"))


@pytest.mark.usefixtures("two_kinds")
def test_an_own_form_of_a_paper_belongs_to_the_dossier(dossier: Path) -> None:
    before = hash_dossier(dossier)
    write_layout(dossier, "pk.yaml")
    assert found(dossier) == []
    assert "layouts/pk.yaml" in read_dossier(dossier).files
    assert hash_dossier(dossier) != before


WRONG_LAYOUTS = [
    ("renj.yaml", "unknown_paper", "Beri nama menurut naskahnya. Yang terdekat: renja.yaml"),
    ("pk.yml", "unknown_paper", "pk.yaml"),
    ("lkjip.yaml", "layout_elsewhere", "layout.yaml"),
]


@pytest.mark.usefixtures("two_kinds")
@pytest.mark.parametrize(
    ("name", "code", "hint"), WRONG_LAYOUTS, ids=[w[0] for w in WRONG_LAYOUTS]
)
def test_a_form_of_no_known_paper_is_reported(
    name: str, code: str, hint: str, dossier: Path
) -> None:
    write_layout(dossier, name)
    (issue,) = read_dossier(dossier).issues
    assert (issue.code, issue.place.file, issue.level) == (code, f"layouts/{name}", Level.ERROR)
    assert hint in issue.remedy


@pytest.mark.usefixtures("two_kinds")
def test_a_form_of_a_paper_must_be_harmless(dossier: Path) -> None:
    write_layout(dossier, "pk.yaml", "a: &x [1]\nb: *x\n")
    write_layout(dossier, "renja.yaml", "judul: [")
    assert found(dossier) == [
        "yaml_alias layouts/pk.yaml:1",
        "yaml_alias layouts/pk.yaml:2",
        "yaml_syntax layouts/renja.yaml:1",
    ]


@pytest.mark.usefixtures("two_kinds")
def test_a_form_of_a_paper_ends_with_one_line_break(dossier: Path) -> None:
    write_layout(dossier, "pk.yaml", "extends: pk\n\n\n")
    format_dossier(dossier)
    assert (dossier / "layouts" / "pk.yaml").read_text() == "extends: pk\n"


@pytest.mark.parametrize("levels", [9, 10, 40])
def test_folders_within_folders_end_somewhere(dossier: Path, levels: int) -> None:
    handle = os.open(dossier / "evidence", os.O_RDONLY)
    for _ in range(levels):  # a path of this length can only be made step by step
        os.mkdir("a", dir_fd=handle)
        below = os.open("a", os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = below
    os.close(handle)
    deepest = "evidence" + "/a" * 10
    assert found(dossier) == ([] if levels < 10 else [f"too_deep_folder {deepest}"])
    remove_chain(dossier / "evidence")


def remove_chain(folder: Path) -> None:
    """Remove folders within folders, deeper than the clearing of temporary folders can go."""
    while (folder / "a").exists():
        if not (folder / "a" / "a").exists():
            (folder / "a").rmdir()
            return
        (folder / "a" / "a").rename(folder / "b")
        (folder / "a").rmdir()
        (folder / "b").rename(folder / "a")


def test_a_name_that_cannot_be_printed_is_still_reported(dossier: Path) -> None:
    (dossier / os.fsdecode(b"rusak\xff.csv")).write_text("x")
    (issue,) = read_dossier(dossier).issues
    str(issue).encode("utf-8")


def test_a_name_with_a_number_of_a_person_does_not_repeat_it(dossier: Path) -> None:
    (dossier / "evidence" / "ktp-6399010101900001.png").write_bytes(PNG)
    (issue,) = read_dossier(dossier).issues
    assert issue.code == "personal_number"
    assert "6399010101900001" not in str(issue)


def test_too_large_files_are_not_read(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(folder_module._LIMITS, ".csv", 10)
    assert "file_too_large counts.csv" in found(dossier)


@pytest.mark.parametrize(("name", "size"), [("plan.yaml", 2_000_001), ("counts.csv", 20_000_001)])
def test_the_limits_of_size(name: str, size: int, dossier: Path) -> None:
    with (dossier / name).open("r+b") as stream:
        stream.truncate(size)
    assert f"file_too_large {name}" in found(dossier)


def test_too_many_files(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "_MAX_FILES", 5)
    assert found(dossier)[0] == "too_many_files ."


def test_a_file_that_vanishes_or_may_not_be_read(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path.name in ("counts.csv", "loket.png"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert found(dossier) == [
        "unreadable_file counts.csv",
        "unreadable_file evidence/loket.png",
        "evidence_missing evidence.yaml:2:evidence[loket.png].file",
    ]


def test_a_folder_that_may_not_be_listed(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "narrative":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(dossier) == ["unreadable_file narrative"]


def test_problems_of_one_file_are_counted_beyond_a_limit(dossier: Path) -> None:
    rows = "".join(f"ktp.holders,63.99,{year},x\n" for year in range(1900, 2199))
    (dossier / "counts.csv").write_text(f"measure,area,period,value\n{rows}{rows}{rows}")
    result = read_dossier(dossier)
    in_counts = [issue for issue in result.issues if issue.place.file == "counts.csv"]
    assert len(in_counts) == MAX_ISSUES_PER_FILE + 1
    assert in_counts[-1].code == "more_issues"
    assert "Masih ada" in in_counts[-1].message


def test_too_many_rows(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "MAX_ROWS", 120)
    rows = "".join(f"Pelatihan {number}\n" for number in range(125))
    (dossier / "training.csv").write_text(f"name\n{rows}")
    result = read_dossier(dossier)
    assert [describe(issue) for issue in result.issues] == ["too_many_rows training.csv:122"]
    assert result.partial is not None
    assert len(result.partial.training) == 120


def test_scanning_leaves_the_folder_as_it_was(dossier: Path) -> None:
    def state() -> list[tuple[str, int, int]]:
        return [
            (str(p), p.stat().st_mtime_ns, stat.S_IMODE(p.stat().st_mode))
            for p in sorted(dossier.rglob("*"))
        ]

    before = state()
    scan_folder(dossier, IssueLog())
    assert state() == before
