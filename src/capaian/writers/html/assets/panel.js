/* Trace panel: shows beside the text what a figure is made of. Reads only what the page already
   holds, so that nothing is lost without script. The address of an open panel is its own hash. */
(() => {
  "use strict";
  const panel = document.getElementById("panel");
  const content = document.getElementById("panel-content");
  const said = document.getElementById("panel-said");
  const paper = document.getElementById("naskah");
  let opener = null;

  const make = (name, words, kind) => {
    const element = document.createElement(name);
    if (words) element.textContent = words;
    if (kind) element.className = kind;
    return element;
  };
  const target = (hash) => (hash.length > 1 ? document.getElementById(hash.slice(1)) : null);
  const isExplanation = (entry) => Boolean(entry && entry.closest(".explanations"));
  const isTrace = (entry) => Boolean(entry && entry.classList.contains("trace"));
  const line = (entry, kind) => entry.querySelector(":scope>." + kind);
  const figure = (entry) => entry.querySelector("dt>b").textContent;
  const nameOf = (entry) => entry.querySelector("dt").firstChild.textContent.trim();

  const copies = (entry, kinds) =>
    kinds.map((kind) => line(entry, kind)).filter(Boolean).map((found) => {
      return make("p", found.textContent, found.className);
    });

  function steps(entry) {
    const list = make("ul");
    const inputs = line(entry, "i");
    for (const link of inputs ? inputs.querySelectorAll("a") : []) {
      const input = target(link.hash);
      if (input) list.append(step(input));
    }
    return list;
  }

  function step(entry) {
    const item = make("li");
    const details = make("details");
    const summary = make("summary");
    summary.append(make("span", nameOf(entry)), make("b", figure(entry)));
    details.append(summary);
    details.addEventListener("toggle", () => {
      if (details.childElementCount > 1) return;
      const inner = make("div", "", "inner");
      inner.append(...copies(entry, ["f", "k", "p", "s"]));
      details.append(inner, steps(entry));
    });
    item.append(details);
    return item;
  }

  function placeOf(link) {
    const block = link.closest(".table,figure,.trace");
    const label = block && block.querySelector(".label");
    if (label) return label.firstChild.textContent.trim();
    const section = link.closest("article>section,article>details");
    const heads = section ? [...section.querySelectorAll("h2,h3,h4,h5,h6")] : [];
    const above = heads.filter((head) => head.compareDocumentPosition(link) & 4).pop();
    return above ? above.textContent.trim() : "Sampul";
  }

  function uses(hash) {
    const links = [...paper.querySelectorAll("a.angka")].filter((link) => link.hash === hash);
    const list = make("ul", "", "uses");
    const seen = new Set();
    for (const link of links) {
      const place = placeOf(link);
      if (seen.has(place) || seen.size === 12) continue;
      seen.add(place);
      const jump = make("a", place);
      jump.href = hash;
      jump.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (innerWidth < 1100) close();
        const folded = link.closest("article>details");
        if (folded) folded.open = true;
        link.scrollIntoView({ block: "center" });
        link.focus({ preventScroll: true });
      });
      const item = make("li");
      item.append(jump);
      list.append(item);
    }
    return [make("h3", "Dipakai di " + links.length + " tempat"), list];
  }

  function fill(entry, hash) {
    if (isTrace(entry)) {
      const copy = entry.cloneNode(true);
      copy.removeAttribute("id");
      const frame = make("div", "", "traces");
      frame.append(copy);
      content.replaceChildren(frame);
      return;
    }
    const box = make("div", "", "box");
    box.append(...copies(entry, ["f", "k", "p"]));
    const tree = steps(entry);
    tree.className = "steps";
    const parts = [make("p", figure(entry), "panel-figure"), make("p", nameOf(entry)), box];
    parts.push(...copies(entry, ["s"]));
    if (tree.childElementCount) parts.push(make("h3", "Dihitung dari"), tree);
    content.replaceChildren(...parts, ...uses(hash));
  }

  function highlight(hash) {
    for (const link of document.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    if (opener && opener.hash === hash) opener.setAttribute("aria-current", "true");
  }

  /* A panel that covers the page leaves nothing behind it to read or to reach with Tab. */
  function cover() {
    const covers = !panel.hidden && innerWidth < 1100;
    for (const part of document.querySelectorAll("body>header,body>main,body>footer")) part.inert = covers;
  }

  function show(hash) {
    const entry = target(hash);
    if (!isExplanation(entry) && !isTrace(entry)) return hide();
    fill(entry, hash);
    said.textContent = "";
    panel.hidden = false;
    panel.scrollTop = 0;
    document.documentElement.classList.add("with-panel");
    highlight(hash);
    cover();
    panel.focus({ preventScroll: true });
  }

  function hide() {
    panel.hidden = true;
    document.documentElement.classList.remove("with-panel");
    highlight("");
    cover();
  }

  function close() {
    if (panel.hidden) return;
    hide();
    history.pushState(null, "", location.pathname + location.search);
    if (opener) opener.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.angka,a.mark");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const entry = target(link.hash);
    if (!isExplanation(entry) && !isTrace(entry)) return;
    event.preventDefault();
    if (!panel.contains(link)) opener = link;
    if (location.hash !== link.hash) history.pushState(null, "", link.hash);
    show(link.hash);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.getElementById("panel-close").addEventListener("click", close);
  document.getElementById("panel-copy").addEventListener("click", () => {
    const failed = () => { said.textContent = location.href; };
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(location.href).then(() => { said.textContent = "Tautan disalin."; }, failed);
  });
  addEventListener("popstate", () => show(location.hash));

  /* A region that does not scroll is neither a stop of the Tab key nor a landmark. */
  function settle() {
    for (const region of document.querySelectorAll(".scroll")) {
      const scrolls = region.scrollWidth > region.clientWidth + 1;
      region.tabIndex = scrolls ? 0 : -1;
      region.classList.toggle("scrolls", scrolls);
      if (scrolls) region.setAttribute("role", "region");
      else region.removeAttribute("role");
    }
  }
  settle();
  addEventListener("resize", () => { settle(); cover(); });

  /* Opened by its address: show the figure where the paper uses it first, after the browser's own jump. */
  function arrive() {
    if (!isExplanation(target(location.hash))) return;
    opener = [...paper.querySelectorAll("a.angka")].find((link) => link.hash === location.hash) || null;
    show(location.hash);
    if (opener) opener.scrollIntoView({ block: "center" });
  }
  addEventListener("load", arrive);
})();
