"""YAML parts as nobody should write them, and somebody will:
every construct that the reader takes.

No value holds the sign of comments on lines of their own, so that they can be counted by it.
"""

from __future__ import annotations

PLAN = """\
%YAML 1.2
---   # awal
#§1
  #§2 tab
? regional
:  #§3 in front of the title
  {title: RPJMD
     2021,   # on its line
     #§4
     missions: [ "Satu
       misi" , 'Dua, ''misi''' , ],
  }

goals:
#§5
- # behind a dash
  #§6
  id: t-1
  name: Tujuan yang
    panjang sekali
#§7
-   id:    t-2
    name: >-
      Tujuan
      kedua

      terlipat
     #§8 behind a block
- {}
- ~
-
objectives: []
surveys: ~
components: # none yet
indicators:
    - {code: "iku-1", name: 'It''s',
       targets: {2021: , 2022: ~, 2023: 86, 2024: {value: 87, text: "B: 87"}}}
    -
        #§9

        code: iku-2
        definition: {}
        name: |+
            Baris satu

              baris dua


        #§10
        targets:   # by year
          #§11
          "2023":   # the first

            #§12
            90
          '2024': { value: 91 , text: "A\\
            B" }   # two lines
          ? 2025
          : 92
          2026: {}
        #§13
        as_printed: {lkjip: Lain, "kode lain": 'X' }
        credits:
        - {code: k-1,
           weight: 0.5}   #§14 is no line of its own
        #§15
        - code: k-2
          name: &
    # §16 is none either
    - code: iku-3
      name: x
#§17
cascade: [{child: iku-1, parent: iku-2, kind: component},
          {child: iku-1, parent: iku-3, kind: service}]
...
#§18
""".replace("          name: &\n", "          name: '&'\n").replace("   #§14 is", "   # 14 is")

SHEETS = """\
sheets:
- id: a
  letters: [m, "o" , 'p']
  lines:
  - - wrong
  - objective: s-1   # one
    items:
      #§1
      - "1"
      #§2

      - null
      - 'null'
      - |
        dua
        baris
     #§3
      - tiga
    fraction: {numerator: P,
      denominator: Q}
  #§4
  - {}
  -
    items: [satu]
    #§5
  - indicator: i-1
    explanation: >
      terlipat

      #bukan komentar
    #§6
  - indicator: i-1
  - indicator: i-1
  #§7
- {id: b, post: p, lines: [{indicator: i-1}, {items: [x, y]}, {}]}   # flow
- id: c
  note: |2-
      dua spasi di depan
    satu
#§8""".replace("  - - wrong\n", "")

DOCUMENTS = """\
documents:

  # §0 in front

  - id: d-1
    use: [iku, legal_basis]
    legal_bases:
      - d-2   # two
      #§1
      - d-3
    title: "Tab\\tdan \\u00a0 \\x41 \\
      sambung"

  #§2


  #§3
  - id: d-2
    articles:
      - label: KESATU
        text: >-
          Satu
          dua
        items:
          - a
          - b
      #§4
      - {label: KEDUA, text: x, items: [ c ]}
    annexes:
      - title: Lampiran
        entries: [iku-1, {indicators: iku-2 iku-3},
          # §5
          "iku-4"]
      #§6
      - title: 'Lain: lagi'
        entries:
          - iku-1
          #§7
          - indicators: iku-2

  - {id: d-3, title: 'Tiga'}

""".replace("# §0", "#§0").replace("# §5", "#§5")

AGREEMENTS = """\
agreements:
  - id: pk
    targets:
      - indicator: iku-1
        target: 86
        periods: {2023-Q1: 80, 2023-Q2: {value: 81, upper: 82}}
      - {indicator: iku-2, target: {value: 90, text: "90 %"}, periods: {}}
      #§1
      - indicator: iku-3
        target:
          #§2
          text: Sudah
          #§3
        periods:
          # §4 first
          2023-Q4: 1
          #§5
          2023-Q1: 2
      #§6
  #§7
  - id: "2023"
    year: 2023
    kind: "original"
""".replace("# §4", "#§4")

NASTY_PARTS = {
    "plan.yaml": PLAN,
    "sheets.yaml": SHEETS,
    "documents.yaml": DOCUMENTS,
    "agreements.yaml": AGREEMENTS,
}
"""By the name of the part."""
