"""`python -m tests.upgrade.make_installation NAME`: keeps an installation of an earlier version.

Once for each version, with its sources (`PYTHONPATH=OLD/src:.`): a small office works a year
through its pages (`office_work.py`), the installation is backed up, and asked what it says
(`statements.py`). Kept beside this file: `NAME.tar.xz` with the data folder and the backup, and
`NAME.json` with what it said.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
DATA, BACKUP, KEYS = "data", "cadangan.zip", "kunci.zip"
"""In the archive."""
_MADE_ANEW: Final = ("data/statis", "data/sementara", "data/pekerjaan")
"""By whoever serves the folder."""
_DONE: Final = "DELETE FROM django_session; DELETE FROM usersessions_usersession; VACUUM;"
"""What visits of the pages leave."""


def main(name: str) -> None:
    """Work, back up, ask, pack."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        os.environ |= {"CAPAIAN_DATA": str(place / DATA), "CAPAIAN_HOSTS": "127.0.0.1"}
        from tests.upgrade.office_work import found_office, work
        from tests.upgrade.statements import call, leave_out_today, state_all

        found_office(place / DATA)
        work()
        stated = state_all(place / DATA)
        leave_out_today(stated)
        with closing(sqlite3.connect(place / DATA / "capaian.sqlite3")) as database:
            database.executescript(_DONE)
        made = call(
            "backup", str(place / BACKUP), "--data", str(place / DATA), "--keys", str(place / KEYS)
        )
        if made[0] or stated["log"][0]:
            sys.exit(f"{made} {stated['log']}")
        with tarfile.open(HERE / f"{name}.tar.xz", "w:xz", preset=9) as archive:
            for part in (DATA, BACKUP, KEYS):
                archive.add(place / part, part, filter=_without_made_anew)
    text = json.dumps(stated, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def _without_made_anew(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if member.name.startswith(_MADE_ANEW) else member


if __name__ == "__main__":
    main(sys.argv[1])
