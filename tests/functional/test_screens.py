"""What commands print and write, screen by screen: cases as data,
screens in golden files beside them.

Read a difference as a planner would: is it clear what is wrong, where, and what to do now? Below
each screen stands what the command made, changed or removed; a refused command does nothing of it.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from tests.bad_input.spoiling import copy_base
from tests.closing.closed import balangan_file
from tests.conftest import Golden
from tests.dossiers import khayal
from tests.edited_years import change_files, read_cases
from tests.functional.cli_cast import BALANGAN, ROOT, copy_balangan, run, small_dossier
from tests.workbooks.grids import changed_book, put

from capaian.dossier.excel.past_imports import PAST_IMPORTS
from capaian.dossier.years.snapshot import hash_snapshot

FOLDER: Final = Path(__file__).parent / "screens"
CLOSING: Final = "penutupan-63.11-2023.json"
Files = dict[str, bytes | str]


@pytest.mark.parametrize("subject", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_screens(subject: str, tmp_path: Path, golden: Golden) -> None:
    screens: list[str] = []
    for number, case in enumerate(read_cases(FOLDER / f"{subject}.yaml")):
        place = tmp_path / str(number)
        place.mkdir()
        screens.append("\n".join(_screen(case, place)))
    golden.check("\n\n".join(screens) + "\n", FOLDER / f"{subject}.txt")


def _screen(case: Mapping[str, Any], place: Path) -> Iterator[str]:
    """Yield what the commands of a case print and write.

    A case has a `title`, the commands to `run`, and perhaps: its `base`, a dossier; `edits` and
    `delete` of its files; `files` beside it by name; a `link` from a name to another place;
    `book`, cells of the workbook of the small valid dossier; `closing`, changes of the text of the
    closing of Balangan.
    """
    words = {
        "DOSSIER": str(_base(case, place)),
        "HERE": str(place),
        "BALANGAN": str(BALANGAN),
        "ROOT": str(ROOT),
    }
    for name, text in case.get("files", {}).items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    for name, target in case.get("link", {}).items():
        (place / name).symlink_to(place / target)
    if "book" in case:
        changed_book(place, *(put(*cell) for cell in case["book"]))
    if "closing" in case:
        _close(place, case["closing"])
    yield f"# {case['title']}"
    for command in case["run"]:
        before = _files(place)
        done = run(
            *(
                re.sub(r"[A-Z]{4,}", lambda m: words.get(m[0], m[0]), w)
                for w in shlex.split(command)
            )
        )
        yield f"$ capaian {command}"
        yield from (_plain(text, place) for text in (done.out, done.err) if text)
        yield f"= {done.code}{''.join(_differences(before, _files(place)))}"


def _base(case: Mapping[str, Any], place: Path) -> Path:
    """Make the dossier of a case; Balangan where none is named."""
    match case.get("base", "balangan" if case.keys() & {"edits", "delete"} else ""):
        case "balangan":
            dossier = copy_balangan(place)
        case "small":
            dossier = small_dossier(place)
        case "valid":
            dossier = copy_base(place)
        case "khayal":
            dossier = shutil.copytree(khayal.FOLDER, place / "khayal")
        case _:
            return place / "dossier"
    for name in case.get("delete", ()):
        (dossier / name).unlink()
    change_files(case.get("edits", ()), dossier)
    return dossier


def _close(place: Path, changes: Mapping[str, str]) -> None:
    """Lay the closing of Balangan into a place,
    with changes of its text that its hash does not know of.
    """
    content = balangan_file()
    for old, new in changes.items():
        assert old.encode() in content, old
        content = content.replace(old.encode(), new.encode())
    (place / CLOSING).write_bytes(content)
    sha256 = hash_snapshot(balangan_file())
    (place / f"{CLOSING}.sha256").write_text(f"{sha256}  {CLOSING}\n", encoding="utf-8")


def _files(place: Path) -> Files:
    found: Files = {}
    for path in sorted(place.rglob("*")):
        name = str(path.relative_to(place))
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file() and path.name != PAST_IMPORTS:
            found[name] = path.read_bytes()
    return found


def _differences(before: Files, after: Files) -> Iterator[str]:
    named = {
        "new": after.keys() - before.keys(),
        "gone": before.keys() - after.keys(),
        "changed": {name for name in before.keys() & after.keys() if before[name] != after[name]},
    }
    for word, names in named.items():
        many = f"{len(names)} files" if len(names) > 9 else ", ".join(sorted(names))
        yield from [f"; {word}: {many}"] if names else []


def _plain(text: str, place: Path) -> str:
    """A screen without what differs between machines and days."""
    for long, short in ((str(place), "HERE"), (str(BALANGAN), "BALANGAN"), (str(ROOT), "ROOT")):
        text = text.replace(long, short)
    text = re.sub(r"hari ini \d{4}-\d\d-\d\d", "hari ini <tanggal>", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text)
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
