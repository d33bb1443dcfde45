// The editor of a formula or a text: a name goes in where the caret stands, and a fault leads to its place.
// Without it names go to its end and the page is asked by its buttons; nothing is computed here.
"use strict";
(() => {
  const box = document.getElementById("rumus") || document.getElementById("teks");
  const insert = (name) => {
    const from = box.selectionStart, to = box.selectionEnd;
    const before = box.value.slice(0, from), after = box.value.slice(to);
    const left = /[\s(]$|^$/.test(before) ? "" : " ", right = /^[\s),.;:]|^$/.test(after) ? "" : " ";
    box.setRangeText(`${left}${name}${right}`, from, to, "end");
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("click", (event) => {
    const name = event.target.closest("button[name=sisip]");
    if (name) { event.preventDefault(); insert(name.value); return; }
    const spot = event.target.closest("a[data-huruf]");
    if (!spot) return;
    event.preventDefault();
    const place = Number(spot.dataset.huruf) - 1;
    const word = /^[\w.-]+/.exec(box.value.slice(place));
    box.focus();
    box.setSelectionRange(place, place + (word ? word[0].length : 1));
  });
})();
