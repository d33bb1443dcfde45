// Pasting a block of a spreadsheet into the entry grid: shown first, used when somebody says so.
"use strict";
// How the grid reads and writes its cells comes from isian.js.
globalThis.tempelan = (form, { place, at, same, go, text, held, hold, typed, dispute, later, undo }) => {
  const plain = (words) => words.trim().toLowerCase().replace(/\s+/g, " ").replace(/^kec(amatan|\.)? /, "");
  const isWord = (words) => /\p{L}{3}/u.test(words);

  // Areas of a table by name and by code; a name that two of them bear names none.
  const areasOf = (table) => {
    const found = new Map();
    for (const head of table.querySelectorAll("tbody th[data-kode]")) {
      const name = plain(head.textContent), row = head.parentElement.rowIndex;
      found.set(name, found.has(name) ? null : row);
      found.set(head.dataset.kode, row);
    }
    return found;
  };
  // The column of a block that names areas, if one does: the first, or the second behind running numbers.
  const named = (lines, areas) => {
    const column = (index) => lines.map((line) => line[index] || "").filter(Boolean);
    const isNames = (words) => words.some((each) => areas.get(plain(each)) !== undefined) || (words.length > 0 && words.every(isWord));
    if (!areas.size) return -1;
    if (isNames(column(0))) return 0;
    const isCounted = column(0).every((each) => /^(no\.?|\d{1,3}\.?)$/i.test(each));
    return isCounted && column(1).some((each) => areas.get(plain(each)) !== undefined) ? 1 : -1;
  };
  const read = (input, block) => {
    const [table, row, column] = place(input), areas = areasOf(table);
    const lines = block.split("\n").map((line) => line.split("\t").map((value) => value.trim()));
    const names = named(lines, areas), found = [], lost = [], unknown = [], taken = new Set();
    lines.forEach((line, down) => {
      const name = names < 0 ? "" : line[names] || "", own = areas.get(plain(name)) ?? null;
      if (names >= 0 && (own === null || taken.has(own))) {
        if (line.some(Boolean)) unknown.push(name || `baris ${down + 1} tanpa nama`);
        return;
      }
      taken.add(own);
      line.slice(names + 1).forEach((value, right) => {
        const cell = at(table, names < 0 ? row + down : own, column + right);
        if (cell) found.push([cell, value]);
        else if (value) lost.push(value);
      });
    });
    return { found, lost, unknown, isNamed: names >= 0 };
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

  function preview(input, { found, lost, unknown, isNamed }) {
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
    use.textContent = "Pakai"; leave.textContent = "Batal";
    use.addEventListener("click", () => {
      undo.push(others.map(({ cell }) => [cell, cell.value]));
      others.forEach(fill);
      box.remove(); dispute(); go(input); later();
    });
    leave.addEventListener("click", () => { box.remove(); go(input); });
    row.className = "aksi"; row.append(use, leave);
    box.append(title);
    if (isNamed) box.append(say("Nilai ditempatkan menurut nama kecamatan di tempelan, bukan menurut urutan barisnya."));
    if (unknown.length) box.append(say(`${unknown.length} baris tidak dipakai; nama kecamatannya tidak ada di isian ini atau sudah disebut: ${listed(unknown)}.`));
    box.append(list, row);
    input.closest(".gulir").before(box);
    use.focus();
  }

  form.addEventListener("paste", (event) => {
    const input = event.target;
    if (!input.matches("input[data-dulu]")) return;
    const block = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(block)) return;
    event.preventDefault();
    preview(input, read(input, block));
  });
};
