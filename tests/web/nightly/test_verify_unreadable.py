"""`capaian verify-log` finds what no program can have written, and does not stumble."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.tampering import UNGUARD, spoiled, verify, with_entries

from capaian.cli.commands.verify_log import TamperedLogError

CHANGE = "UPDATE trail_entry SET {setting} WHERE number = 5;"
LOG = "Catatan kejadian berubah: "
BAD = f"{LOG}tabelnya hilang, atau memuat isi yang tidak mungkin ditulis program ini"


def entry(setting: str) -> str:
    return CHANGE.format(setting=setting)


SPOILS = {
    "no time": (entry("at = 'x'"), BAD),
    "bytes that are no text": (entry("reason = CAST(x'ff' AS TEXT)"), BAD),
    "half a mapping": ("PRAGMA ignore_check_constraints = ON;" + entry("before = '{'"), LOG),
    "no mapping": (entry("after = '[1]'"), f"{LOG}isi entri 5 bukan yang disegel"),
    "a number of letters": ("UPDATE trail_entry SET number = 'x' WHERE number = 5;", LOG),
    "a seal that is bytes": (entry("seal = x'ff'"), LOG),
    "another letter in a seal": (entry("seal = 'é'"), f"{LOG}isi entri 5 bukan yang disegel"),
    "no number at all": (entry("""after = '{"x": 1e999}'"""), LOG),
    "half a letter": (entry(r"""after = '{"x": "\ud800"}'"""), LOG),
    "a mark that is bytes": ("UPDATE trail_head SET mark = x'ff';", LOG),
    "an end of letters": ("UPDATE trail_head SET number = 'x';", LOG),
    "no log": ("DROP TABLE trail_entry;", BAD),
    "no end": ("DROP TABLE trail_head;", BAD),
}


@pytest.fixture(scope="module")
def office(founded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_entries(founded_office, tmp_path_factory.mktemp("jejak") / "data")


@pytest.mark.parametrize("name", SPOILS)
def test_it_is_found(office: Path, tmp_path: Path, name: str) -> None:
    script, words = SPOILS[name]
    guards = UNGUARD if "trail_" in script else ""
    answer = verify(spoiled(office, tmp_path, guards + script))
    said = " ".join(answer.stderr.split())
    assert (answer.returncode, words in said) == (TamperedLogError.exit_code, True), said
