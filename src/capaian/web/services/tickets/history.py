"""The history of a ticket: its steps, which of them are in force, and its pauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from uuid import UUID

from django.db.models import TextChoices
from django.utils.timezone import get_current_timezone

from capaian.web.services.catalogue import stage_words


class Pause(TextChoices):
    """What a request waits for while its time does not run."""

    APPLICANT = "applicant", "menunggu pemohon"
    BLANK = "blank", "menunggu blangko"
    NETWORK = "network", "jaringan terputus"
    MINISTRY = "ministry", "menunggu kementerian"


class TicketOutcome(TextChoices):
    """How a request ended."""

    FINISHED = "finished", "selesai"
    REFUSED = "refused", "ditolak"
    WITHDRAWN = "withdrawn", "ditarik kembali"
    VOID = "void", "karcis dibatalkan"
    """Opened by mistake: it counts nowhere."""


class TicketAct(StrEnum):
    """Kind of a step."""

    STAGE = "stage"
    """A stage was reached; refusal and withdrawal are stages too."""
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"
    """A correction: what came after a stage is undone; after none, the ticket is void."""


class RefusalReason(TextChoices):
    """Why a request is refused; chosen, so that nothing about a person can be typed."""

    INCOMPLETE = "incomplete", "persyaratan tidak lengkap"
    UNLIKE = "unlike", "data tidak cocok"
    NOT_OURS = "not_ours", "bukan kewenangan kantor ini"
    OTHER = "other", "sebab lain"


class CorrectionReason(TextChoices):
    """Why a ticket goes back."""

    MISTAKE = "mistake", "salah tekan"
    TIME = "time", "jamnya salah"
    ANEW = "anew", "harus dikerjakan ulang"
    TWICE = "twice", "karcisnya ganda"


@dataclass(frozen=True, slots=True)
class TicketStep:
    """One thing that was done with a ticket."""

    key: UUID
    """Of the form that sent it, and of the tally that it counts as."""
    act: TicketAct
    stage: str
    """The stage that was reached, or gone back to; of a pause the stage that it is in."""
    at: datetime
    why: str = ""
    """Code of a pause, refusal or correction."""
    site: str = ""
    post: str = ""
    holder: int | None = None
    by: int | None = None
    """Id of the person."""

    def as_json(self) -> dict[str, str | int | None]:
        """Return what the row of the ticket keeps of it."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {**found, "key": self.key.hex, "act": self.act.value, "at": self.at.isoformat()}

    @property
    def words(self) -> str:
        """What was done, in Indonesian."""
        match self.act:
            case TicketAct.STAGE:
                refusal = f": {RefusalReason(self.why).label}" if self.why else ""
                return f"{stage_words(self.stage)}{refusal}"
            case TicketAct.PAUSE:
                return f"jeda: {Pause(self.why).label}"
            case TicketAct.RESUME:
                return "jeda selesai"
            case TicketAct.BACK:
                whither = "karcis dibatalkan"
                if self.stage:
                    whither = f"kembali ke {stage_words(self.stage)}"
                return f"koreksi, {whither}: {CorrectionReason(self.why).label}"


def read_steps(history: Sequence[Mapping[str, object]]) -> list[TicketStep]:
    """Return the steps that the row of a ticket keeps, in local time."""
    zone = get_current_timezone()  # once: thousands of tickets are read for a month
    return [_step(row, zone) for row in history]


def _step(row: Mapping[str, object], zone: tzinfo) -> TicketStep:
    at = datetime.fromisoformat(str(row["at"])).astimezone(zone)
    key, act = UUID(hex=str(row["key"])), TicketAct(str(row["act"]))
    texts = {name: str(row.get(name, "")) for name in ("stage", "why", "site", "post")}
    holder, by = (int(str(row[name])) if row.get(name) else None for name in ("holder", "by"))
    return TicketStep(key, act, at=at, holder=holder, by=by, **texts)


def steps_in_force(steps: Sequence[TicketStep]) -> list[TicketStep]:
    """Return the steps that no correction has undone, without the corrections."""
    found: list[TicketStep] = []
    for step in steps:
        found = (
            found[: undone_from(found, step.stage)]
            if step.act is TicketAct.BACK
            else [*found, step]
        )
    return found


def undone_from(steps: Sequence[TicketStep], stage: str) -> int:
    """Return the place of the first step that going back to a stage undoes;
    pauses within the stage stay.
    """
    stages = [place for place, step in enumerate(steps) if step.act is TicketAct.STAGE]
    reached = [place for place in stages if steps[place].stage == stage]
    after = [place for place in stages if not stage or (reached and place > reached[-1])]
    return after[0] if after else len(steps)


def pauses_of(steps: Sequence[TicketStep]) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield begin and end of each pause of steps in force; the last one may be under way."""
    begun: datetime | None = None
    for step in steps:
        if step.act is TicketAct.PAUSE:
            begun = step.at
        elif step.act is TicketAct.RESUME and begun is not None:
            yield begun, step.at
            begun = None
    if begun is not None:
        yield begun, None
