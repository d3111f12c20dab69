// A click on a piece of the text shows its facts, a click on a fact its pieces. Without
// this, names lead to their entities and facts to the article with them marked.
"use strict";
const reading = document.querySelector(".reading");
const picked = document.getElementById("picked");
if (reading && picked) {
  const pieces = [...reading.querySelectorAll("article a[data-facts], article a[data-entity]")];
  const items = [...reading.querySelectorAll("aside li[data-fact]")];
  const title = picked.querySelector("[data-title]");
  const has = (piece, name, number) => (piece.dataset[name] || "").split(" ").includes(number);

  const clear = () => {
    for (const p of pieces) p.classList.remove("on", "near");
    for (const i of items) { i.hidden = false; i.classList.remove("on"); i.removeAttribute("aria-current"); }
    for (const s of reading.querySelectorAll("aside section")) s.hidden = s === picked;
    for (const n of picked.querySelectorAll(".name, .none")) n.remove();
    for (const s of reading.querySelectorAll("span.m-sentence")) s.classList.remove("m-sentence");
    reading.classList.remove("chosen", "picking");
  };

  const showFact = (number) => {
    clear();
    reading.classList.add("chosen");
    for (const p of pieces) if (has(p, "facts", number)) p.classList.add("on");
    for (const i of items) if (i.dataset.fact === number) { i.classList.add("on"); i.setAttribute("aria-current", "true"); }
    const first = pieces.find((p) => p.classList.contains("on"));
    if (first) first.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };

  const showPiece = (piece) => {
    clear();
    reading.classList.add("picking");
    const numbers = (piece.dataset.facts || "").split(" ").filter(Boolean);
    const entity = piece.dataset.entity;
    const wanted = new Set(numbers);
    if (entity) for (const p of pieces) if (p.dataset.entity === entity) p.classList.add("near");
    if (entity && !numbers.length) for (const p of pieces) if (p.dataset.entity === entity) for (const n of (p.dataset.facts || "").split(" ")) if (n) wanted.add(n);
    piece.classList.add("on");
    title.textContent = title.dataset.title;
    if (entity) {
      const name = document.querySelector(`#entities li[data-entity="${entity}"] .name`);
      if (name) title.after(name.cloneNode(true));
    }
    if (!wanted.size) {
      const none = document.createElement("p");
      none.className = "none";
      none.textContent = picked.dataset.none;
      picked.append(none);
    }
    for (const i of items) i.hidden = !wanted.has(i.dataset.fact);
    for (const s of reading.querySelectorAll("aside section")) s.hidden = s !== picked && !s.querySelector("li[data-fact]:not([hidden])");
    picked.hidden = false;
  };

  reading.querySelector("article").addEventListener("click", (e) => {
    const piece = e.target.closest("a[data-facts], a[data-entity]");
    if (!piece || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    showPiece(piece);
  });
  for (const i of items) {
    const link = i.querySelector(".said a");
    if (!link) continue;
    link.addEventListener("click", (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      e.preventDefault();
      history.replaceState(null, "", link.href);
      showFact(i.dataset.fact);
    });
  }
  picked.querySelector("[data-clear]").addEventListener("click", clear);
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") clear(); });
}
