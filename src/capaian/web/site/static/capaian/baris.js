// Lines below the rows of a form: each tells in words what is wrong in its row, and is no row of its own.
"use strict";
globalThis.baris = (labelOf) => {
  // What is said of a cell, without calling it so twice: as `named_once` of the server.
  const toldOf = (input, words) => {
    const label = labelOf(input), at = label.lastIndexOf(", "), name = label.slice(at < 0 ? 0 : at + 2);
    return words.startsWith(name) ? [label.slice(0, Math.max(at, 0)), words].filter(Boolean).join(": ") : `${label}: ${words}`;
  };
  return {
    toldOf,
    linesOf: (table) => [...table.rows].filter((each) => !each.matches(".pesan")),
    below: (input, message) => {
      const own = input.closest("tr"), id = `${input.id}:salah`; let line = own.nextElementSibling;
      document.getElementById(id)?.remove();
      if (!message) {
        input.removeAttribute("aria-describedby");
        return void (line?.matches(".pesan") && !line.cells[0].childElementCount && line.remove());
      }
      if (!line?.matches(".pesan")) {
        line = document.createElement("tr"); line.className = "pesan"; line.insertCell().colSpan = own.cells.length; own.after(line);
      }
      const told = document.createElement("span");
      told.id = id; told.textContent = toldOf(input, message);
      // It is seen with the columns that it is about.
      told.className = `salahnya ${input.closest("td").className.match(/\bg\d/)?.[0].replace("g", "m") || ""}`.trim();
      line.cells[0].prepend(told); input.setAttribute("aria-describedby", id);
    },
  };
};
