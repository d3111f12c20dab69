// The Gizmo console: an editor in the place of the text field, answers without loading
// the page anew, and a history that stays in this browser.
"use strict";
(() => {
  const root = document.getElementById("console");
  if (!root || !window.khabarEditor) return;
  const { EditorState, EditorView, keymap, lineNumbers, drawSelection, highlightSpecialChars, highlightActiveLine, defaultKeymap, history, historyKeymap, bracketMatching, indentOnInput, syntaxHighlighting, HighlightStyle, javascript, javascriptLanguage, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, setDiagnostics, tags } = khabarEditor;
  const form = document.getElementById("c-form"), text = document.getElementById("c-text"), host = document.getElementById("c-editor");

  const prefixes = [...root.querySelectorAll(".prefixes dt")].map((d) => ({ label: d.textContent, type: "namespace", detail: d.nextElementSibling.textContent }));
  const methods = "V all and as back both count difference except filter follow followR forEach getLimit has in intersect is iterate labelContext limit map or order out save saveOpt saveR skip tag tagArray toArray toValue union unique emit".split(" ").map((label) => ({ label, type: "function" }));
  const complete = (c) => {
    const word = c.matchBefore(/[\w]*/);
    if (!word || (word.from === word.to && !c.explicit)) return null;
    return { from: word.from, options: c.state.sliceDoc(word.from - 1, word.from) === "." ? methods : [...prefixes, ...methods, { label: "g", type: "variable" }, { label: "params", type: "variable" }, { label: "oneOf", type: "function" }, { label: "between", type: "function" }] };
  };
  const colours = HighlightStyle.define([
    { tag: tags.keyword, color: "var(--unit)" }, { tag: [tags.string, tags.special(tags.string)], color: "var(--organization)" }, { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
    { tag: [tags.number, tags.bool], color: "var(--facility)" }, { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--person)" }, { tag: tags.definition(tags.variableName), color: "var(--place)" },
  ]);
  // In a shadow tree the editor's own rules are adopted style sheets, which the
  // server's policy allows; in the page they would be an inline style.
  const shadow = host.attachShadow({ mode: "open" });
  const run = () => { form.requestSubmit(); return true; };
  const view = new EditorView({
    root: shadow, parent: shadow,
    state: EditorState.create({
      doc: text.value,
      extensions: [
        lineNumbers(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), autocompletion({ override: [complete] }), highlightActiveLine(),
        syntaxHighlighting(colours), javascript(), javascriptLanguage.data.of({}), EditorView.lineWrapping, EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ "aria-label": host.dataset.label, dir: "ltr" }), EditorView.perLineTextDirection.of(true),
        keymap.of([{ key: "Mod-Enter", run, preventDefault: true }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        EditorView.theme({
          "&": { fontSize: "14.5px", color: "var(--ink)" }, ".cm-content": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", minHeight: "13rem", caretColor: "var(--ink)" },
          ".cm-scroller": { maxHeight: "50vh", overflow: "auto" }, ".cm-gutters": { background: "var(--ground)", color: "var(--faint)", border: "none" }, ".cm-activeLine, .cm-activeLineGutter": { background: "color-mix(in srgb, var(--accent) 8%, transparent)" },
          // The editor's own wave is an image in its address, which the policy forbids.
          ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--unit)" },
          ".cm-cursor": { borderLeftColor: "var(--ink)" }, "&.cm-focused": { outline: "2px solid var(--accent)" }, ".cm-tooltip": { background: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--line)" },
          ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 30%, transparent) !important" },
        }),
      ],
    }),
  });
  window.khabarConsole = view; // for the tests
  host.hidden = false;
  text.hidden = true;
  form.querySelector("label").hidden = true;
  const put = (source) => { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } }); view.focus(); };

  // What was asked, the latest first.
  const key = "khabar.console.history", most = 30;
  const box = document.getElementById("c-history");
  const asked = () => { try { const l = JSON.parse(localStorage.getItem(key)); return Array.isArray(l) ? l.filter((q) => typeof q === "string") : []; } catch { return []; } };
  const keep = (list) => { try { localStorage.setItem(key, JSON.stringify(list)); } catch { /* it is full, or not allowed */ } tell(); };
  function tell() {
    const list = asked();
    box.hidden = !list.length;
    box.querySelector("ol").replaceChildren(...list.map((q) => {
      const li = document.createElement("li"), a = document.createElement("a"), code = document.createElement("code");
      a.href = "?" + new URLSearchParams({ qu: q });
      a.dataset.query = q;
      code.textContent = q.split("\n").filter((l) => !l.startsWith("//") && l.trim())[0] || q;
      a.append(code);
      li.append(a);
      return li;
    }));
  }
  box.querySelector("button").addEventListener("click", () => keep([]));
  root.addEventListener("click", (e) => {
    const a = e.target.closest("a[data-query]");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    put(a.dataset.query);
  });

  let flight = null;
  async function go(source, push) {
    if (flight) flight.abort();
    flight = new AbortController();
    const u = new URL(location.href);
    u.searchParams.set("qu", source);
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(u, { signal: flight.signal });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("c-result");
      if (!next) { location.href = u; return; }
      document.getElementById("c-result").replaceWith(document.adoptNode(next));
      if (push) history_(u);
    } catch (e) {
      if (e.name !== "AbortError") throw e;
    } finally {
      root.removeAttribute("aria-busy");
    }
    mark();
  }
  const history_ = (u) => window.history.pushState(null, "", u);
  // mark shows a fault at its line.
  function mark() {
    const f = document.querySelector("#c-result .fault");
    const at = f ? +f.dataset.line : 0;
    const doc = view.state.doc;
    if (!at || at > doc.lines) { view.dispatch(setDiagnostics(view.state, [])); return; }
    const line = doc.line(at), from = Math.min(line.from + Math.max(+f.dataset.column - 1, 0), line.to);
    view.dispatch(setDiagnostics(view.state, [{ from, to: Math.max(line.to, from), severity: "error", message: f.textContent.trim() }]));
  }
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const source = view.state.doc.toString();
    if (!source.trim()) return;
    keep([source, ...asked().filter((q) => q !== source)].slice(0, most));
    go(source, true);
  });
  window.addEventListener("popstate", () => {
    const source = new URL(location.href).searchParams.get("qu") || "";
    put(source);
    if (source) go(source, false);
  });
  tell();
  mark();
})();
