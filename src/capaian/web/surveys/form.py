"""The form of a survey as citizens see it, without account, cookie or script,
and the slips that lead to it.

A pass shows that somebody was served, and is used once. Which answer it was used for nothing in
tables says.
"""

from __future__ import annotations

import secrets
import textwrap
import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.timezone import activate, localdate, localtime
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from capaian.domain.identifiers import WordedEnum
from capaian.domain.survey import ELEMENTS, SurveyAnswer, SurveyTrait
from capaian.dossier.personal_texts import mask_personal_pieces
from capaian.dossier.surveys.answers import AGE_GROUPS
from capaian.web.offices.models import Office
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.tickets.history import TicketOutcome
from capaian.web.sign_in.tries import TryLimit, network_of
from capaian.web.site.access import OfficeRequest
from capaian.web.surveys.models import (
    ANSWER_WAYS,
    KEY_BITS,
    MAX_SUGGESTION,
    Answer,
    Survey,
    UsedPasses,
)
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record

_LETTERS_OF_A_GROUP: Final = 4

_SALT: Final = "capaian.web.surveys.pass"
_PART: Final = 16
"""Signs of each half of a pass, 64 bits: which one it is, and that we made it."""
CROWD: Final = 50
"""So many answers from one address within ten minutes are told to the office;
none of them is refused.
"""
_CROWDS: Final = TryLimit("survei-ramai", CROWD - 1, 600)
_FLOODS: Final = TryLimit("survei-banjir", 600, 600)
"""Beyond one a second no queue answers."""
_CROWDED: Final = "surveys.form_crowded"
_PASS, _WALL, _KIOSK = ANSWER_WAYS


class FormRefusal(WordedEnum):
    """Why a form cannot be answered as it was called or sent."""

    UNKNOWN = (
        "unknown",
        "Alamat survei ini tidak dikenal. Pindai lagi kode QR-nya, atau periksa alamatnya.",
    )
    EARLY = "early", "Survei ini belum dimulai."
    OVER = "over", "Survei ini sudah selesai."
    PASS_WRONG = "pass_wrong", "Kode karcis ini tidak dikenal."
    PASS_USED = "pass_used", "Karcis ini sudah dipakai untuk menjawab."
    SENT_BEFORE = "sent_before", "Dari halaman ini sudah terkirim jawaban lain."
    FLOOD = (
        "flood",
        "Terlalu banyak jawaban dari jaringan ini. Tunggu beberapa menit, lalu kirim lagi.",
    )


def make_pass(survey: Survey, visit: str) -> str:
    """Return the pass of a visit: of a slip that is printed twice one,
    and only we get back to the visit.
    """
    name = _sign(f"{survey.code} {visit}")
    return name + _sign(f"{survey.code}:{name}")


def _sign(text: str) -> str:
    return salted_hmac(_SALT, text, algorithm="sha256").hexdigest()[:_PART]


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()[:_PART]


def find_refusal(survey: Survey, secret: str = "") -> FormRefusal | None:
    """Return why the form of a survey is not to be answered today, by a pass or without; `None`:
    it is.
    """
    if survey.span.start > localdate():
        return FormRefusal.EARLY
    if survey not in open_forms(survey.office, survey.survey):
        return FormRefusal.OVER
    if not secret:
        return None
    if not constant_time_compare(secret[_PART:], _sign(f"{survey.code}:{secret[:_PART]}")):
        return FormRefusal.PASS_WRONG
    used = UsedPasses.objects.filter(survey=survey).first()
    return FormRefusal.PASS_USED if used and _hash(secret) in used.hashes else None


def open_forms(office: Office, code: str = "") -> list[Survey]:
    """Return surveys of an office (with a code) whose form can be answered today:
    of each one the latest.
    """
    years = office.years.filter(is_closed=False).values("year")
    own = office.surveys.filter(closed_on=None, wiped_on=None, year__in=years).exclude(code="")
    begun = [each for each in own if each.span.start <= localdate() and code in ("", each.survey)]
    return [
        *{each.survey: each for each in sorted(begun, key=lambda each: each.span.start)}.values()
    ]


@transaction.atomic
def receive_answer(
    survey: Survey, answer: Answer, secret: str, network: str
) -> FormRefusal | None:
    """Store once what a form sent, with its pass if any, or return why not;
    its network is kept nowhere.
    """
    if not _FLOODS.take(network):
        return FormRefusal.FLOOD
    locked = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if (earlier := Answer.objects.filter(pk=answer.pk).first()) is not None:
        own, sent = ((each.values, each.traits, each.suggestion) for each in (earlier, answer))
        return None if own == sent else FormRefusal.SENT_BEFORE
    if (refusal := find_refusal(locked, secret)) is not None:
        return refusal
    if secret:
        used, _ = UsedPasses.objects.get_or_create(survey=locked)
        used.hashes = sorted({*used.hashes, _hash(secret)})
        used.save()
    answer.save(force_insert=True)
    day = f"survei-ramai:{survey.pk}:{localdate()}"
    if not _CROWDS.take(network) and cache.add(day, 1, 86_400):
        record(survey.office, Author(), [Deed(_CROWDED, str(survey), None, {"answers": CROWD})])
    return None


def crowded_days(survey: Survey) -> list[str]:
    """Return the days on which many answers came from one address within minutes."""
    entries = Entry.objects.filter(office=survey.office_id, action=_CROWDED, subject=str(survey))
    return [f"{localtime(each.at):%d-%m-%Y}" for each in entries.order_by("pk")]


PROFILE: Final[Mapping[SurveyTrait, tuple[str, ...]]] = {
    SurveyTrait.SEX: ("laki-laki", "perempuan"),
    SurveyTrait.AGE: AGE_GROUPS,
    SurveyTrait.EDUCATION: ("SD ke bawah", "SMP", "SMA", "D1–D3", "D4 atau S1", "S2 ke atas"),
    SurveyTrait.WORK: (
        "ASN, TNI, atau Polri",
        "pegawai swasta",
        "wirausaha",
        "petani atau nelayan",
        "mengurus rumah tangga",
        "pelajar atau mahasiswa",
        "lainnya",
    ),
}
"""What is asked of respondents, in groups that single nobody out."""
RETURN_SECONDS: Final = 20
"""After so long the screen at a counter shows the empty form again."""


class AnswerForm(forms.Form):
    """The questions of a survey as they were fixed when its form was opened; nothing is preset."""

    halaman = forms.CharField(widget=forms.HiddenInput, required=False)
    """Which page it is: by it what is sent twice is known, and how long it took."""
    saran = forms.CharField(
        label="Saran (boleh kosong)",
        help_text="Tanpa nama, NIK, alamat, atau nomor telepon siapa pun: yang tampak demikian "
        "diganti “…”.",
        max_length=MAX_SUGGESTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, survey: Survey, sent: QueryDict | None = None, service: str = "") -> None:
        super().__init__(sent, initial={SurveyTrait.SERVICE.value: service})
        self.survey, self.has_few, self.key = survey, False, 0
        self.seconds: int | None = None
        self.fresh_page = signing.dumps(
            [secrets.token_hex(16), int(time.time())], salt=survey.code
        )
        questions = {
            code: (question, [*enumerate(words, 1)]) for code, question, words in survey.questions
        }
        profile = {
            trait.value: (
                trait.words.capitalize(),
                [*zip(own, own, strict=True), ("-", "tidak menjawab")],
            )
            for trait, own in PROFILE.items()
        }
        services = [
            ("", "pilih layanan"),
            *((name, name) for name in (*survey.services, "layanan lain")),
        ]
        served = {SurveyTrait.SERVICE.value: ("Layanan yang Anda terima", services)}
        for name, (label, choices) in {**served, **questions, **profile}.items():
            widget = forms.Select if name in served else forms.RadioSelect
            field = forms.ChoiceField(label=label, choices=choices, required=False, widget=widget)
            field.error_messages["invalid_choice"] = "Pilih salah satu jawaban yang ada."
            self.fields[name] = field
        self.order_fields(["halaman", *served, *questions, *profile])
        self.questions, self.profile = (
            [self[name] for name in own] for own in (questions, profile)
        )
        """The nine in the order of the questionnaire, and what is asked of the respondent."""

    def clean_halaman(self) -> str:
        """Read which page it is."""
        page: str = self.cleaned_data["halaman"]
        try:
            name, begun = signing.loads(page, salt=self.survey.code)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                "Halaman ini tidak utuh. Periksa isinya, lalu kirim lagi."
            ) from error
        self.fresh_page, self.seconds = page, int(time.time()) - begun
        self.key = int.from_bytes(sha256(name.encode()).digest()) >> (256 - KEY_BITS)
        return page

    def clean_saran(self) -> str:
        """Leave out what nobody sees or types, and what leads to a person."""
        text = " ".join(str(self.cleaned_data["saran"]).split())
        return mask_personal_pieces("".join(sign for sign in text if sign.isprintable()))

    def clean(self) -> dict[str, Any]:
        """Ask for what was left out, where too little was answered."""
        empty = [each for each in self.questions if not self.cleaned_data.get(each.name)]
        self.has_few = len(self.questions) - len(empty) < self.survey.min_elements
        for each in empty if self.has_few else ():
            if not each.errors:
                self.add_error(each.name, "Belum dijawab.")
        return self.cleaned_data

    def read(self, way: str) -> Answer:
        """Return the answer with the way by which it came, not yet kept."""
        sent = self.cleaned_data
        values = tuple(int(sent[code]) if sent.get(code) else None for code in ELEMENTS)
        stated = {trait: sent.get(trait.value, "") for trait in (SurveyTrait.SERVICE, *PROFILE)}
        traits = {trait: text for trait, text in stated.items() if text not in ("", "-")}
        traits[SurveyTrait.CHANNEL] = way
        made = Answer.of(
            SurveyAnswer(values, None, localdate(), traits, self.seconds), self.survey
        )
        made.pk, made.suggestion = self.key, sent["saran"]
        return made


def answer_form(request: HttpRequest, survey_code: str, secret: str = "") -> HttpResponse:
    """Show the form of a survey, and take in what it sends; what guards it is the signed page,
    no cookie.
    """
    survey = Survey.objects.select_related("office").filter(code=survey_code).first()
    if survey is None:
        return _show(request, {"refusal": FormRefusal.UNKNOWN}, 404)
    activate(survey.office.time_zone)
    way = _PASS if secret else _KIOSK if "kiosk" in request.GET else _WALL
    wall = reverse("answer_form", args=[survey_code])
    context: dict[str, object] = {"survey": survey, "wall": wall, "is_kiosk": way == _KIOSK}
    if request.method == "GET" and "selesai" in request.GET:
        answer = _show(request, {**context, "is_done": True, "seconds": RETURN_SECONDS})
        if way == _KIOSK:
            answer.headers["Refresh"] = f"{RETURN_SECONDS}; url={wall}?kiosk"
        return answer
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(survey, sent, request.GET.get("layanan", ""))
    refusal = find_refusal(survey, secret)
    # What was sent twice is looked for before the pass is: the first time used it.
    if sent is not None and form.is_valid():
        refusal = receive_answer(survey, form.read(way), secret, network_of(request))
        if refusal is None:
            return redirect(f"{wall}?selesai{'&kiosk' * (way == _KIOSK)}")
    if refusal in (FormRefusal.EARLY, FormRefusal.OVER):
        context["running"] = next(iter(open_forms(survey.office, survey.survey)), None)
    elif refusal is not FormRefusal.SENT_BEFORE:
        is_of_pass = refusal in (FormRefusal.PASS_WRONG, FormRefusal.PASS_USED)
        context |= {"form": form, "action": wall if is_of_pass else ""}
    return _show(request, {**context, "refusal": refusal}, 200 if sent is None else 422)


def _show(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    answer = render(request, "surveys/answer_form.html", context, status=status)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Referrer-Policy"] = "no-referrer"  # a pass may be in the address
    return answer


def ticket_slip(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show the slip of an applicant, to be printed: number, service, day,
    codes of state and survey.
    """
    own = request.here.require_year()
    kept = get_object_or_404(own.office.tickets, pk=pk)
    service = catalogue_of(own).service_names.get(kept.service, kept.service)
    surveys = [] if kept.outcome == TicketOutcome.VOID else open_forms(own.office)
    context = {
        "ticket": kept,
        "service": service,
        "code": "-".join(textwrap.wrap(kept.code, _LETTERS_OF_A_GROUP)),
        "address": request.build_absolute_uri(reverse("ticket_lookup")),
        "state": draw_code(
            request.build_absolute_uri(reverse("ticket_status", args=(kept.code,)))
        ),
    }
    for survey in surveys[:1]:
        way = reverse("answer_pass", args=(survey.code, make_pass(survey, kept.code)))
        served = urlencode({"layanan": service})
        context["survey"] = draw_code(request.build_absolute_uri(f"{way}?{served}"))
        context["survey_address"] = request.build_absolute_uri(
            reverse("answer_form", args=(survey.code,))
        )
    return render(request, "services/tickets/slip.html", context)


def draw_code(text: str) -> tuple[int, str]:
    """Return a QR code: the length of its side, and the path of its squares."""
    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    squares = [
        f"M{x},{y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    ]
    return len(rows), "".join(squares)
