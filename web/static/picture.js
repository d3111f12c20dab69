// The picture of relations: hover fades the rest, a choice shows its facts in the
// list beside it, dragging and zooming change the part that is seen. Where things
// lie was decided by the server.
"use strict";
(() => {
  const svg = document.getElementById("picture");
  if (!svg) return;
  const nodes = [...svg.querySelectorAll(".node")];
  const edges = [...svg.querySelectorAll(".edge")];
  const labels = [...svg.querySelectorAll(".edge-labels text")];
  const items = [...document.querySelectorAll("#facts li")];
  const title = document.getElementById("facts-title");
  const unfocus = document.querySelector(".unfocus");
  const factsOf = edges.map((e) => e.dataset.facts.trim().split(" ").map(Number));
  const nodesOf = items.map((li) => li.dataset.nodes.split(" ").map(Number));

  let chosen = null; // {nodes, edges, facts, name}

  // What a node, a line or a fact touches.
  const ofNode = (id) => {
    const es = edges.map((e, i) => i).filter((i) => +edges[i].dataset.from === id || +edges[i].dataset.to === id);
    const ns = new Set([id]);
    for (const i of es) ns.add(+edges[i].dataset.from).add(+edges[i].dataset.to);
    const fs = new Set(nodesOf.map((n, i) => (n.includes(id) ? i : -1)).filter((i) => i >= 0));
    return { nodes: ns, edges: new Set(es), facts: fs, name: nodes[id].getAttribute("aria-label") };
  };
  const ofEdge = (i) => ({
    nodes: new Set([+edges[i].dataset.from, +edges[i].dataset.to]),
    edges: new Set([i]),
    facts: new Set(factsOf[i]),
    name: labels[i].textContent,
  });
  const ofFact = (i) => ({
    nodes: new Set(nodesOf[i]),
    edges: new Set(factsOf.map((fs, e) => (fs.includes(i) ? e : -1)).filter((e) => e >= 0)),
    facts: new Set([i]),
  });

  function light(part) {
    svg.classList.toggle("some", Boolean(part));
    nodes.forEach((n, i) => n.classList.toggle("on", Boolean(part) && part.nodes.has(i)));
    edges.forEach((e, i) => e.classList.toggle("on", Boolean(part) && part.edges.has(i)));
    // Around a hub not every line can be labelled.
    const few = Boolean(part) && part.edges.size <= 14;
    labels.forEach((t, i) => t.classList.toggle("on", few && part.edges.has(i)));
  }

  function choose(part, id) {
    chosen = part;
    light(part);
    nodes.forEach((n, i) => n.classList.toggle("chosen", i === id));
    items.forEach((li, i) => { li.hidden = Boolean(part) && !part.facts.has(i); });
    title.textContent = part ? part.name : title.dataset.all;
    unfocus.hidden = !part;
    document.getElementById("facts").scrollTop = 0;
  }

  const remember = (id) => {
    const address = new URL(location.href);
    address.searchParams.delete("focus");
    if (id !== undefined) address.searchParams.set("focus", new URL(nodes[id].getAttribute("href"), location.href).searchParams.get("focus"));
    history.replaceState(null, "", address);
  };

  nodes.forEach((n, id) => {
    n.addEventListener("mouseenter", () => light(ofNode(id)));
    n.addEventListener("focus", () => light(ofNode(id)));
    for (const e of ["mouseleave", "blur"]) n.addEventListener(e, () => light(chosen));
    n.addEventListener("click", (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return; // a new tab
      e.preventDefault();
      if (moved) return;
      choose(ofNode(id), id);
      remember(id);
    });
  });
  edges.forEach((e, i) => {
    e.addEventListener("mouseenter", () => light(ofEdge(i)));
    e.addEventListener("mouseleave", () => light(chosen));
    e.addEventListener("click", () => { if (!moved) { choose(ofEdge(i)); remember(); } });
  });
  items.forEach((li, i) => {
    for (const e of ["mouseenter", "focusin"]) li.addEventListener(e, () => { li.classList.add("on"); light(ofFact(i)); });
    for (const e of ["mouseleave", "focusout"]) li.addEventListener(e, () => { li.classList.remove("on"); light(chosen); });
  });
  const forget = (e) => { e.preventDefault(); choose(null); remember(); };
  unfocus.querySelector("a").addEventListener("click", forget);
  document.addEventListener("keydown", (e) => { if (e.key === "Escape" && chosen) forget(e); });

  // The part that is seen.
  const whole = svg.viewBox.baseVal;
  const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let view = { ...full };
  const show = () => svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].map((n) => n.toFixed(1)).join(" "));
  const scale = () => Math.max(view.width / svg.clientWidth, view.height / svg.clientHeight);
  function zoom(by, cx = view.x + view.width / 2, cy = view.y + view.height / 2) {
    by = Math.min(Math.max(by, full.width * 0.08 / view.width), full.width * 1.5 / view.width);
    view = { x: cx - (cx - view.x) * by, y: cy - (cy - view.y) * by, width: view.width * by, height: view.height * by };
    show();
  }
  const buttons = document.querySelector(".zoom");
  buttons.hidden = false;
  buttons.addEventListener("click", (e) => {
    const what = e.target.dataset.zoom;
    if (what === "in") zoom(0.75);
    if (what === "out") zoom(1 / 0.75);
    if (what === "reset") { view = { ...full }; show(); }
  });
  svg.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && !e.metaKey) return; // the page scrolls
    e.preventDefault();
    const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
    zoom(Math.exp(Math.max(-0.4, Math.min(0.4, e.deltaY * 0.005))), p.x, p.y);
  }, { passive: false });

  let from = null, moved = false;
  svg.addEventListener("pointerdown", (e) => {
    if (e.button !== 0) return;
    moved = false;
    from = { x: e.clientX, y: e.clientY, view: { ...view }, pointer: e.pointerId };
  });
  svg.addEventListener("pointermove", (e) => {
    if (!from || e.pointerId !== from.pointer) return;
    const dx = e.clientX - from.x, dy = e.clientY - from.y;
    if (!moved && Math.hypot(dx, dy) < 5) return;
    if (!moved) { moved = true; svg.setPointerCapture(e.pointerId); svg.classList.add("moving"); }
    const s = scale();
    view = { ...from.view, x: from.view.x - dx * s, y: from.view.y - dy * s };
    show();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    svg.addEventListener(name, () => { from = null; svg.classList.remove("moving"); });
  }
  svg.addEventListener("dragstart", (e) => e.preventDefault());

  if (svg.dataset.focus !== undefined) choose(ofNode(+svg.dataset.focus), +svg.dataset.focus);
})();
