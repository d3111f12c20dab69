// Events: the map moves and zooms, and gathers its circles anew; a stretch of the
// timeline is chosen by drawing over it. The server decides what is shown.
"use strict";
(() => {
  const root = document.getElementById("events");
  if (!root || !document.getElementById("v-map")) return;
  const $ = (s) => root.querySelector(s);
  const ns = "http://www.w3.org/2000/svg";
  let view = null, full = null, points = [];

  const box = (svg) => { const b = svg.viewBox.baseVal; return { x: b.x, y: b.y, w: b.width, h: b.height }; };
  const svg = () => $("#v-map");
  function show() {
    svg().setAttribute("viewBox", [view.x, view.y, view.w, view.h].map((n) => n.toFixed(3)).join(" "));
    gather();
  }
  // gather makes one circle of places that would lie on each other at this scale.
  function gather() {
    const unit = view.w / Math.max(svg().clientWidth, 300), clusters = [];
    const radius = (n) => Math.min(7 + 1.2 * Math.sqrt(n), 34) * unit;
    for (const p of points) {
      const near = clusters.find((c) => Math.hypot(c.x - p.x, c.y - p.y) < c.r + 0.4 * radius(p.events));
      if (near) {
        near.events += p.events;
        near.r = radius(near.events);
        near.of.push(p);
      } else clusters.push({ x: p.x, y: p.y, events: p.events, r: radius(p.events), of: [p] });
    }
    $("#v-marks").replaceChildren(...clusters.map((c) => {
      const a = document.createElementNS(ns, "a"), circle = document.createElementNS(ns, "circle"), text = document.createElementNS(ns, "text"), title = document.createElementNS(ns, "title");
      const to = new URL(location.href);
      to.searchParams.delete("from");
      to.searchParams.delete("place");
      for (const p of c.of) to.searchParams.append("place", p.id);
      a.setAttribute("href", to.pathname + to.search);
      a.setAttribute("class", "mark" + (c.of.length === 1 && c.of[0].wide ? " wide" : "") + (c.of.some((p) => p.on) ? " on" : ""));
      title.textContent = c.of.slice(0, 4).map((p) => p.name).join(document.documentElement.lang === "ar" ? "، " : ", ") + (c.of.length > 4 ? " …" : "") + ": " + c.events;
      a.setAttribute("aria-label", title.textContent);
      for (const [k, v] of [["cx", c.x], ["cy", c.y], ["r", c.r]]) circle.setAttribute(k, v);
      for (const [k, v] of [["x", c.x], ["y", c.y + 4 * unit], ["font-size", 12 * unit]]) text.setAttribute(k, v);
      text.textContent = c.events;
      a.append(title, circle, text);
      return a;
    }));
  }
  function zoom(by, cx = view.x + view.w / 2, cy = view.y + view.h / 2) {
    by = Math.min(Math.max(by, 1.5 / view.w), 306 / view.w);
    view = { x: cx - (cx - view.x) * by, y: cy - (cy - view.y) * by, w: view.w * by, h: view.h * by };
    show();
  }

  let flight = null;
  async function go(to, push = true) {
    if (flight) flight.abort();
    flight = new AbortController();
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(to, { signal: flight.signal });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const body = next.getElementById("v-body");
      if (!body) { location.href = to; return; }
      $("#v-body").replaceWith(document.adoptNode(body));
      $("#v-filters").replaceWith(document.adoptNode(next.getElementById("v-filters")));
      if (push) history.pushState(null, "", to);
      ready();
    } catch (e) {
      if (e.name !== "AbortError") throw e;
    } finally {
      root.removeAttribute("aria-busy");
    }
  }
  root.addEventListener("click", (e) => {
    const a = e.target.closest("a[href]");
    const href = a && a.getAttribute("href");
    if (moved && a) { e.preventDefault(); return; }
    if (a && href.startsWith("/events") && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); go(new URL(href, location.href)); return; }
    const b = e.target.closest("button[data-do]");
    if (!b) return;
    if (b.dataset.do === "in") zoom(0.7);
    if (b.dataset.do === "out") zoom(1 / 0.7);
    if (b.dataset.do === "fit") { view = { ...full }; show(); }
  });
  root.addEventListener("submit", (e) => {
    e.preventDefault();
    const to = new URL("/events", location.href);
    for (const [k, v] of new FormData(e.target)) if (v) to.searchParams.append(k, v);
    go(to);
  });
  window.addEventListener("popstate", () => go(location.href, false));

  let moved = false;
  function ready() {
    points = JSON.parse($("#v-data").textContent);
    const map = svg();
    full = box(map);
    view = view || { ...full };
    $(".zoom").hidden = false;
    show();
    map.addEventListener("wheel", (e) => {
      if (!e.ctrlKey && !e.metaKey) return; // the page scrolls
      e.preventDefault();
      const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(map.getScreenCTM().inverse());
      zoom(Math.exp(Math.max(-0.4, Math.min(0.4, e.deltaY * 0.005))), p.x, p.y);
    }, { passive: false });
    let from = null;
    map.addEventListener("pointerdown", (e) => { if (e.button === 0) { moved = false; from = { x: e.clientX, y: e.clientY, view: { ...view } }; } });
    map.addEventListener("pointermove", (e) => {
      if (!from) return;
      const dx = e.clientX - from.x, dy = e.clientY - from.y;
      if (!moved && Math.hypot(dx, dy) < 5) return;
      if (!moved) { moved = true; map.setPointerCapture(e.pointerId); }
      const s = view.w / map.clientWidth;
      view = { ...view, x: from.view.x - dx * s, y: from.view.y - dy * s };
      map.setAttribute("viewBox", [view.x, view.y, view.w, view.h].map((n) => n.toFixed(3)).join(" "));
    });
    for (const name of ["pointerup", "pointercancel"]) map.addEventListener(name, () => { if (from && moved) gather(); from = null; setTimeout(() => { moved = false; }); });
    map.addEventListener("dragstart", (e) => e.preventDefault());
    brush($(".timeline svg"));
    for (const s of root.querySelectorAll("#v-filters select")) s.addEventListener("change", () => s.form.requestSubmit());
  }

  // brush lets a stretch of the timeline be drawn over.
  function brush(line) {
    if (!line) return;
    const bars = [...line.querySelectorAll("a[data-month]")];
    const at = (x) => { const r = line.getBoundingClientRect(); return 100 * (x - r.left) / r.width; };
    const startOf = (a) => +a.querySelector("rect").getAttribute("x"), width = bars.length ? +bars[0].querySelector("rect").getAttribute("width") : 0;
    let from = null, rect = null;
    line.addEventListener("dragstart", (e) => e.preventDefault());
    line.addEventListener("pointerdown", (e) => { if (e.button === 0) { from = at(e.clientX); moved = false; } });
    line.addEventListener("pointermove", (e) => {
      if (from === null) return;
      const x = at(e.clientX);
      if (Math.abs(x - from) < 0.8 && !moved) return;
      if (!moved) { moved = true; line.setPointerCapture(e.pointerId); rect = document.createElementNS(ns, "rect"); rect.setAttribute("class", "brush"); line.append(rect); }
      for (const [k, v] of [["x", Math.min(x, from)], ["y", 0], ["width", Math.abs(x - from)], ["height", 44]]) rect.setAttribute(k, v);
    });
    line.addEventListener("pointerup", (e) => {
      if (from === null) return;
      const [a, b] = [from, at(e.clientX)].sort((x, y) => x - y);
      from = null;
      if (!moved) return;
      rect.remove();
      setTimeout(() => { moved = false; });
      const inside = bars.filter((m) => startOf(m) + width > a && startOf(m) < b);
      if (!inside.length) return;
      const to = new URL(location.href);
      to.searchParams.delete("from");
      to.searchParams.set("since", inside[0].dataset.month);
      to.searchParams.set("until", inside[inside.length - 1].dataset.month);
      go(to);
    });
  }
  ready();
  root.dataset.ready = "true";
})();
