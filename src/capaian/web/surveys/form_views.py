"""The form of a survey as citizens see it, without account, cookie or script; slips and sheets to it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import activate, localdate
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from capaian.domain.rule_set import Verification
from capaian.domain.survey import ELEMENTS, SurveyAnswer, SurveyTrait
from capaian.dossier.personal_texts import mask_personal_pieces
from capaian.dossier.surveys.answers import AGE_GROUPS
from capaian.rulebook.load import load_reference
from capaian.rules.registers.survey_answers import is_complete
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.models import TicketOutcome
from capaian.web.sign_in.tries import network_of
from capaian.web.site.access import OfficeRequest
from capaian.web.surveys import register
from capaian.web.surveys.answer_form import FormRefusal, find_refusal, make_pass, open_forms, receive_answer
from capaian.web.surveys.models import KEY_BITS, MAX_SUGGESTION, Answer, AnswerWay, Survey, make_answer
from capaian.web.surveys.views import SurveyPage

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
_UNSTATED: Final = "-"
_OTHER_SERVICE: Final = "layanan lain"
_NO_CHOICE: Final = {"invalid_choice": "Pilih salah satu jawaban yang ada."}
_UNFIT: Final = 422


class AnswerForm(forms.Form):
    """The questions of a survey as they were fixed when its form was opened; nothing is preset."""

    halaman = forms.CharField(widget=forms.HiddenInput, required=False)
    """Which page it is: by it what is sent twice is known, and how long it took."""
    saran = forms.CharField(
        label="Saran (boleh kosong)",
        help_text="Tanpa nama, NIK, alamat, atau nomor telepon siapa pun: yang tampak demikian diganti “…”.",
        max_length=MAX_SUGGESTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, survey: Survey, sent: QueryDict | None = None, service: str = "") -> None:
        """Offer the words of the survey."""
        super().__init__(sent, initial={SurveyTrait.SERVICE.value: service})
        self.survey, self.has_few, self.key = survey, False, 0
        self.seconds: int | None = None
        self.fresh_page = signing.dumps([secrets.token_hex(16), int(time.time())], salt=survey.code)
        for code, question, answers in survey.questions:
            self._offer(code, question, [*enumerate(answers, 1)])
        for trait, groups in PROFILE.items():
            own = [(group, group) for group in groups]
            self._offer(trait.value, trait.words.capitalize(), [*own, (_UNSTATED, "tidak menjawab")])
        if survey.services:
            names = [(name, name) for name in (*survey.services, _OTHER_SERVICE)]
            words = "Layanan yang Anda terima"
            self._offer(SurveyTrait.SERVICE.value, words, [("", "pilih layanan"), *names], forms.Select)
        self.order_fields([SurveyTrait.SERVICE.value, *(code for code, _, _ in survey.questions)])
        self.fields["saran"] = self.fields.pop("saran")

    def _offer(
        self,
        name: str,
        label: str,
        choices: list[tuple[Any, str]],
        widget: type[forms.Widget] = forms.RadioSelect,
    ) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, required=False, widget=widget, error_messages=_NO_CHOICE
        )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The nine, in the order of the questionnaire."""
        return [self[code] for code, _, _ in self.survey.questions]

    @property
    def profile(self) -> list[forms.BoundField]:
        """What is asked of the respondent."""
        return [self[trait.value] for trait in PROFILE]

    def clean_halaman(self) -> str:
        """Read which page it is."""
        page: str = self.cleaned_data["halaman"]
        try:
            name, begun = signing.loads(page, salt=self.survey.code)
        except signing.BadSignature as error:
            raise forms.ValidationError("Halaman ini tidak utuh. Periksa isinya, lalu kirim lagi.") from error
        self.fresh_page, self.seconds = page, int(time.time()) - begun
        self.key = int.from_bytes(sha256(name.encode()).digest()[:8]) >> (64 - KEY_BITS)
        return page

    def clean_saran(self) -> str:
        """Leave out what nobody sees or types, and what leads to a person."""
        text = " ".join(str(self.cleaned_data["saran"]).split())
        return mask_personal_pieces("".join(sign for sign in text if sign.isprintable()))

    def clean(self) -> dict[str, Any]:
        """Ask for what was left out, where too little was answered."""
        self.has_few = not is_complete(SurveyAnswer(self._values()), self.survey.min_elements)
        if self.has_few:
            for each in self.questions:
                if not (self.cleaned_data.get(each.name) or each.errors):
                    self.add_error(each.name, "Belum dijawab.")
        return self.cleaned_data

    def _values(self) -> tuple[int | None, ...]:
        sent = (self.cleaned_data.get(code) for code in ELEMENTS)
        return tuple(int(value) if value else None for value in sent)

    def read(self, way: AnswerWay) -> Answer:
        """Return the answer, not yet kept."""
        stated = {trait: self.cleaned_data.get(trait.value, "") for trait in (SurveyTrait.SERVICE, *PROFILE)}
        traits = {trait: text for trait, text in stated.items() if text not in ("", _UNSTATED)}
        traits[SurveyTrait.CHANNEL] = str(way.label)
        facts = SurveyAnswer(self._values(), day=localdate(), traits=traits, seconds=self.seconds)
        made = make_answer(self.survey, None, facts)
        made.pk, made.suggestion = self.key, self.cleaned_data["saran"]
        return made


def answer_form(request: HttpRequest, survey_code: str, secret: str = "") -> HttpResponse:
    """Show the form of a survey, and take in what it sends: on the wall, at a counter, or by a pass.

    It rests on no account and no cookie, so that nobody can be made to send it in somebody else's name: what
    guards it is the signed page.
    """
    survey = Survey.objects.select_related("office").filter(code=survey_code).first()
    if survey is None:
        return _show(request, {"refusal": FormRefusal.UNKNOWN}, 404)
    activate(survey.office.time_zone)
    way = AnswerWay.PASS if secret else AnswerWay.KIOSK if "kiosk" in request.GET else AnswerWay.WALL
    wall = reverse("answer_form", args=[survey_code])
    context: dict[str, object] = {"survey": survey, "wall": wall, "is_kiosk": way is AnswerWay.KIOSK}
    if request.method == "GET" and "selesai" in request.GET:
        answer = _show(request, {**context, "is_done": True, "seconds": RETURN_SECONDS})
        if way is AnswerWay.KIOSK:
            answer.headers["Refresh"] = f"{RETURN_SECONDS}; url={wall}?kiosk"
        return answer
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(survey, sent, request.GET.get("layanan", ""))
    refusal = find_refusal(survey, secret)
    # What was sent twice is looked for before the pass is: the first time used it.
    if sent is not None and form.is_valid():
        refusal = receive_answer(survey, form.read(way), secret, network_of(request))
        if refusal is None:
            return redirect(f"{wall}?selesai{'&kiosk' * (way is AnswerWay.KIOSK)}")
    if refusal in (FormRefusal.EARLY, FormRefusal.OVER):
        context["running"] = next(iter(open_forms(survey.office, survey.survey)), None)
    elif refusal is not FormRefusal.SENT_BEFORE:
        context |= {"form": form, "action": wall if refusal and refusal.is_of_pass else ""}
    status = _UNFIT if sent is not None else 200
    return _show(request, {**context, "refusal": refusal, "least": survey.min_elements}, status)


def _show(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    answer = render(request, "surveys/answer_form.html", context, status=status)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Referrer-Policy"] = "no-referrer"  # a pass may be in the address
    return answer


# --- paper that leads to it ----------------------------------------------------------------------


class SurveyFormSheet(SurveyPage[forms.Form]):
    """Open the form of a survey, and show the sheet with its QR code, to be printed."""

    template = "surveys/form_sheet.html"
    form_class = forms.Form

    def _keep(self, form: forms.Form) -> str:
        survey = register.open_form(self.year, self.survey, self.author())
        return f"Formulir {survey.span.label} terbuka sampai surveinya ditutup. Cetak lembar QR-nya."

    def _next_address(self, form: forms.Form) -> str:
        return self.address("survey_form", self.survey.pk)

    def _context(self) -> Mapping[str, object]:
        survey = self.survey
        if not survey.code:
            return {"survey": survey, "may_open": self.request.here.may_write("survey_form")}
        address = self.request.build_absolute_uri(reverse("answer_form", args=[survey.code]))
        elements = load_reference().survey_elements
        unread = [each.code for each in elements if each.provenance.verification is Verification.UNVERIFIED]
        drawn = {"address": address, "code": draw_code(address), "unverified": unread}
        return {"survey": survey, "refusal": find_refusal(survey), **drawn}


def ticket_slip(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show the slip of an applicant, to be printed: number, service, day, codes of state and survey."""
    own = request.here.require_year()
    kept = get_object_or_404(own.office.tickets, pk=pk)
    service = catalogue_of(own).service_names.get(kept.service, kept.service)
    surveys = [] if kept.outcome == TicketOutcome.VOID else open_forms(own.office)
    context = {
        "ticket": kept,
        "service": service,
        "code": "-".join(kept.code[start : start + 4] for start in range(0, len(kept.code), 4)),
        "address": request.build_absolute_uri(reverse("ticket_lookup")),
        "state": draw_code(request.build_absolute_uri(reverse("ticket_status", args=(kept.code,)))),
    }
    for survey in surveys[:1]:
        way = reverse("answer_pass", args=(survey.code, make_pass(survey, kept.code)))
        served = urlencode({"layanan": service})
        context["survey"] = draw_code(request.build_absolute_uri(f"{way}?{served}"))
        context["survey_address"] = request.build_absolute_uri(reverse("answer_form", args=(survey.code,)))
    return render(request, "services/tickets/slip.html", context)


def draw_code(text: str) -> tuple[int, str]:
    """Return a QR code: the length of its side, and the path of its squares."""
    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    squares = [f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return len(rows), "".join(squares)
