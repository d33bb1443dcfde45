// Lines below the rows of a form: each tells in words what is wrong in its row, and is no row of its own.
"use strict";
globalThis.baris = (labelOf) => ({
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
    told.id = id; told.className = "salahnya"; told.textContent = `${labelOf(input)}: ${message}`;
    line.cells[0].prepend(told); input.setAttribute("aria-describedby", id);
  },
});
