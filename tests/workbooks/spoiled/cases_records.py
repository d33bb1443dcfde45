"""Records of YAML parts: names, owners, keys, lists, texts; what is renamed, added, removed, torn off."""

from __future__ import annotations

from decimal import Decimal

from tests.workbooks.grids import AREAS, COUNTS, INDICATORS, TARGETS, add, drop, put, together
from tests.workbooks.spoiled.case import Spoiled, Taken

_GOALS, _OBJECTIVES, _TEXTS = "plan.yaml#goals", "plan.yaml#objectives", "plan.yaml#*texts"
_POSTS, _SOURCES, _FORM = "office.yaml#posts", "sources.yaml#sources", "office.yaml"
_BANDS, _PERIODS = "office.yaml#scales/bands", "agreements.yaml#agreements/targets/periods"
_LINES, _AWARDS, _ADVICE = (
    "sheets.yaml#sheets/lines",
    "awards.yaml#awards",
    "recommendations.yaml#recommendations",
)
_NARRATIVE, _LAYOUTS, _EVIDENCE = "narrative", "layouts", "evidence.yaml#evidence"

TAKEN = [
    Taken(
        "names exchanged where they are defined",
        together(put(AREAS, 3, "name", "Hilir"), put(AREAS, 4, "name", "Hulu")),
        {"areas.csv": ("01,Hulu,district,63.99\n63.99.02,Hilir", "01,Hilir,district,63.99\n63.99.02,Hulu")},
    ),
    Taken(
        "another name",
        put(_GOALS, 3, "name", "Tertib"),
        {"plan.yaml": ("name: Tertib administrasi", "name: Tertib")},
    ),
    Taken(
        "a value of a form",
        put(_FORM, 4, "value", "Dukcapil"),
        {"office.yaml": ("short_name: Disdukcapil", "short_name: Dukcapil")},
    ),
    Taken(
        "a target cleared",
        put(TARGETS, 4, "value", None),
        {"plan.yaml": ("      2023: 95\n", "")},
    ),
    Taken(
        "a target with the words that were printed",
        put(TARGETS, 4, "text", "B (95)"),
        {"plan.yaml": ("2023: 95\n", "2023: {value: 95, text: B (95)}\n")},
    ),
    Taken(
        "a target of another year",
        add(TARGETS, indicators__code="iku-1", key=2024, value=96),
        {"plan.yaml": ("2023: 95\n", "2023: 95\n      2024: 96\n")},
    ),
    Taken(
        "a target of a quarter",
        add(
            _PERIODS,
            agreements__id="pk-2023",
            targets__indicator="iku-1",
            key="2023-Q3",
            value=Decimal("92.5"),
        ),
        {"agreements.yaml": ("2023-Q2: 90.5}", "2023-Q2: 90.5, 2023-Q3: 92.5}")},
    ),
    Taken(
        "an item of a list of texts",
        add(_TEXTS, list="regional/missions", value="Misi tiga"),
        {"plan.yaml": ("[Misi satu, Misi dua]", "[Misi satu, Misi dua, Misi tiga]")},
    ),
    Taken(
        "a record added",
        add(_SOURCES, id="baru", title="Sumber baru"),
        {
            "sources.yaml": (
                "{id: agregat, title: Data agregat contoh}\n",
                "{id: agregat, title: Data agregat contoh}\n  - {id: baru, title: Sumber baru}\n",
            )
        },
    ),
    Taken("a record of a list without keys removed", drop(_AWARDS, 3), {"awards.yaml": None}),
    Taken(
        "a record without a number",
        add(_ADVICE, text="Susun peta", period="2022"),
        {
            "recommendations.yaml": (
                "period: 2022, source: lapor}\n",
                "period: 2022, source: lapor}\n  - {text: Susun peta, period: 2022}\n",
            )
        },
    ),
    Taken(
        "several codes in one cell",
        put("innovations.yaml#innovations", 3, "supports", "ktp  iku-1   ik-1"),
        {"innovations.yaml": ("supports: [ktp, iku-1]", "supports: [ktp, iku-1, ik-1]")},
    ),
    Taken(
        "a name behind others in braces",
        put(_POSTS, 4, "name", "Kabid Satu"),
        {"office.yaml": ("name: Kepala Bidang,", "name: Kabid Satu,")},
    ),
    Taken(
        "a key renamed, which nothing else names",
        put("innovations.yaml#innovations", 3, "id", "jemput-bola"),
        {"innovations.yaml": ("id: jemput,", "id: jemput-bola,")},
    ),
    Taken(
        "a key renamed with what belongs to it",
        together(
            put("evaluations.yaml#evaluations", 3, "id", "nilai-1"),
            put("evaluations.yaml#evaluations/units", 3, "evaluations.id", "nilai-1"),
            *(put("evaluations.yaml#*texts", row, "owner1", "nilai-1") for row in (3, 4)),
        ),
        {"evaluations.yaml": ("id: penilaian-1", "id: nilai-1")},
    ),
    Taken(
        "a row copied with its hidden number and given another key",
        add(_SOURCES, id="baru", title="Data agregat contoh", **{"#": 2}),
        {
            "sources.yaml": (
                "{id: agregat, title: Data agregat contoh}\n",
                "{id: agregat, title: Data agregat contoh}\n  - {id: baru, title: Data agregat contoh}\n",
            )
        },
    ),
    Taken(
        "a paragraph rewritten",
        put(_NARRATIVE, 3, "paragraph", "Cakupan {{ iku-1.actual }}."),
        {"narrative/ringkasan.md": ("Cakupan dokumen tercatat", "Cakupan")},
    ),
    Taken(
        "a paragraph added",
        add(_NARRATIVE, file="narrative/ringkasan.md", paragraph="Alinea kedua."),
        {"narrative/ringkasan.md": ("{{ iku-1.actual }}.\n", "{{ iku-1.actual }}.\n\nAlinea kedua.\n")},
    ),
    Taken(
        "a line of a layout",
        add(_LAYOUTS, file="layout.yaml", number=3, line="  - text: penutup"),
        {"layout.yaml": ("  - text: ringkasan\n", "  - text: ringkasan\n  - text: penutup\n")},
    ),
]

SPOILED = [
    Spoiled(
        "a target of an indicator that is not there",
        add(TARGETS, indicators__code="iku-9", key=2023, value=1),
        ("unknown_parent Indikator, target Renstra!C5",),
        says="Indikator",
    ),
    Spoiled(
        "a target of no indicator",
        add(TARGETS, key=2023, value=1),
        ("missing_parent Indikator, target Renstra!C5",),
    ),
    Spoiled(
        "a target of no year",
        add(TARGETS, indicators__code="iku-1", value=1),
        ("missing_value Indikator, target Renstra!D5",),
        says="Tahun",
    ),
    Spoiled(
        "a year of a target with a digit too many",
        put(TARGETS, 4, "key", 20256),
        ("bad_year Indikator, target Renstra!D4",),
    ),
    Spoiled(
        "a year of a target with a digit too many, and a target that is no figure",
        together(put(TARGETS, 4, "key", 20256), put(TARGETS, 4, "value", "banyak")),
        ("bad_year Indikator, target Renstra!D4", "not_a_number Indikator, target Renstra!E4"),
    ),
    Spoiled(
        "two targets of one year",
        add(TARGETS, indicators__code="iku-1", key=2023, value=1),
        ("row_twice Indikator, target Renstra!D5",),
        says="baris 4",
    ),
    Spoiled(
        "a code twice",
        add(_SOURCES, id="lapor", title="Lagi"),
        ("row_twice Sumber!C5",),
        says="baris 3",
    ),
    Spoiled(
        "an indicator renamed without its targets",
        put(INDICATORS, 3, "code", "iku-7"),
        (
            "unknown_parent Indikator, target Renstra!C3",
            "unknown_parent Indikator, target Renstra!C4",
            "unknown_indicator Perjanjian kinerja, target!D3",
            "unknown_indicator Program, kegiatan, sub kegiatan!I3",
            "unknown_indicator Tahun-tahun lalu!B3",
            "unknown_indicator Faktor!B3",
            "unknown_indicator Inovasi!H3",
        ),
    ),
    Spoiled(
        "a list that is none",
        add(_TEXTS, list="regional/visi", value="Maju"),
        ("unknown_list Butir Rencana!C5",),
        says="Pilih dari daftar",
    ),
    Spoiled("an item of no list", add(_TEXTS, value="Maju"), ("missing_parent Butir Rencana!C5",)),
    Spoiled(
        "a class of a scale that is not there",
        add(_BANDS, scales__id="skala-lain", position=1, name="Baik", lower=0, upper=1),
        ("unknown_parent Skala sendiri, kelas!C5",),
    ),
    Spoiled(
        "a line of a sheet that is not there",
        add(_LINES, sheets__id="kabid-9", indicator="ik-1"),
        ("unknown_parent Lembar, baris!B4",),
    ),
    Spoiled(
        "a needed value of a form cleared",
        put(_FORM, 4, "value", None),
        ("missing_value Perangkat daerah!D4",),
        says="Nama singkat",
    ),
    Spoiled(
        "a needed value of a record cleared",
        put(_OBJECTIVES, 3, "name", None),
        ("missing_value Sasaran!E3",),
        says="Sasaran",
    ),
    Spoiled(
        "an area that is not there", put(COUNTS, 3, "area", "63.99.07"), ("unknown_area Data hitungan!C3",)
    ),
    Spoiled(
        "a source that is not there",
        put(COUNTS, 6, "source", "agregasi"),
        ("unknown_source Data hitungan!F6",),
        says="agregat",
    ),
    Spoiled(
        "a measure that is not there",
        put(COUNTS, 3, "measure", "ktp.holder"),
        ("unknown_measure Data hitungan!B3",),
    ),
    Spoiled("a post that is not there", put(_OBJECTIVES, 3, "owner", "kadis"), ("unknown_post Sasaran!H3",)),
    Spoiled(
        "an area renamed without its counts",
        put(AREAS, 3, "code", "63.99.09"),
        (
            "unknown_area Data hitungan!C3",
            "unknown_area Data hitungan!C4",
            "unknown_area Tempat layanan!E4",
            "unknown_area Angka register!G3",
            "unknown_area Angka register!G4",
        ),
    ),
    Spoiled(
        "a text in no file",
        add(_NARRATIVE, paragraph="Tanpa berkas."),
        ("missing_value Teks naskah!B4",),
    ),
    Spoiled(
        "a text outside of the dossier",
        add(_NARRATIVE, file="narrative/../../jahat.md", paragraph="x"),
        ("no_such_text Teks naskah!B4",),
        says="narrative/nama.md",
    ),
    Spoiled(
        "a text with a name that is none",
        add(_NARRATIVE, file="narrative/Ringkasan Baru.md", paragraph="x"),
        ("no_such_text Teks naskah!B4",),
    ),
    Spoiled(
        "a layout of no paper",
        add(_LAYOUTS, file="layouts/puisi.yaml", number=1, line="blocks: []"),
        ("no_such_text Susunan naskah!B5",),
    ),
    Spoiled(
        "a layout that is no YAML",
        put(_LAYOUTS, 4, "line", "  - text: [ringkasan"),
        ("yaml_syntax Susunan naskah!D4",),
    ),
    Spoiled(
        "a text with a number of a person",
        put(_NARRATIVE, 3, "paragraph", "NIK 6399010101900001."),
        ("personal_number Teks naskah!D3",),
    ),
    Spoiled(
        "problems in several sheets",
        together(
            put(COUNTS, 3, "value", "tiga"),
            add(TARGETS, indicators__code="iku-9", key=2023, value=1),
            put(_OBJECTIVES, 3, "name", None),
        ),
        (
            "unknown_parent Indikator, target Renstra!C5",
            "missing_value Sasaran!E3",
            "not_a_number Data hitungan!E3",
        ),
    ),
]
