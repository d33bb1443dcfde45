"""Jobs of the tests: one that writes a file in pieces, and one that does what no job may."""

from __future__ import annotations

import errno
import time
from collections.abc import Mapping

from capaian.web.jobs.models import Job, JobError, JobKind, Workspace

PIECES = 6
SECONDS_PER_PIECE = 0.01


class Pieces(JobKind[Mapping[str, object]]):
    """Writes a file piece by piece."""

    name = "pieces"
    label = "Menulis potongan"

    def load(self, job: Job) -> Mapping[str, object]:
        return dict(job.arguments)

    def work(self, loaded: Mapping[str, object], space: Workspace) -> Mapping[str, object]:
        with (space.folder / "hasil.txt").open("w", encoding="ascii") as file:
            for number in range(PIECES):
                space.report(100 * number // PIECES, f"potongan {number + 1}")
                file.write(f"{number}\n" * 1000)
                file.flush()
                time.sleep(SECONDS_PER_PIECE)
        return {"pieces": PIECES}


WHOLE = "".join(f"{number}\n" * 1000 for number in range(PIECES))


class Misdeed(JobKind[str]):
    """Does what its argument names."""

    name = "misdeed"
    label = "Berbuat salah"
    seconds = 20
    advice = "Kurangi isinya."

    def load(self, job: Job) -> str:
        if job.arguments["what"] == "load":
            raise JobError("Tidak ada yang dapat dibaca.")
        return str(job.arguments["what"])

    def work(self, loaded: str, space: Workspace) -> Mapping[str, object]:
        (space.folder / "setengah.txt").write_text("setengah")
        match loaded:
            case "time":
                time.sleep(30)
            case "memory":
                filled = [bytearray(b"x" * 20_000_000) for _ in range(30)]
                time.sleep(len(filled))
            case "disk":
                raise OSError(errno.ENOSPC, "No space left on device")
            case "refusal":
                raise JobError("Logo tidak ada. " * 50)
            case "fault":
                raise ValueError("rahasia 6311010101010001")
        return {}


KINDS = ("tests.web.tiny_jobs.Pieces", "tests.web.tiny_jobs.Misdeed")
