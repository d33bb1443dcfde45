// Boxes above a form that ask for a choice: lines of words, with a button for each answer.
"use strict";
(() => {
  const number = (words) => /^[-−]?[\d.,\s]+$/.test(words) ? Number(words.replace("−", "-").replace(/\s/g, "").replace(/\.(?=\d{3}(?!\d))/g, "").replace(",", ".")) : NaN;
  globalThis.pilihan = {
    // Whether two texts of a cell are one value.
    same: (one, other) => one.trim() === other.trim() || number(one) === number(other),
    boxOf: (id, look, label, head, words) => {
      const box = document.createElement("section"), title = document.createElement(head), list = document.createElement("ul");
      box.id = id; box.className = look; box.setAttribute("aria-label", label);
      title.textContent = words; box.append(title, list);
      return [box, list];
    },
    button: (words, look, act) => {
      const made = document.createElement("button");
      made.type = "button"; made.className = look; made.textContent = words;
      made.addEventListener("click", act);
      return made;
    },
    line: (words, ...buttons) => {
      const item = document.createElement("li"), row = document.createElement("div"), said = document.createElement("span");
      said.textContent = words; row.className = "aksi"; row.append(...buttons); item.append(said, row);
      return item;
    },
  };
})();
