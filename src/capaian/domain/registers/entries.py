"""What entries of the registers are told apart by; the codes are those of the feed, the words everybody's."""

from __future__ import annotations

from capaian.domain.identifiers import WordedEnum


class MovementKind(WordedEnum):
    """What happens to blanks (mutasi blangko); its code is a stage."""

    OPENING = "opening", "saldo awal"
    RECEIVED = "received", "masuk"
    ISSUED = "issued", "dikirim ke tempat"
    USED = "used", "terpakai"
    SPOILED = "spoiled", "rusak"
    WITHDRAWN = "withdrawn", "kartu ditarik"
    DESTROYED = "destroyed", "dimusnahkan"
    DIFFERENCE = "difference", "selisih hitung stok"
    """What a count of the stock (stok opname) found more or, negative, less than the register had."""


class WasteReason(WordedEnum):
    """Why a blank or card is of no use; its code is a detail."""

    ENCODE = "encode", "gagal encode"
    PRINT = "print", "gagal cetak"
    DAMAGED = "damaged", "cacat"
    WITHDRAWN = "withdrawn", "ditarik dari pemilik"


class ComplaintClass(WordedEnum):
    """Class (golongan) of a complaint, by which the day due goes; its code is the item."""

    CONSULTATION = "konsultasi", "konsultasi"
    LIGHT = "ringan", "pengaduan ringan"
    MEDIUM = "sedang", "pengaduan sedang"
    SEVERE = "berat", "pengaduan berat"


class Channel(WordedEnum):
    """How a complaint came; its code is the place."""

    ROOM = "room", "ruang pengaduan"
    BOX = "box", "kotak saran"
    LAPOR = "lapor", "SP4N-LAPOR!"
    WHATSAPP = "whatsapp", "WhatsApp"
    TELEPHONE = "telephone", "telepon"


class VisitState(WordedEnum):
    """How far a visit (jemput bola) is; its code is a stage."""

    PLANNED = "planned", "direncanakan"
    DONE = "done", "terlaksana"
    CANCELLED = "cancelled", "dibatalkan"
