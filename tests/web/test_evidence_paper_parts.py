"""A PDF is refused for what its objects could do, wherever they hang, and asked about for what it says."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from tests.web.proving import NIK, paper

from capaian.web.evidence.examining.examine import examine
from capaian.web.evidence.examining.found import UnfitFileError


def pdf(change: Callable[[Pdf], None], *, streams: bool = False) -> bytes:
    """A paper of one page, with something else in it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("Berita acara"))) as document:
        change(document)
        mode = pikepdf.ObjectStreamMode.generate if streams else pikepdf.ObjectStreamMode.disable
        document.save(target, object_stream_mode=mode, fix_metadata_version=False)
    return target.getvalue()


def does(kind: str, **more: object) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **more)


def opens(action: Dictionary) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.Root.OpenAction = action

    return change


def noted(**more: object) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        note = document.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 90, 90], **more))
        document.pages[0].obj.Annots = Array([note])
        if "FT" in more:
            document.Root.AcroForm = Dictionary(Fields=Array([note]))

    return change


def on_page(document: Pdf) -> None:
    document.pages[0].obj.AA = Dictionary(O=does("URI", URI=String("https://contoh.invalid/")))


def of_forms(document: Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(b"<xdp/>"))


def with_file(document: Pdf) -> None:
    inside = document.make_stream(b"MZ", Type=Name.EmbeddedFile)
    carried = Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=inside))
    noted(Subtype=Name.FileAttachment, FS=carried)(document)


def elsewhere(document: Pdf) -> None:
    document.pages[0].obj.Metadata = document.make_stream(b"", F=String("//contoh/isi"))


SCRIPT = does("JavaScript", JS=String("app.alert(1)"))
ACTIVE: dict[str, Callable[[Pdf], None]] = {
    "opened": opens(SCRIPT),
    "next": opens(does("GoTo", D=Array([0, Name.Fit]), Next=SCRIPT)),
    "several": opens(does("GoTo", D=Array([0]), Next=Array([does("Named", N=Name.NextPage), SCRIPT]))),
    "address": opens(does("URI", URI=String("https://contoh.invalid/"))),
    "address-next": opens(
        does("GoTo", D=Array([0]), Next=does("URI", URI=String("https://contoh.invalid/")))
    ),
    "launch": opens(does("Launch", F=String("cmd.exe"))),
    "page": on_page,
    "link": noted(Subtype=Name.Link, A=SCRIPT),
    "submit": noted(
        Subtype=Name.Widget, FT=Name.Btn, A=does("SubmitForm", F=String("https://contoh.invalid/"))
    ),
    "remote": noted(Subtype=Name.Link, A=does("GoToR", F=String("//contoh/a.pdf"), D=Array([0]))),
    "media": noted(Subtype=Name.RichMedia),
    "forms": of_forms,
    "elsewhere": elsewhere,
}


@pytest.mark.parametrize("streams", [False, True])
@pytest.mark.parametrize("change", ACTIVE.values(), ids=ACTIVE)
def test_what_could_run_send_or_fetch_is_refused(change: Callable[[Pdf], None], streams: bool) -> None:
    with pytest.raises(UnfitFileError, match="active_paper"):
        examine(pdf(change, streams=streams), ".pdf")


def test_a_file_in_a_note_is_refused() -> None:
    with pytest.raises(UnfitFileError, match="paper_with_files"):
        examine(pdf(with_file), ".pdf")


def test_links_that_somebody_has_to_follow_are_taken() -> None:
    link = noted(Subtype=Name.Link, A=does("URI", URI=String("https://contoh.invalid/")))
    for change in (link, opens(does("GoTo", D=Array([0, Name.Fit]))), opens(does("Named", N=Name.Print))):
        assert examine(pdf(change), ".pdf").personal == ""


def titled(document: Pdf) -> None:
    document.docinfo["/Title"] = NIK


def marked(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"KTP {NIK}", 0))


def told_of(document: Pdf) -> None:
    body = f"<x><dc:title>NIK {NIK}</dc:title></x>".encode()
    document.Root.Metadata = document.make_stream(body, Type=Name.Metadata, Subtype=Name.XML)


FIELD = {"Subtype": Name.Widget, "FT": Name.Tx, "T": String("nik"), "V": String(NIK)}
SAYING: dict[str, Callable[[Pdf], None]] = {
    "title": titled,
    "mark": marked,
    "metadata": told_of,
    "field": noted(**FIELD),
    "note": noted(Subtype=Name.FreeText, Contents=String(f"NIK {NIK}")),
}


@pytest.mark.parametrize("streams", [False, True])
@pytest.mark.parametrize("change", SAYING.values(), ids=SAYING)
def test_a_number_of_a_person_beside_the_pages_is_found(change: Callable[[Pdf], None], streams: bool) -> None:
    assert examine(pdf(change, streams=streams), ".pdf").personal == "isian, catatan, atau judul"


def test_days_and_other_texts_are_no_numbers_of_persons() -> None:
    def change(document: Pdf) -> None:
        document.docinfo["/CreationDate"] = "D:20240102030405+07'00'"
        document.docinfo["/Title"] = "Rekapitulasi akta kelahiran 2024"

    assert examine(pdf(change), ".pdf").personal == ""
