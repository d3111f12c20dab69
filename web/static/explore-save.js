// Saving the explorer's picture: as SVG, as PNG, and as one HTML file with the facts
// and their sentences, which needs no server.
"use strict";
window.khabarSave = (() => {
  const ns = "http://www.w3.org/2000/svg";
  const el = (name, attributes, ...inner) => {
    const e = document.createElementNS(ns, name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    e.append(...inner);
    return e;
  };
  const round = (x) => Math.round(x * 10) / 10;

  function give(blob, name) {
    const a = document.createElement("a");
    a.href = URL.createObjectURL(blob);
    a.download = name;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
  }

  // draw returns the picture as an element of SVG.
  function draw(cy, look) {
    const b = cy.elements().boundingBox();
    const m = 30, foot = 60;
    const svg = el("svg", { xmlns: ns, viewBox: [b.x1 - m, b.y1 - m, b.w + 2 * m, b.h + 2 * m + foot].map(round).join(" "), "font-family": look.font, direction: "ltr" });
    svg.append(el("rect", { x: round(b.x1 - m), y: round(b.y1 - m), width: round(b.w + 2 * m), height: round(b.h + 2 * m + foot), fill: look.ground }));
    const heads = new Set();
    const defs = el("defs", {});
    svg.append(defs);
    const marker = (kind) => {
      if (!heads.has(kind)) {
        heads.add(kind);
        defs.append(el("marker", { id: "head-" + kind, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, el("path", { d: "M0 0L8 4L0 8Z", fill: look.stroke(kind) })));
      }
      return `url(#head-${kind})`;
    };
    const told = cy.edges().length <= 40;
    cy.edges().forEach((e) => {
      const from = e.source(), to = e.target(), p = from.position(), q = to.position();
      const d = Math.max(Math.hypot(q.x - p.x, q.y - p.y), 1), ux = (q.x - p.x) / d, uy = (q.y - p.y) / d;
      const r1 = from.data("size") / 2 + 3, r2 = to.data("size") / 2 + 3;
      const kind = e.data("kind");
      const line = el("line", { x1: round(p.x + ux * r1), y1: round(p.y + uy * r1), x2: round(q.x - ux * r2), y2: round(q.y - uy * r2), stroke: look.stroke(kind), "stroke-width": e.data("width"), "stroke-opacity": 0.6 });
      if (e.data("unreal")) line.setAttribute("stroke-dasharray", "6 5");
      if (e.data("there")) line.setAttribute("marker-end", marker(kind));
      if (e.data("back")) line.setAttribute("marker-start", marker(kind));
      const g = el("g", { class: "edge", "data-a": from.data("number"), "data-b": to.data("number") }, el("title", {}, e.data("label")), line);
      if (told) g.append(label(e.data("label"), (p.x + q.x) / 2, (p.y + q.y) / 2, 11, look, look.faint));
      svg.append(g);
    });
    cy.nodes().forEach((n) => {
      const p = n.position(), r = n.data("size") / 2;
      const g = el("g", { class: "node", "data-node": n.data("number"), tabindex: 0 }, el("title", {}, n.data("title")),
        el("path", { d: look.outline(n.data("type")), transform: `translate(${round(p.x)} ${round(p.y)}) scale(${round(r)})`, fill: look.tint(n.data("type")) }));
      n.data("label").split("\n").forEach((line, i) => g.append(label(line, p.x, p.y + r + 16 + 17 * i, 14, look, look.ink)));
      svg.append(g);
    });
    // The legend stands below.
    let x = b.x1 - m + 12;
    const y = b.y2 + m + 20;
    for (const l of look.legend.filter((l) => (l.of === "type" ? cy.nodes().some((n) => n.data("type") === l.type) : cy.edges().some((e) => e.data("kind") === l.type)))) {
      if (l.of === "type") svg.append(el("path", { d: look.outline(l.type), transform: `translate(${round(x + 7)} ${round(y)}) scale(7)`, fill: look.tint(l.type) }));
      else svg.append(el("line", { x1: round(x - 4), x2: round(x + 16), y1: round(y), y2: round(y), stroke: look.stroke(l.type), "stroke-width": 3 }));
      svg.append(el("text", { x: round(x + 21), y: round(y + 5), "font-size": 12, fill: look.faint }, "\u2068" + l.text + "\u2069"));
      x += 36 + 7.2 * l.text.length;
    }
    svg.append(el("text", { x: round(b.x1 - m + 12), y: round(y + 30), "font-size": 11, fill: look.faint }, "\u2068" + look.note + "\u2069"));
    return svg;
  }
  const label = (text, x, y, size, look, fill) => el("text", { x: round(x), y: round(y), "font-size": size, "text-anchor": "middle", fill, stroke: look.ground, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" }, text);

  // What the saved page does: a click on an entity leaves its facts.
  function behave() {
    const items = [...document.querySelectorAll("li[data-nodes]")], nodes = [...document.querySelectorAll(".node")], edges = [...document.querySelectorAll(".edge")];
    let chosen = null;
    const choose = (id) => {
      chosen = id === chosen ? null : id;
      for (const li of items) li.hidden = chosen !== null && !li.dataset.nodes.split(" ").includes(chosen);
      const near = new Set([chosen]);
      for (const e of edges) {
        const on = chosen === null || e.dataset.a === chosen || e.dataset.b === chosen;
        e.classList.toggle("off", !on);
        if (on && chosen !== null) near.add(e.dataset.a).add(e.dataset.b);
      }
      for (const n of nodes) n.classList.toggle("off", chosen !== null && !near.has(n.dataset.node));
    };
    for (const n of nodes) {
      n.addEventListener("click", () => choose(n.dataset.node));
      n.addEventListener("keydown", (e) => { if (e.key === "Enter") choose(n.dataset.node); });
    }
    document.addEventListener("keydown", (e) => { if (e.key === "Escape" && chosen !== null) choose(chosen); });
  }

  const rules = (look) => `body{margin:0;font:16px/1.6 ${look.font};background:${look.ground};color:${look.ink};display:grid;grid-template-columns:minmax(0,1fr) minmax(18rem,26rem);gap:1rem;padding:1rem}` +
    `h1{grid-column:1/-1;margin:0;font-size:1.2rem}svg{inline-size:100%;max-block-size:90vh;position:sticky;top:1rem}ol{list-style:none;padding:0;margin:0}li{border:1px solid ${look.faint};border-radius:.4rem;padding:.5rem .7rem;margin-block-end:.5rem;overflow-wrap:anywhere}` +
    `p{margin:0}blockquote{margin:.3rem 0;padding-inline-start:.6rem;border-inline-start:3px solid ${look.accent}}small{color:${look.faint}}.node{cursor:pointer}.off{opacity:.12}` +
    `@media(max-width:60rem){body{display:block}svg{position:static}}`;

  return {
    svg(cy, look) {
      give(new Blob([new XMLSerializer().serializeToString(draw(cy, look))], { type: "image/svg+xml" }), "khabar.svg");
    },
    async png(cy, look) {
      give(await cy.png({ output: "blob-promise", full: true, scale: 2, bg: look.ground, maxWidth: 8000, maxHeight: 8000 }), "khabar.png");
    },
    async html(cy, look, address) {
      const ask = new URL("/api/v1/network/facts", address);
      for (const [k, v] of address.searchParams) if (k !== "focus" && k !== "from") ask.searchParams.append(k, v);
      cy.nodes().forEach((n) => ask.searchParams.append("among", n.id()));
      ask.searchParams.set("limit", "1000");
      ask.searchParams.set("ui", document.documentElement.lang);
      const answer = await fetch(ask);
      if (!answer.ok) throw new Error((await answer.json()).error);
      const { facts } = await answer.json();
      const doc = document.implementation.createHTMLDocument(look.title);
      doc.documentElement.lang = document.documentElement.lang;
      doc.documentElement.dir = document.documentElement.dir;
      const make = (name, text, attributes = {}) => {
        const e = doc.createElement(name);
        if (text) e.textContent = text;
        for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
        return e;
      };
      doc.head.prepend(make("meta", "", { charset: "utf-8" }), make("meta", "", { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'" }), make("meta", "", { name: "viewport", content: "width=device-width" }));
      const list = make("ol");
      const number = new Map(cy.nodes().map((n) => [n.data("iri"), n.data("number")]));
      for (const f of facts) {
        const parties = [...f.who, ...f.whom];
        const li = make("li", "", { "data-nodes": parties.map((p) => number.get(p.iri)).filter((n) => n !== undefined).join(" ") });
        const head = make("p");
        const names = (people) => people.map((p) => "\u2068" + p.name + "\u2069").join(document.documentElement.lang === "ar" ? "، " : ", ");
        head.append(make("small", f.date || ""), " ", make("b", names(f.who)), " ", make("i", f.label), " ", make("b", names(f.whom)));
        li.append(head, make("blockquote", f.sentence, { dir: "auto" }), make("small", [f.outlet, f.headline, f.reported].filter(Boolean).map((s) => "\u2068" + s + "\u2069").join(" · ")));
        list.append(li);
      }
      doc.body.append(make("h1", look.title), doc.importNode(draw(cy, look), true), list);
      // Rules and script are written, as this page's policy would not let them stand in
      // a document that it made.
      const text = doc.documentElement.outerHTML.replace("</head>", () => `<style>${rules(look)}</style></head>`).replace("</body>", () => `<script>(${behave})()</script></body>`);
      give(new Blob(["<!doctype html>\n" + text], { type: "text/html" }), "khabar.html");
    },
  };
})();
