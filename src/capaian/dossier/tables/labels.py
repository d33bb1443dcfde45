"""What the valid names of choices mean, in Indonesian: nobody knows `contribution` or `higher` by heart."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from capaian.domain.decree import DocumentKind, SheetForm
from capaian.domain.intake import IntakeTable
from capaian.domain.narrative import CooperationKind, FactorKind
from capaian.domain.office import AreaKind
from capaian.domain.plan import AgreementKind, CascadeKind, ValueType
from capaian.domain.policy import (
    AchievementMethod,
    Aggregation,
    AgreementChoice,
    EfficiencyMethod,
    EfficiencyRule,
    Polarity,
    Rounding,
    ScaleGap,
    StaffTotals,
    Step,
    SurveyWeight,
    VerifierChoice,
    WordsRule,
    ZeroRule,
)
from capaian.domain.rule_set import Verification
from capaian.domain.survey import GivenStatistic, SurveyYear
from capaian.domain.work import NodeKind, Resource, RestatedColumn

_LABELS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    AchievementMethod: {
        AchievementMethod.RATIO: "realisasi dibagi target",
        AchievementMethod.MIRRORED: "dua kali target dikurangi realisasi, dibagi target",
        AchievementMethod.INVERSE: "target dibagi realisasi",
        AchievementMethod.RANGE: "100 di dalam rentang target",
        AchievementMethod.TOLERANCE: "100 dikurangi selisih dari target; 100 di dalam toleransi",
        AchievementMethod.EXISTS: "100 bila ada dan berlaku, selain itu 0",
    },
    Aggregation: {
        Aggregation.SUM: "dijumlahkan",
        Aggregation.LAST: "nilai terakhir",
        Aggregation.MEAN: "rata-rata",
        Aggregation.RATIO_OF_SUMS: "jumlah pembilang dibagi jumlah penyebut",
        Aggregation.MEAN_OF_RATIOS: "rata-rata dari rasio",
        Aggregation.WEIGHTED_MEAN: "rata-rata berbobot",
    },
    AgreementChoice: {
        AgreementChoice.LATEST: "perubahan terakhir",
        AgreementChoice.ORIGINAL: "perjanjian semula",
    },
    EfficiencyMethod: {
        EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION: "capaian dikurangi serapan",
        EfficiencyMethod.UNSPENT_SHARE: "100 dikurangi serapan",
        EfficiencyMethod.BUDGET_OVER_REALISATION: "pagu dibagi realisasi",
        EfficiencyMethod.STAFF_RATIO: "pegawai yang dipakai terhadap rencana",
        EfficiencyMethod.VOLUME_COST: "biaya menurut volume keluaran",
        EfficiencyMethod.OUTPUT_BUDGET: "anggaran menurut capaian keluaran",
        EfficiencyMethod.EFFICIENCY_SCORE: "nilai efisiensi (NE)",
        EfficiencyMethod.ECONOMY: "hemat: yang dipakai terhadap rencana",
        EfficiencyMethod.COST_PER_OUTPUT_RATIO: "perbandingan biaya per keluaran",
        EfficiencyMethod.EFFECTIVENESS: "efektivitas",
        EfficiencyMethod.UNIT_COST: "biaya satuan",
    },
    EfficiencyRule: {
        EfficiencyRule.ACHIEVEMENT: "dibandingkan dengan capaian",
        EfficiencyRule.WITHIN_PLAN: "tidak melebihi rencana",
    },
    Polarity: {
        Polarity.HIGHER_IS_BETTER: "makin besar makin baik",
        Polarity.LOWER_IS_BETTER: "makin kecil makin baik",
        Polarity.CLOSER_IS_BETTER: "makin dekat dengan target makin baik",
    },
    Rounding: {
        Rounding.EXACT: "dihitung tanpa pembulatan",
        Rounding.PRINTED: "setiap angka tercetak dibulatkan",
    },
    ScaleGap: {
        ScaleGap.LOWER_BOUND: "kelas berlaku sampai batas bawah kelas berikutnya",
        ScaleGap.UPPER_BOUND: "kelas mulai di atas batas atas kelas di bawahnya",
        ScaleGap.ROUND: "dibulatkan dahulu ke bilangan bulat",
    },
    StaffTotals: {
        StaffTotals.SUMMED: "jumlah dari bawahnya",
        StaffTotals.STATED: "seperti tertulis di barisnya sendiri",
    },
    Step: {
        Step.RATIO: "cakupan komponen",
        Step.INDEX: "indeks survei",
        Step.ACTUAL: "realisasi indikator",
        Step.ACHIEVEMENT: "capaian indikator",
        Step.MEAN: "rata-rata capaian",
        Step.ABSORPTION: "serapan anggaran",
        Step.EFFICIENCY: "efisiensi",
    },
    SurveyWeight: {
        SurveyWeight.EXACT: "1 dibagi banyak unsur, tanpa pembulatan",
        SurveyWeight.PRINTED: "1 dibagi banyak unsur, tiga desimal",
    },
    VerifierChoice: {
        VerifierChoice.PLANNER: "perencana juga memverifikasi",
        VerifierChoice.UNIT_HEADS: "kepala bidang lain memverifikasi",
    },
    WordsRule: {
        WordsRule.DECLARED: "seperti kolom terpenuhi",
        WordsRule.SAME_WORDS: "bila kata-katanya sama",
    },
    ZeroRule: {
        ZeroRule.UNAVAILABLE: "tidak dapat dihitung",
        ZeroRule.HUNDRED: "100",
        ZeroRule.ZERO: "0",
        ZeroRule.CAP: "sama dengan batas atas",
    },
    AgreementKind: {
        AgreementKind.OFFICE: "kepala dinas dengan bupati/wali kota",
        AgreementKind.DIRECTOR_GENERAL: "kepala dinas dengan Direktur Jenderal",
        AgreementKind.TIER: "jabatan di bawahnya dengan atasannya",
    },
    AreaKind: {
        AreaKind.PROVINCE: "provinsi",
        AreaKind.REGENCY: "kabupaten/kota",
        AreaKind.DISTRICT: "kecamatan",
        AreaKind.VILLAGE: "desa/kelurahan",
    },
    CascadeKind: {
        CascadeKind.COMPONENT: "komponen rumus",
        CascadeKind.CONTRIBUTION: "kontribusi",
        CascadeKind.SERVICE: "layanan",
    },
    CooperationKind: {
        CooperationKind.DATA_USE: "pemanfaatan data kependudukan",
        CooperationKind.KIA: "pemanfaatan KIA",
        CooperationKind.SERVICE: "layanan bersama",
    },
    DocumentKind: {
        DocumentKind.LAW: "undang-undang, peraturan, instruksi",
        DocumentKind.DECREE: "keputusan",
        DocumentKind.AGREEMENT: "perjanjian",
        DocumentKind.LETTER: "surat, laporan, berita acara",
    },
    FactorKind: {
        FactorKind.DRIVER: "faktor pendukung",
        FactorKind.OBSTACLE: "faktor penghambat",
        FactorKind.CAUSE: "penyebab",
        FactorKind.SOLUTION: "solusi",
        FactorKind.PLAN: "rencana tindak lanjut",
    },
    GivenStatistic: {
        GivenStatistic.MEAN: "rata-rata",
        GivenStatistic.INDEX: "indeks",
        GivenStatistic.BOTH: "keduanya",
    },
    IntakeTable: {
        IntakeTable.COUNTS: "hitungan per kecamatan",
        IntakeTable.INPUTS: "anggaran dan realisasi",
        IntakeTable.PEERS: "kabupaten/kota lain",
    },
    RestatedColumn: {
        RestatedColumn.ACTUAL: "realisasi",
        RestatedColumn.TARGET: "target",
        RestatedColumn.ACHIEVEMENT: "capaian",
        RestatedColumn.ORIGINAL: "jumlah semula",
        RestatedColumn.REVISED: "jumlah menjadi",
        RestatedColumn.ANSWERS: "banyak jawaban",
        RestatedColumn.MEAN: "rata-rata",
        RestatedColumn.INDEX: "indeks",
        RestatedColumn.VALUE: "nilai angka pokok",
        RestatedColumn.PLAN_TARGET: "target Renstra",
        RestatedColumn.PLAN_ACTUAL: "realisasi dalam Renstra",
        RestatedColumn.PLAN_BUDGET: "pagu Renstra",
        RestatedColumn.PLAN_SPENT: "realisasi anggaran dalam Renstra",
    },
    NodeKind: {
        NodeKind.GOAL: "tujuan",
        NodeKind.OBJECTIVE: "sasaran",
        NodeKind.PROGRAM: "program",
        NodeKind.ACTIVITY: "kegiatan",
        NodeKind.SUBACTIVITY: "sub kegiatan",
        NodeKind.POST: "jabatan",
    },
    Resource: {
        Resource.MONEY: "uang (rupiah)",
        Resource.STAFF: "pegawai (orang)",
    },
    SheetForm: {
        SheetForm.KEY: "indikator kinerja utama kepala dinas",
        SheetForm.PROGRAM: "sasaran dan indikator program",
        SheetForm.ACTIVITY: "sasaran dan indikator kegiatan",
        SheetForm.STAFF: "kegiatan pelaksana",
    },
    SurveyYear: {
        SurveyYear.OWN: "hanya survei setahun",
        SurveyYear.LATEST: "survei terakhir di dalamnya",
    },
    ValueType: {
        ValueType.NUMBER: "bilangan",
        ValueType.INDEX: "indeks",
        ValueType.YES_NO: "ya atau tidak",
        ValueType.TEXT: "kata",
        ValueType.DATE: "tanggal",
    },
    Verification: {
        Verification.DOCUMENT: "dibaca dalam naskah sumber",
        Verification.SECONDARY: "dibaca dalam sumber lain",
        Verification.COMPUTED: "dihitung ulang",
        Verification.UNVERIFIED: "belum diverifikasi",
    },
}


def labels_of(enum: type[StrEnum]) -> dict[str, str]:
    """Return what the values of an enum mean, by value; nothing for one that no part of a dossier uses.

    Examples:
        >>> labels_of(Resource)
        {'money': 'uang (rupiah)', 'staff': 'pegawai (orang)'}
    """
    return {member.value: words for member, words in _LABELS.get(enum, {}).items()}
