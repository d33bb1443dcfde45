// Pasting a block of a spreadsheet into the entry grid: shown first, used when somebody says so.
"use strict";
// How the grid reads and writes its cells comes from isian.js.
globalThis.tempelan = (form, { linesOf, place, at, same, go, text, held, hold, typed, dispute, later, undo }) => {
  const plain = (words) => words.trim().toLowerCase().replace(/\s+/g, " ").replace(/^(kec(amatan|\.)?|distrik|kapanewon|kemantren) /, "");
  const bare = (words) => plain(words).replace(/ \([^)]*\)$/, "");  // a head without its unit
  const isWord = (words) => /\p{L}{3}/u.test(words);
  const isFigure = (words) => /^-?[\d.,\s]*\d[\d.,\s]*$/.test(words);
  const isCode = (words) => /^\d{2}(\.\d{2}){1,2}(\.\d{4})?$/.test(words);

  // Rows of a table by name and by code, with its dots or without; what two of them are called names none.
  const areasOf = (table) => {
    const found = new Map();
    found.isList = Boolean(table.querySelector("tbody th[data-nama]"));
    for (const head of table.querySelectorAll("tbody th[data-kode]")) {
      const row = linesOf(table).indexOf(head.parentElement), code = head.dataset.kode.toLowerCase();
      const called = plain(head.dataset.nama || head.textContent), unnumbered = called.replace(/^[\d.]+ /, "");
      for (const name of new Set([called, unnumbered, code, code.replace(/\./g, "")]))
        found.set(name, found.has(name) ? null : row);
    }
    return found;
  };
  const ORDER = /^\(?(\d{1,3}|[ivxl]{1,7})([.)]*)$/i;
  const ROMAN = { i: 1, v: 5, x: 10, l: 50 };
  const roman = (words) => [...words.toLowerCase()].reduce((sum, sign, at, all) => sum + (ROMAN[sign] < (ROMAN[all[at + 1]] || 0) ? -1 : 1) * ROMAN[sign], 0);
  // Whether cells number their lines: "ya", "ragu" where they may be figures as well, or nothing.
  const numbering = (cells, isBefore) => {
    const read = cells.map((each) => ORDER.exec(each));
    if (!cells.length || read.some((each) => !each)) return "";
    const counts = read.map(([, words]) => /\d/.test(words) ? Number(words) : roman(words));
    const isRow = counts.every((each, at) => !at || each === counts[at - 1] + 1);
    if (read.every(([all, words, mark]) => mark || /^\(/.test(all) || !/\d/.test(words))) return "ya";
    if (isBefore) return isRow && (counts.length > 1 || counts[0] === 1) ? "ya" : "ragu";
    return isRow && counts.length > 1 && counts[0] === 1 ? "ragu" : "";
  };
  // Whether a line numbers the columns below their heads: 1, 2, 3 or (1), (2), (3).
  const isOrder = (cells) => {
    const read = cells.filter(Boolean).map((each) => /^\(?(\d{1,2})\)?$/.exec(each));
    return read.length > 1 && read.every((each, at) => each && Number(each[1]) === at + 1);
  };
  // What each column of a block holds: areas, codes, names or numbers of lines, or figures.
  const columnsOf = (lines, areas) => {
    const isArea = (words) => areas.get(plain(words)) !== undefined;
    const wide = Math.max(...lines.map((line) => line.length));
    const start = lines.findIndex((line) => line.some(isArea) || line.some(isFigure));
    const named = areas.size && start > 0 && lines.slice(0, start).some((line) => line.some(isWord)) ? start : 0;
    const heads = named && isOrder(lines[named]) ? named + 1 : named;
    const rows = lines.slice(heads), known = rows.filter((line) => line.some(isArea));
    const column = (index) => (known.length ? known : rows).map((line) => line[index] || "").filter(Boolean);
    const all = [...Array(wide).keys()], isAll = (index, holds) => column(index).length > 0 && column(index).every(holds);
    const kinds = all.map((index) => {
      const head = lines.slice(0, heads).map((line) => line[index] || "").join(" ").trim();
      if (!areas.size) return "";
      if (column(index).some(isArea)) return "wilayah";
      // In a list words behind a figure are its note, words before figures name their row.
      if (isAll(index, isWord) && (!areas.isList || all.slice(index + 1).some((other) => isAll(other, isFigure)))) return "nama";
      return isAll(index, isCode) || /^kode\b/i.test(head) ? "kode" : /^(no|nomor)\b/i.test(head) ? "nomor" : "";
    });
    const placed = kinds.indexOf("wilayah") < 0 ? kinds.findIndex((kind) => kind === "nama" || kind === "kode") : kinds.indexOf("wilayah");
    const isUnsure = all.some((index) => {
      if (kinds[index] || !areas.size || wide < 2) return false;
      const found = numbering(column(index), index < placed);
      if (found === "ya") kinds[index] = "nomor";
      return found === "ragu" && (placed >= 0 || index === 0);
    });
    // Without heads above and names beside them such a line may be figures as well.
    const isDoubtful = areas.size > 0 && placed < 0 && !heads && lines.length > 1 && isOrder(lines[0]);
    return { kinds, heads, isUnsure: isUnsure || isDoubtful, isNamed: placed >= 0, by: all.filter((index) => kinds[index] === "wilayah") };
  };

  // What a table calls its columns, by the place of each in a row: none where two are called alike.
  const called = (table) => {
    const rows = [...table.tBodies[0].rows], head = [...(table.tHead?.rows || [])].at(-1), found = new Map();
    const shift = rows[0].cells.length - (head ? head.cells.length : 0);
    [...(head ? head.cells : [])].forEach((cell, index) => {
      const own = [...cell.childNodes].filter((each) => each.nodeName !== "SMALL").map((each) => each.textContent).join(" ");
      for (const name of new Set([plain(cell.dataset.nama || own), plain(cell.textContent)]))
        if (name) found.set(name, [...(found.get(name) || []), index + shift]);
    });
    return found;
  };
  // Areas of which several lines tell parts, as those of its villages: none of these is the area's own.
  const partedOf = (lines, { kinds, heads, by }, areas) => {
    const others = [...kinds.keys()].filter((index) => index !== by[0] && ["wilayah", "nama", "kode"].includes(kinds[index]));
    const told = new Map();
    let above;
    if (by.length && others.length) for (const line of lines.slice(heads)) {
      const beside = others.map((index) => line[index] || "").join("\t");
      if (line[by[0]]) above = areas.get(plain(line[by[0]])) ?? undefined;
      if (above !== undefined && beside.trim()) told.set(above, (told.get(above) || new Set()).add(beside));
    }
    return new Set([...told].filter(([, each]) => each.size > 1).map(([row]) => row));
  };
  // In which column of the table each column of figures goes; none at all where that is not certain.
  const columnsFor = (table, column, titles) => {
    const rows = [...table.tBodies[0].rows], all = [...Array(rows[0].cells.length).keys()];
    const isInput = (index) => rows.some((each) => each.cells[index]?.querySelector("input[data-dulu]")), names = called(table);
    const known = titles.map((each) => each.map((words) => names.get(plain(words)) || names.get(bare(words))).find(Boolean) || []);
    // Heads decide where they can: a computed column is not typed, so that it may be called as others are.
    const own = known.map((each) => { const typed = each.filter(isInput); return typed.length ? (typed.length === 1 ? typed[0] : undefined) : each[0]; });
    const told = own.filter((each) => each !== undefined && isInput(each));
    if (told.length && new Set(told).size === told.length) return own;
    const found = columnsBeside(all.slice(column), isInput, titles.length);
    // Heads that nobody knows here, or that are of other columns, tell that places alone would be wrong.
    const isStrange = titles.filter((each) => each.length).length > 1 && known.every((each) => !each.length) && titles.some((each) => each.some((words) => /\p{L}/u.test(words)));
    return isStrange || known.some((each, right) => each.length && !each.includes(found?.[right])) ? null : found;
  };
  const columnsBeside = (beside, isInput, wide) => {
    const inputs = beside.filter(isInput);
    const hasComputed = beside.slice(0, wide).length < wide ? beside.length > inputs.length : beside.slice(0, wide).some((each) => !isInput(each));
    if (!hasComputed || wide === beside.length) return [...Array(wide).keys()].map((right) => beside[right]);
    // The last one may be the result of those before it, or the next one that is typed.
    return wide > inputs.length || !isInput(beside[wide - 1]) ? null : inputs.slice(0, wide);
  };
  const read = (input, block) => {
    const [table, row, column] = place(input), areas = areasOf(table);
    const lines = block.split("\n").map((line) => line.split("\t").map((value) => value.trim()));
    const columned = columnsOf(lines, areas), { kinds, heads, isUnsure, isNamed, by } = columned;
    const several = partedOf(lines, columned, areas), parted = new Set();
    const found = [], lost = [], unknown = [], taken = new Set();
    const wide = Math.max(...lines.map((line) => line.length)), titled = lines.slice(0, heads);
    const figures = [...Array(wide).keys()].filter((index) => !kinds[index]);
    const titles = figures.map((index) => [...titled.map((line) => line[index] || "").reverse(), titled.map((line) => line[index] || "").join(" ")]);
    // Spreadsheets copy blank columns behind a block along.
    const last = Math.max(0, ...lines.map((line) => line.filter((_, index) => !kinds[index]).findLastIndex(Boolean) + 1));
    const columns = columnsFor(table, column, titles) || columnsFor(table, column, titles.slice(0, last)), isBeside = !columns;
    const nameOf = (line) => line.find((value, index) => value && ["wilayah", "nama", "kode"].includes(kinds[index]));
    lines.forEach((line, down) => {
      const rows = new Set(by.filter((index) => line[index]).map((index) => areas.get(plain(line[index])) ?? null));
      const own = rows.size === 1 ? [...rows][0] : null;
      if (isNamed && down < heads) return; // names of columns are no kecamatan
      if ([...rows].some((each) => several.has(each))) parted.add(table.rows[[...rows].find((each) => several.has(each))].querySelector("th").textContent);
      if (isUnsure || isBeside || (isNamed ? own === null || taken.has(own) || several.has(own) : down < heads)) {
        if (line.some(Boolean)) unknown.push(nameOf(line) || (isNamed || isUnsure || isBeside ? `baris ${down + 1} tanpa nama` : line.find(Boolean)));
        return;
      }
      taken.add(own);
      line.filter((_, index) => !kinds[index]).forEach((value, right) => {
        const cell = at(table, isNamed ? own : row + down - heads, columns[right]);
        if (cell) found.push([cell, value]);
        else if (value) lost.push(value);
      });
    });
    const isUntold = heads > 0 && !isBeside && !titles.some((each) => each.some((words) => called(table).has(plain(words)) || called(table).has(bare(words))));
    return { found, lost, unknown, isNamed, isUnsure, isBeside, isUntold, parted: [...parted] };
  };

  // What the preview shows of a cell is what is written over: what somebody else stored since then is a clash.
  const fill = ({ cell, value, shown, over, stood }) => {
    cell.value = value;
    if (held.has(cell)) { if (held.get(cell) === stood) typed(cell); return; }
    const stands = cell.dataset.dulu;
    if (stands === over || same(stands, shown) || same(stands, value)) typed(cell);
    else hold(cell, stands, shown);
  };
  const line = ({ cell, value, shown }) => {
    const item = document.createElement("li");
    const odd = cell.inputMode === "numeric" && value && !/^[\d.,\s-]+$/.test(value);
    item.textContent = `${cell.getAttribute("aria-label")}: ${shown || "kosong"} → ${value || "kosong"}${odd ? " (bukan angka)" : ""}`;
    return item;
  };
  const say = (words) => { const said = document.createElement("p"); said.textContent = words; return said; };
  const listed = (each) => `${each.slice(0, 8).join(", ")}${each.length > 8 ? `, dan ${each.length - 8} lagi` : ""}`;

  function preview(input, { found, lost, unknown, isNamed, isUnsure, isBeside, isUntold, parted }) {
    document.getElementById("pratinjau")?.remove();
    const box = document.createElement("section");
    box.id = "pratinjau"; box.className = "psn cek"; box.tabIndex = -1; box.setAttribute("aria-label", "Pratinjau tempelan");
    const title = document.createElement("h3"), list = document.createElement("ul");
    const others = found.filter(([cell, value]) => !same(cell.value, value))
      .map(([cell, value]) => ({ cell, value, shown: text(cell), over: cell.dataset.dulu, stood: held.get(cell) }));
    title.textContent = `${others.length} nilai akan diganti${lost.length ? `; ${lost.length} nilai tidak punya tempat dan tidak dipakai: ${listed(lost)}` : ""}.`;
    list.append(...others.slice(0, 60).map(line));
    const use = document.createElement("button"), leave = document.createElement("button"), row = document.createElement("div");
    use.type = leave.type = "button"; use.className = "tb kecil"; leave.className = "tb dua kecil";
    use.textContent = "Pakai"; leave.textContent = others.length ? "Batal" : "Tutup";
    use.addEventListener("click", () => {
      undo.push(others.map(({ cell }) => [cell, cell.value]));
      others.forEach(fill);
      box.remove(); dispute(); go(input); later();
    });
    leave.addEventListener("click", () => { box.remove(); go(input); });
    row.className = "aksi"; row.append(...(others.length ? [use, leave] : [leave]));
    box.append(title);
    if (isNamed) box.append(say("Nilai ditempatkan menurut nama kecamatan di tempelan, bukan menurut urutan barisnya."));
    if (isUnsure) box.append(say("Satu kolom atau baris tampak seperti nomor urut dan dapat juga angka, jadi belum ada yang ditempatkan. Salin lagi tanpa nomor itu, atau dengan judul kolomnya."));
    else if (isBeside) box.append(say("Kolom tempelan dapat jatuh pada kolom yang dihitung, atau judulnya tidak dikenal, jadi belum ada yang ditempatkan. Salin kolom yang diketik saja, satu kelompok setiap kali, atau salin bersama judul kolom seperti di isian ini."));
    else if (unknown.length) box.append(say(isNamed ? `${unknown.length} baris tidak dipakai; nama kecamatannya tidak ada di isian ini atau sudah disebut: ${listed(unknown)}.` : `${unknown.length} baris judul tidak dipakai: ${listed(unknown)}.`));
    if (parted.length) box.append(say(`Beberapa baris (desa?) menyebut kecamatan yang sama, jadi nilainya tidak dipakai: ${listed(parted)}. Jumlahkan dahulu per kecamatan.`));
    if (isUntold && found.length) box.append(say("Judul kolom di tempelan tidak dikenal di isian ini; nilainya ditempatkan mulai dari sel yang dipilih. Periksa kolomnya."));
    box.append(list, row);
    input.closest(".gulir").before(box);
    row.firstChild.focus();
  }

  form.addEventListener("paste", (event) => {
    const input = event.target;
    if (!input.matches("input[data-dulu]")) return;
    const block = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(block)) return;
    event.preventDefault();
    preview(input, read(input, block));
  });

  // A field to paste into, for whoever does not know that the cells take a block.
  for (const opener of form.querySelectorAll("button.tempel")) {
    const first = opener.parentElement.nextElementSibling.querySelector("input[data-dulu]");
    opener.hidden = !first;
    opener.addEventListener("click", () => {
      document.getElementById("tempat-tempel")?.remove();
      const box = document.createElement("p"), label = document.createElement("label"), area = document.createElement("textarea");
      box.id = "tempat-tempel"; label.className = "f"; area.className = "kotak"; area.rows = 3; area.id = "tempelan-baru"; label.htmlFor = area.id;
      label.textContent = "Salin dari Excel bersama judul kolom dan nama kecamatannya, lalu tempel di sini";
      area.addEventListener("input", () => {
        const block = area.value.replace(/\n$/, "");
        if (!block.trim()) return;
        box.remove(); preview(first, read(first, block));
      });
      box.append(label, area); opener.parentElement.after(box); area.focus();
    });
  }
};
