// The graph explorer. The server decides what is shown and writes the lists; this
// draws the same, and goes from one address to the next without loading the page
// anew. The address holds the whole state: what is open, hidden, pinned, filtered,
// chosen.
"use strict";
(() => {
  const root = document.getElementById("explorer");
  const box = document.getElementById("x-canvas");
  if (!root || !box || !window.cytoscape) return;
  cytoscape.use(khabarLayout.fcose);
  const $ = (s, from = document) => from.querySelector(s);
  let data = JSON.parse($("#x-data").textContent);
  const pins = new Map(); // short IRI → [x, y]
  const takePins = () => {
    pins.clear();
    for (const n of data.nodes) if (n.pin) pins.set(n.id, n.pin);
  };
  takePins();

  // Shapes are those of the legend, so that both carry the type in the same way.
  const shapes = { Person: "ellipse", Organization: "rectangle", MilitaryUnit: "diamond", Place: "triangle", Facility: "hexagon", Event: "star" };
  const colour = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const tints = { Person: "person", Organization: "organization", MilitaryUnit: "unit", Place: "place", Facility: "facility", Event: "event" };
  const strokes = { statement: "statement-line", event: "event-line", position: "position-line", relation: "relation-line" };
  const font = () => getComputedStyle(root).fontFamily;

  const style = () => [
    { selector: "node", style: {
      label: "data(label)", shape: (n) => shapes[n.data("type")] || "star", "background-color": (n) => colour(tints[n.data("type")] || "faint"),
      width: "data(size)", height: "data(size)", "font-family": font(), "font-size": 14, color: colour("ink"), "text-wrap": "wrap",
      "text-valign": "bottom", "text-margin-y": 4, "text-background-color": colour("sheet"), "text-background-opacity": 0.85, "text-background-padding": 2,
      "border-width": 2, "border-color": colour("sheet"), "min-zoomed-font-size": 7, "line-height": 1.25,
    } },
    { selector: "node[?open]", style: { "border-width": 4, "border-color": colour("ink"), "border-opacity": 0.55 } },
    { selector: "node[?pinned]", style: { "border-style": "dotted", "border-width": 3, "border-color": colour("ink") } },
    { selector: "edge", style: {
      width: "data(width)", "line-color": (e) => colour(strokes[e.data("kind")] || "faint"), "curve-style": "straight", opacity: (e) => (e.data("weak") ? 0.14 : 0.6),
      "target-arrow-color": (e) => colour(strokes[e.data("kind")] || "faint"), "source-arrow-color": (e) => colour(strokes[e.data("kind")] || "faint"),
      "target-arrow-shape": (e) => (e.data("there") ? "triangle" : "none"), "source-arrow-shape": (e) => (e.data("back") ? "triangle" : "none"),
      "arrow-scale": 0.9, "line-style": (e) => (e.data("unreal") ? "dashed" : "solid"),
      "font-family": font(), "font-size": 12, color: colour("ink"), "text-background-color": colour("sheet"), "text-background-opacity": 0.9, "text-background-padding": 2,
    } },
    { selector: "edge.lit", style: { opacity: 0.75 } },
    { selector: "edge.told", style: { label: "data(label)", opacity: 0.9, "z-index": 9 } },
    { selector: "edge.way", style: { "line-color": colour("accent"), opacity: 1, "underlay-color": colour("accent"), "underlay-opacity": 0.25, "underlay-padding": 5 } },
    { selector: ".faded", style: { opacity: 0.12 } },
    { selector: "node.chosen", style: { "underlay-color": colour("accent"), "underlay-opacity": 0.35, "underlay-padding": 9, "underlay-shape": "ellipse", "font-weight": "bold", "z-index": 10 } },
  ];

  // Cytoscape would write its two rules into the page, which the server's policy
  // forbids, unless it finds them done: explore.css has them.
  const done = document.createElement("meta");
  done.id = "__________cytoscape_stylesheet";
  document.head.append(done);
  box.hidden = false;
  $("#x-static").hidden = true;
  const cy = cytoscape({ container: box, style: style(), minZoom: 0.08, maxZoom: 4, boxSelectionEnabled: false, selectionType: "single", userZoomingEnabled: false });
  window.khabarPicture = cy; // for the tests
  for (const media of [matchMedia("(prefers-color-scheme: dark)")]) media.addEventListener("change", () => cy.style(style()));

  // A seeded generator stands in while a layout is made, so that one address gives
  // one picture.
  function seeded(f) {
    const given = Math.random;
    let s = 1234567;
    Math.random = () => {
      s = (s + 0x6d2b79f5) | 0;
      let t = Math.imul(s ^ (s >>> 15), 1 | s);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    try { f(); } finally { Math.random = given; }
  }

  function layOut(fresh) {
    const fixed = cy.nodes().filter((n) => pins.has(n.id())).map((n) => ({ nodeId: n.id(), position: { x: pins.get(n.id())[0], y: pins.get(n.id())[1] } }));
    for (const f of fixed) cy.getElementById(f.nodeId).position(f.position);
    if (fixed.length === cy.nodes().length) { cy.fit(undefined, 40); return; }
    const many = cy.nodes().length;
    seeded(() => cy.nodes().union(cy.edges().filter((e) => !e.data("weak"))).layout({
      name: "fcose", quality: many > 150 ? "default" : "proof", randomize: fresh, animate: false, fit: false,
      nodeDimensionsIncludeLabels: true, nodeSeparation: 140, idealEdgeLength: () => 150, nodeRepulsion: () => 30000, edgeElasticity: () => 0.15,
      gravity: 0.25, numIter: many > 150 ? 1500 : 2500, packComponents: false, tile: true, tilingPaddingVertical: 30, tilingPaddingHorizontal: 40,
      fixedNodeConstraint: fixed.length ? fixed : undefined,
    }).run());
    // The layout counts from the middle of node and label together.
    for (const f of fixed) cy.getElementById(f.nodeId).position(f.position);
    // A tall or narrow picture wastes the canvas.
    if (!fixed.length && fresh) stretch();
    separate();
    cy.fit(undefined, 40);
    if (cy.zoom() > 1.3) { cy.zoom(1.3); cy.center(); }
  }

  function stretch() {
    const b = cy.nodes().boundingBox(), wide = box.clientWidth / Math.max(box.clientHeight, 1);
    if (!b.w || !b.h) return;
    const by = Math.min(Math.max(Math.sqrt(wide / (b.w / b.h)), 0.8), 1.5);
    cy.nodes().positions((n) => ({ x: n.position("x") * by, y: n.position("y") / by }));
  }

  // separate pushes entities with their labels apart where they lie on each other,
  // along the shorter way; what is pinned stays.
  function separate() {
    const boxes = cy.nodes().map((n) => {
      const p = n.position(), b = n.boundingBox({ includeOverlays: false, includeUnderlays: false });
      return { n, x: p.x, y: p.y, l: p.x - b.x1, r: b.x2 - p.x, t: p.y - b.y1, b: b.y2 - p.y, fixed: pins.has(n.id()) };
    });
    for (let round = 0, moved = true; moved && round < 120; round++) {
      moved = false;
      for (let i = 0; i < boxes.length; i++) {
        for (let j = 0; j < i; j++) {
          const a = boxes[i], b = boxes[j];
          if (a.fixed && b.fixed) continue;
          const ox = Math.min(a.x + a.r - (b.x - b.l), b.x + b.r - (a.x - a.l)) + 6, oy = Math.min(a.y + a.b - (b.y - b.t), b.y + b.b - (a.y - a.t)) + 6;
          if (ox <= 0 || oy <= 0) continue;
          moved = true;
          const share = a.fixed || b.fixed ? 1 : 0.5;
          if (ox < oy) { const d = (a.x < b.x ? -ox : ox) * share; if (!a.fixed) a.x += d; if (!b.fixed) b.x -= d; }
          else { const d = (a.y < b.y ? -oy : oy) * share; if (!a.fixed) a.y += d; if (!b.fixed) b.y -= d; }
        }
      }
    }
    cy.batch(() => { for (const b of boxes) if (!b.fixed) b.n.position({ x: b.x, y: b.y }); });
  }

  // show draws the data: what stays keeps its place unless most is gone, what is new
  // starts beside a neighbour.
  function show(first) {
    const ids = new Set(data.nodes.map((n) => n.id)), had = cy.nodes().length;
    cy.batch(() => {
      cy.edges().remove();
      cy.nodes().filter((n) => !ids.has(n.id())).remove();
    });
    const kept = cy.nodes().length;
    const near = new Map();
    for (const e of data.edges) {
      for (const [a, b] of [[e.a, e.b], [e.b, e.a]]) {
        const known = cy.getElementById(data.nodes[b].id);
        if (known.nonempty() && !near.has(a)) near.set(a, known.position());
      }
    }
    let fresh = 0;
    cy.batch(() => {
      data.nodes.forEach((n, i) => {
        const d = { id: n.id, iri: n.iri, number: i, label: n.label.join("\n"), name: n.name, title: n.title, type: n.type, size: n.size, open: n.open || false, more: n.more || 0, pinned: pins.has(n.id) };
        const old = cy.getElementById(n.id);
        if (old.nonempty()) { old.data(d); return; }
        const at = near.get(i) || { x: 0, y: 0 }, angle = fresh++ * 2.4;
        cy.add({ group: "nodes", data: d, position: { x: at.x + 120 * Math.cos(angle), y: at.y + 120 * Math.sin(angle) } });
      });
      data.edges.forEach((e, i) => cy.add({ group: "edges", data: {
        id: "e" + i, source: data.nodes[e.a].id, target: data.nodes[e.b].id, kind: e.kind, label: e.label, width: e.width, weak: e.weak || false, there: e.there || false, back: e.back || false, unreal: e.unreal || false,
      } }));
    });
    // What little is left of much, as a way through it, would lie scattered and small.
    const few = kept < had / 2;
    if (fresh || first || few) layOut(first || kept < 2 || few);
    choose();
  }

  // choose lights what is in focus, and fades the rest.
  function choose() {
    cy.elements().removeClass("chosen way faded told lit");
    data.path.forEach((n, i) => {
      if (i) cy.getElementById(data.nodes[n].id).edgesWith(cy.getElementById(data.nodes[data.path[i - 1]].id)).addClass("way told");
    });
    const chosen = data.focus.map((i) => cy.getElementById(data.nodes[i].id));
    for (const n of chosen) n.addClass("chosen");
    if (chosen.length === 1) light(chosen[0].closedNeighborhood());
    else if (chosen.length === 2) light(chosen[0].union(chosen[1]).union(chosen[0].edgesWith(chosen[1])));
    else if (data.path.length > 1) light(cy.nodes().filter((n) => data.path.includes(n.data("number"))).union(cy.edges(".way")));
    else light(null);
  }
  const fewLines = 12;
  function light(part) {
    cy.batch(() => {
      cy.elements().removeClass("faded told lit");
      const told = part ? part.edges() : cy.edges();
      if (told.length <= fewLines) told.addClass("told");
      if (part) told.addClass("lit");
      if (part) cy.elements().not(part).addClass("faded");
    });
  }
  cy.on("mouseover", "node", (e) => { light(e.target.closedNeighborhood()); box.title = e.target.data("title"); box.style.cursor = "pointer"; });
  cy.on("mouseover", "edge", (e) => { light(e.target.union(e.target.connectedNodes())); e.target.addClass("told"); box.style.cursor = "pointer"; });
  cy.on("mouseout", "node, edge", () => { choose(); box.removeAttribute("title"); box.style.cursor = ""; });

  // Addresses.
  const shortOf = (i) => data.nodes[i].id;
  const here = () => new URL(location.href);
  const state = (change) => {
    const u = here();
    u.searchParams.delete("from");
    u.searchParams.delete("q");
    change(u.searchParams);
    return u;
  };
  const opened = (p, id) => p.getAll("open").filter((v) => v.split("~")[0] !== id);
  const put = (p, name, list) => { p.delete(name); for (const v of list) p.append(name, v); };
  const rest = (p, name, id) => put(p, name, p.getAll(name).filter((v) => v !== id));
  const toggle = (id) => go(state((p) => {
    const was = p.getAll("open"), left = opened(p, id);
    if (left.length < was.length) { put(p, "open", left); p.append("with", id); return; }
    rest(p, "with", id);
    p.append("open", id);
    put(p, "focus", [id]);
  }));
  const focus = (...ids) => go(state((p) => put(p, "focus", ids)));
  const hide = (id) => go(state((p) => {
    put(p, "open", opened(p, id));
    for (const name of ["with", "path", "focus"]) rest(p, name, id);
    p.append("off", id);
  }));
  function withPins(u) {
    u.searchParams.delete("pin");
    for (const [id, [x, y]] of pins) u.searchParams.append("pin", `${id}@${x},${y}`);
    return u;
  }
  const savePins = () => history.replaceState(null, "", withPins(here()));
  function pin(n, on = !pins.has(n.id())) {
    if (on) pins.set(n.id(), [Math.round(n.position("x")), Math.round(n.position("y"))]);
    else pins.delete(n.id());
    n.data("pinned", on);
    savePins();
  }

  let flight = null;
  async function go(to, push = true) {
    const u = withPins(new URL(to, location.href));
    if (flight) flight.abort();
    flight = new AbortController();
    root.setAttribute("aria-busy", "true");
    let answer;
    try {
      answer = await fetch(u, { signal: flight.signal, headers: { Accept: "text/html" } });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!$("#x-data", next)) { location.href = u; return; }
      swap(next);
      if (push) history.pushState(null, "", answer.redirected ? answer.url : u);
    } catch (e) {
      if (e.name === "AbortError") return;
      $("#x-status").textContent = root.dataset.failed;
      throw e;
    } finally {
      root.removeAttribute("aria-busy");
    }
    data = JSON.parse($("#x-data").textContent);
    if (!push) takePins();
    else for (const id of [...pins.keys()]) if (!data.nodes.some((n) => n.id === id)) pins.delete(id);
    show(false);
    ready();
  }

  // swap puts the new lists into the place of the old, and the focus where it was.
  function swap(next) {
    const active = document.activeElement;
    const row = active && active.closest(".entity-list li");
    const was = row ? data.nodes[+row.dataset.node].id : null;
    const id = active && active.id;
    const inSwapped = active && active.closest("#x-side, #x-status, .explore-filters, .path");
    const unfolded = $(".explore-filters").open;
    for (const s of ["#x-status", ".explore-filters", "#x-side", "form.path", "#x-data"]) $(s).replaceWith(document.adoptNode($(s, next)));
    $(".explore-filters").open = unfolded;
    document.title = next.title;
    const language = $(".top .language"), other = $(".top .language", next);
    if (language && other) language.href = other.getAttribute("href");
    if (!inSwapped) return;
    const now = JSON.parse($("#x-data").textContent).nodes.findIndex((n) => n.id === was);
    const to = (was && $(`.entity-list li[data-node="${now}"] .name`)) || (id && document.getElementById(id)) || $("#x-side");
    to.focus({ preventScroll: true });
  }

  root.addEventListener("click", (e) => {
    const a = e.target.closest("a[href]");
    if (a && a.pathname === "/explore" && !e.ctrlKey && !e.metaKey && !e.shiftKey) {
      e.preventDefault();
      if (!new URL(a.href).searchParams.has("pin") && a.classList.contains("small")) { pins.clear(); cy.nodes().data("pinned", false); }
      go(a.href);
      return;
    }
    const b = e.target.closest("button");
    if (b && b.dataset.pin) {
      pin(cy.getElementById(shortOf(+b.dataset.pin)));
      go(here(), false);
    }
    if (b && b.dataset.do) tools[b.dataset.do]();
  });
  root.addEventListener("submit", (e) => {
    e.preventDefault();
    const given = new FormData(e.target);
    if (e.target.role === "search" || e.target.getAttribute("role") === "search") {
      go(state((p) => p.set("q", given.get("q").trim())));
      e.target.reset();
      return;
    }
    go(state((p) => {
      const names = e.target.id === "x-filters" ? ["type", "kind", "label", "since", "until", "outlet"] : ["path"];
      for (const name of names) {
        const boxes = e.target.querySelectorAll(`input[type=checkbox][name=${name}]`);
        const values = given.getAll(name).filter(Boolean);
        put(p, name, boxes.length && values.length === boxes.length ? [] : values);
      }
      if (names[0] === "path") { p.delete("way"); p.delete("focus"); }
    }));
  });
  window.addEventListener("popstate", () => go(location.href, false));

  // ready prepares the parts that were swapped.
  function ready() {
    for (const b of root.querySelectorAll("button[data-pin], .saves, .zoom")) b.hidden = false;
    const form = $("#x-filters");
    if (!root.dataset.ready && matchMedia("(max-width: 64rem)").matches) $(".explore-filters").open = false;
    for (const i of form.querySelectorAll("input[type=checkbox], select")) i.addEventListener("change", () => form.requestSubmit());
    sliders(form);
    for (const li of root.querySelectorAll(".entity-list li[data-node]")) {
      const n = cy.getElementById(shortOf(+li.dataset.node));
      for (const e of ["mouseenter", "focusin"]) li.addEventListener(e, () => light(n.closedNeighborhood()));
      for (const e of ["mouseleave", "focusout"]) li.addEventListener(e, choose);
    }
  }

  // The period as two sliders over the months that there are.
  function sliders(form) {
    const month = (s) => +s.slice(0, 4) * 12 + (s.length > 4 ? +s.slice(5, 7) - 1 : 0);
    const text = (m) => `${String(Math.floor(m / 12)).padStart(4, "0")}-${String((m % 12) + 1).padStart(2, "0")}`;
    const { first, last } = form.dataset;
    if (!first || month(last) - month(first) < 1) return;
    for (const [name, at] of [["since", first], ["until", last]]) {
      const field = form.elements[name];
      const r = document.createElement("input");
      Object.assign(r, { type: "range", min: month(first), max: month(last), step: 1 });
      r.value = month(field.value || at);
      r.setAttribute("aria-label", field.parentElement.textContent.trim());
      r.setAttribute("aria-valuetext", field.value || at);
      r.addEventListener("input", () => { field.value = +r.value === month(at) ? "" : text(+r.value); r.setAttribute("aria-valuetext", field.value || at); });
      r.addEventListener("change", () => form.requestSubmit());
      field.after(r);
    }
  }

  // Mouse and fingers.
  let last = { id: "", at: 0 };
  cy.on("tap", "node", (e) => {
    const id = e.target.id(), now = Date.now();
    if (e.originalEvent.shiftKey && data.focus.length && shortOf(data.focus[0]) !== id) { focus(shortOf(data.focus[0]), id); return; }
    if (last.id === id && now - last.at < 350) { last.at = 0; toggle(id); return; }
    last = { id, at: now };
    focus(id);
  });
  cy.on("tap", "edge", (e) => focus(e.target.source().id(), e.target.target().id()));
  cy.on("tap", (e) => { if (e.target === cy && data.focus.length) focus(); });
  cy.on("dragfree", "node", (e) => pin(e.target, true));
  box.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && !e.metaKey) return; // the page scrolls
    e.preventDefault();
    const r = box.getBoundingClientRect();
    cy.zoom({ level: cy.zoom() * Math.exp(-e.deltaY * 0.005), renderedPosition: { x: e.clientX - r.left, y: e.clientY - r.top } });
  }, { passive: false });

  // Keys: arrows go to the nearest entity that lies that way.
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  box.addEventListener("keydown", (e) => {
    const at = data.focus.length ? cy.getElementById(shortOf(data.focus[0])) : null;
    if (ways[e.key]) {
      e.preventDefault();
      const [dx, dy] = ways[e.key];
      const from = at ? at.position() : { x: cy.extent().x1, y: cy.extent().y1 };
      let best = null, least = Infinity;
      cy.nodes().forEach((n) => {
        const x = n.position("x") - from.x, y = n.position("y") - from.y, along = x * dx + y * dy;
        if ((at && n.id() === at.id()) || (at && along <= 0)) return;
        const cost = at ? along + 2.5 * Math.abs(x * dy + y * dx) : Math.hypot(x, y);
        if (cost < least) { least = cost; best = n; }
      });
      if (best) focus(best.id());
    } else if (e.key === "Enter" && at) { e.preventDefault(); toggle(at.id()); }
    else if ((e.key === "h" || e.key === "Delete") && at) hide(at.id());
    else if (e.key === "p" && at) pin(at);
    else if (e.key === "Escape" && at) focus();
    else if (e.key === "+" || e.key === "=") tools.in();
    else if (e.key === "-") tools.out();
    else if (e.key === "0") tools.fit();
  });

  const middle = () => ({ x: box.clientWidth / 2, y: box.clientHeight / 2 });
  const tools = {
    in: () => cy.zoom({ level: cy.zoom() * 1.35, renderedPosition: middle() }),
    out: () => cy.zoom({ level: cy.zoom() / 1.35, renderedPosition: middle() }),
    fit: () => cy.fit(undefined, 40),
    pinall: () => { cy.nodes().forEach((n) => pins.set(n.id(), [Math.round(n.position("x")), Math.round(n.position("y"))])); cy.nodes().data("pinned", true); savePins(); },
    svg: () => khabarSave.svg(cy, look()),
    png: () => khabarSave.png(cy, look()),
    html: () => khabarSave.html(cy, look(), here()),
  };
  const look = () => ({
    ground: colour("sheet"), ink: colour("ink"), faint: colour("faint"), accent: colour("accent"), font: font(), title: root.dataset.title, note: root.dataset.note,
    tint: (type) => colour(tints[type] || "faint"), stroke: (kind) => colour(strokes[kind] || "faint"),
    outline: (type) => { const p = $(`.explore-filters path.t-${CSS.escape(type)}`); return p ? p.getAttribute("d") : "M-1-1H1V1H-1Z"; },
    legend: [...root.querySelectorAll(".explore-filters fieldset label.tick")].map((l) => ({ type: l.control.value, of: l.control.name, text: l.textContent.trim() })),
  });

  document.fonts.ready.then(() => { show(true); ready(); root.dataset.ready = "true"; });
})();
