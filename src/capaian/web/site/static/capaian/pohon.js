// Trees by the keyboard: arrows go from line to line, open, close, and lead to what stands above.
// Without it the lines are reached by Tab and opened by Enter; nothing else of the page changes.
"use strict";
(() => {
  for (const tree of document.querySelectorAll(".pohon")) {
    const all = () => {
      for (const line of tree.querySelectorAll("div.sm")) if (!line.querySelector("a")) line.tabIndex = -1;
      return [...tree.querySelectorAll("summary, .sm a, div.sm[tabindex]")];
    };
    all();
    const above = (line) => line.closest("li").parentElement.closest("details");
    const isShown = (line) => {
      for (let up = above(line); up; up = above(up)) if (!up.open) return false;
      return true;
    };
    const lines = () => all().filter(isShown); // branches are fetched when they are opened
    const beside = (line, by) => lines()[lines().indexOf(line) + by];
    const opens = (line) => {
      const own = line.matches("summary") && line.parentElement;
      if (!own) return null;
      if (own.open) return own.querySelector(":scope > .cabang") ? null : beside(line, 1); // still fetched
      own.open = true;
      return line;
    };
    const closes = (line) => {
      const own = line.matches("summary") && line.parentElement;
      if (own && own.open) { own.open = false; return line; }
      return above(line)?.firstElementChild;
    };
    const ways = {
      ArrowDown: (line) => beside(line, 1),
      ArrowUp: (line) => beside(line, -1),
      ArrowRight: opens,
      ArrowLeft: closes,
      Home: () => lines()[0],
      End: () => lines().at(-1),
    };
    tree.addEventListener("keydown", (event) => {
      const way = ways[event.key];
      if (!way || !all().includes(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      way(event.target)?.focus();
    });
  }
  // A phone has no such keys.
  const hasKeys = matchMedia("(hover: hover) and (pointer: fine)").matches;
  for (const hint of document.querySelectorAll(".petunjuk-panah")) hint.hidden = !hasKeys;
})();
