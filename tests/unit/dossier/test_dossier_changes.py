"""Several files change at once or not at all, whatever stops the machine in between."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from capaian.domain.errors import FileError
from capaian.domain.issue import Level
from capaian.dossier import changes
from capaian.dossier.changes import (
    EditedSinceError,
    StrangePlanError,
    apply_changes,
    finish_changes,
)
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog

OLD = {"a.csv": b"lama a", "b.yaml": b"lama b", "narrative/satu.md": b"lama satu"}
WANTED: Mapping[str, bytes | None] = {
    "a.csv": b"baru a",
    "b.yaml": None,
    "narrative/dua.md": b"baru dua",
    "baru.csv": b"baru",
}
NEW = {
    "a.csv": b"baru a",
    "baru.csv": b"baru",
    "narrative/satu.md": b"lama satu",
    "narrative/dua.md": b"baru dua",
}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_are_replaced_made_and_deleted_and_nothing_is_left_beside(dossier: Path) -> None:
    apply_changes(dossier, WANTED)
    assert contents(dossier) == NEW
    assert not (dossier / ".capaian-ubah").exists()


def test_a_replaced_file_keeps_its_mode(dossier: Path) -> None:
    (dossier / "a.csv").chmod(0o640)
    apply_changes(dossier, {"a.csv": b"baru"})
    assert (dossier / "a.csv").stat().st_mode & 0o777 == 0o640


def test_no_change_writes_nothing(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "write_durably", pytest.fail)
    apply_changes(dossier, {})
    assert contents(dossier) == OLD


@pytest.mark.parametrize("name", ["../luar.csv", "/luar.csv", "narrative/../../luar.md", "."])
def test_nothing_outside_the_dossier_is_written(dossier: Path, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        apply_changes(dossier, {"a.csv": b"baru", name: b"x"})
    assert contents(dossier) == OLD


def test_a_full_disk_is_reported_with_the_folder(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system names no file when a write finds no room."""

    def write(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(changes, "write_durably", write)
    with pytest.raises(FileError, match=re.escape(f"{dossier}: tidak dapat ditulis.")):
        apply_changes(dossier, WANTED)


def test_where_a_file_cannot_take_its_place_all_are_as_before(dossier: Path) -> None:
    (dossier / "baru.csv" / "penuh").mkdir(parents=True)
    with pytest.raises(FileError, match="tidak dapat ditulis"):
        apply_changes(dossier, WANTED)
    assert contents(dossier) == OLD
    assert sorted(path.name for path in dossier.iterdir()) == [
        "a.csv",
        "b.yaml",
        "baru.csv",
        "narrative",
    ]


KILLED = """
import os, sys
from pathlib import Path
from capaian.dossier.changes import apply_changes

OLD, WANTED = {OLD!r}, {WANTED!r}
left = 0

def stopping(name):
    real = getattr(os, name)
    def step(*a, **k):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return real(*a, **k)
    setattr(os, name, step)

for count in range(300):
    made = Path(sys.argv[1]) / str(count)
    for name, content in OLD.items():
        (made / name).parent.mkdir(exist_ok=True, parents=True)
        (made / name).write_bytes(content)
    child = os.fork()
    if not child:
        left = count
        for name in "mkdir open fsync replace rename unlink link rmdir chmod".split():
            stopping(name)
        apply_changes(made, WANTED)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
"""


def test_killed_at_any_step_it_is_old_or_new(tmp_path: Path) -> None:
    code = KILLED.replace("{OLD!r}", repr(OLD)).replace("{WANTED!r}", repr(dict(WANTED)))
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
    folders = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
    for folder in folders:
        finish_changes(folder)
    states = [contents(folder) for folder in folders]
    assert all(state in (OLD, NEW) for state in states)
    turn = states.index(NEW)
    assert 3 < turn < len(states) - 3
    assert all(state == OLD for state in states[:turn])
    assert all(state == NEW for state in states[turn:])


def cut_short(
    dossier: Path,
    monkeypatch: pytest.MonkeyPatch,
    wanted: Mapping[str, bytes | None] = WANTED,
    done: int = 1,
) -> None:
    """Decide a change, and carry out its first steps only."""

    def stop(folder: Path, steps: list[changes._Step]) -> None:
        for step in steps[:done]:
            changes._take(folder, step)

    with monkeypatch.context() as patched:
        patched.setattr(changes, "_carry_out", stop)
        apply_changes(dossier, wanted)


def everything(folder: Path) -> dict[str, bytes]:
    """The files of a folder with those that are hidden."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("done", range(9))
def test_reading_finishes_what_was_decided(
    done: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = tmp_path / "dossier"
    old = {
        "areas.csv": b"lama",
        "plan.yaml": b"lama",
        "narrative/lama.md": b"lama",
        "peers.csv": b"tetap",
    }
    wanted = {
        "areas.csv": b"baru",
        "plan.yaml": None,
        "counts.csv": b"tambahan",
        "narrative/lama.md": None,
        "narrative/baru.md": b"baru",
        "layouts/pk.yaml": b"baru",
        "closed/2023.json": b"{}",
        ".capaian-lain": b"bukan bagian dossier",
    }
    for name, content in old.items():
        (dossier / name).parent.mkdir(parents=True, exist_ok=True)
        (dossier / name).write_bytes(content)
    cut_short(dossier, monkeypatch, wanted, done)
    assert any(name.startswith(changes.JOURNAL) for name in everything(dossier))
    read = scan_folder(dossier, IssueLog())
    assert not any(name.startswith(changes.JOURNAL) for name in everything(dossier))
    assert read.parts.keys() == {"areas.csv", "counts.csv", "peers.csv", "layouts/pk.yaml"}
    assert read.parts["areas.csv"] == b"baru"
    assert (read.narratives, read.closed) == (
        {"narrative/baru.md": b"baru"},
        {"closed/2023.json": b"{}"},
    )


def test_what_was_not_decided_is_not_read(dossier: Path) -> None:
    journal = dossier / changes.JOURNAL
    journal.mkdir()
    (journal / "0").write_bytes(b"baru")
    (journal / "rencana.json.baru").write_bytes(b'[{"name": "a.csv", "content": "0"}]')
    scan_folder(dossier, IssueLog())
    assert (dossier / "a.csv").read_bytes() == OLD["a.csv"]
    assert not journal.exists()


def test_the_next_change_finishes_it_first(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(dossier, monkeypatch)
    apply_changes(dossier, {"a.csv": b"terbaru"})
    assert contents(dossier) == {**NEW, "a.csv": b"terbaru"}


def test_a_change_that_cannot_be_finished_is_reported(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(dossier, monkeypatch)

    def refuse(folder: Path, step: changes._Step) -> None:
        raise PermissionError(13, "ditolak", str(folder / step.name))

    monkeypatch.setattr(changes, "_take", refuse)
    with pytest.raises(FileError, match="izin tulis"):
        finish_changes(dossier)
    log = IssueLog()
    scan_folder(dossier, log)
    assert "change_unfinished" in {issue.code for issue in log.finish(())}


def strange(dossier: Path, plan: str | bytes) -> None:
    """Put a plan into a dossier that somebody else wrote."""
    journal = dossier / changes.JOURNAL
    (journal / "lama").mkdir(parents=True)
    (journal / "0").write_bytes(b"jahat")
    (journal / "rencana.json").write_bytes(plan.encode() if isinstance(plan, str) else plan)


@pytest.mark.parametrize(
    "plan",
    [
        '[{"name": "../luar.csv", "content": "0"}]',
        '[{"name": "/tmp/luar.csv", "content": "0"}]',
        '[{"name": "narrative/../../luar.csv", "content": "0"}]',
        '[{"name": ".capaian-ubah/rencana.json", "content": "0"}]',
        '[{"name": "a.csv", "content": "../a.csv"}]',
        '[{"name": "a.csv", "content": "lama"}]',
        '[{"name": "a.csv", "content": 0}]',
        '[{"name": 1, "content": "0"}]',
        '[{"name": "a.csv"}]',
        '[{"name": "a.csv", "content": "0", "mode": 511}]',
        '[{"name": "a.csv", "content": "0", "old": "../a.csv"}]',
        '[{"name": "a.csv", "content": "0", "old": null}]',
        '[{"name": "b.yaml", "content": null}, {"name": "../luar.csv", "content": "0"}]',
        '{"a": 1}',
        "[1]",
        "null",
        "",
        "[",
        b"\xff\xfe",
    ],
)
def test_a_plan_of_somebody_else_is_never_carried_out(plan: str | bytes, tmp_path: Path) -> None:
    """A dossier may have come by mail."""
    dossier = tmp_path / "dossier"
    for name, content in OLD.items():
        (dossier / name).parent.mkdir(parents=True, exist_ok=True)
        (dossier / name).write_bytes(content)
    strange(dossier, plan)
    before = contents(tmp_path)
    log = IssueLog()
    scan_folder(dossier, log)
    (issue,) = [issue for issue in log.finish(()) if issue.code == "strange_plan"]
    assert issue.level is Level.ERROR
    assert ".capaian-ubah" in issue.message
    with pytest.raises(StrangePlanError, match="Hapus folder"):
        apply_changes(dossier, {"a.csv": b"baru"})
    assert contents(tmp_path) == before


def test_no_link_leads_a_plan_out_of_the_dossier(
    dossier: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("luar")
    (dossier / "layouts").symlink_to(outside)
    strange(dossier, '[{"name": "layouts/pk.yaml", "content": "0"}]')
    with pytest.raises(StrangePlanError):
        finish_changes(dossier)
    assert [*outside.iterdir()] == []


def test_a_plan_behind_a_link_is_not_ours(
    dossier: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("luar")
    strange(outside, '[{"name": "a.csv", "content": "0"}]')
    (dossier / changes.JOURNAL).symlink_to(outside / changes.JOURNAL)
    with pytest.raises(StrangePlanError):
        finish_changes(dossier)
    assert (dossier / "a.csv").read_bytes() == OLD["a.csv"]
    assert (outside / changes.JOURNAL / "0").exists()


def test_our_own_plans_are_known(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(dossier, monkeypatch)
    assert {step.name for step in changes._read_plan(dossier)} == {*WANTED}


EDITS: list[tuple[str, bytes]] = [
    ("a.csv", b"suntingan"),
    ("b.yaml", b"suntingan"),
    ("baru.csv", b"tulisan"),
]


@pytest.mark.parametrize(("name", "content"), EDITS)
def test_what_was_edited_since_is_not_written_over(
    name: str, content: bytes, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is replaced, one that goes, and one that another hand made meanwhile."""
    cut_short(dossier, monkeypatch, done=0)
    (dossier / name).write_bytes(content)
    before = everything(dossier)
    for act in (
        lambda: finish_changes(dossier),
        lambda: apply_changes(dossier, {"c.csv": b"lain"}),
    ):
        with pytest.raises(
            EditedSinceError, match=f"{name} diubah sesudah sebuah perintah terputus"
        ):
            act()
    assert everything(dossier) == before
    log = IssueLog()
    folder = scan_folder(dossier, log)
    assert [issue.place.file for issue in log.finish(()) if issue.code == "edited_since"] == [name]
    assert [*folder.narratives] == ["narrative/satu.md"]


def test_it_goes_on_as_the_message_says(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(dossier, monkeypatch, done=0)
    (dossier / "a.csv").write_bytes(b"suntingan")
    (dossier / "a.csv").rename(dossier.parent / f"{dossier.name}-a.csv")
    finish_changes(dossier)
    assert contents(dossier) == NEW


def test_what_took_its_place_may_be_edited(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(dossier, monkeypatch, done=1)
    (dossier / "a.csv").write_bytes(b"suntingan")
    finish_changes(dossier)
    assert contents(dossier) == {**NEW, "a.csv": b"suntingan"}
