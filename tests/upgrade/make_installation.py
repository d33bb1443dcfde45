"""`python tests/upgrade/make_installation.py NAME`: keeps an installation of an earlier version.

It runs with the sources of that version (`PYTHONPATH=OLD/src`), fills the demonstration as that
version does, with invented persons alone, and writes `NAME.zip` beside this file: the data
folder, and in `statements.json` what that version says about it.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final
from zipfile import ZIP_LZMA, ZipFile

HERE: Final = Path(__file__).parent
STATEMENTS: Final = "statements.json"
_LEFT_OUT: Final = ("statis/", "capaian.sqlite3-")
"""Made anew by whoever serves the folder."""


def main(name: str) -> None:
    """Fill, ask, pack."""
    with tempfile.TemporaryDirectory() as scratch:
        data, statements = Path(scratch, "data"), Path(scratch, STATEMENTS)
        command = [sys.executable, str(HERE / "statements.py"), str(data)]
        environment = {**os.environ, "CAPAIAN_MODE": "peragaan"}
        statements.write_bytes(subprocess.check_output(command, env=environment))
        with closing(sqlite3.connect(data / "capaian.sqlite3")) as database:
            database.execute("DELETE FROM django_session")
            database.commit()
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with ZipFile(HERE / f"{name}.zip", "w", ZIP_LZMA) as archive:
            archive.write(statements, STATEMENTS)
            for path in sorted(data.rglob("*")):
                if not str(path.relative_to(data)).startswith(_LEFT_OUT):
                    archive.write(path, f"data/{path.relative_to(data)}")


if __name__ == "__main__":
    main(sys.argv[1])
