// Reads a folder of exports with readers that are not ours, and prints what they found.
// Node finds the readers in the folder that it is started in.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "read.mjs"));
const folder = process.argv[2];
const file = (name) => readFileSync(path.join(folder, name), "utf8");
const found = {};

const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<body></body>");
Object.assign(globalThis, { window, document: window.document, DOMParser: window.DOMParser, Document: window.Document });

const { MultiDirectedGraph } = require("graphology");
for (const name of ["gexf", "graphml"]) {
  const g = require(`graphology-${name}/browser`).parse(MultiDirectedGraph, file("out." + name), { addMissingNodes: false });
  found[name] = { nodes: g.order, edges: g.size };
}

const N3 = require("n3");
// A processor of JSON-LD may write a number in another way.
const lexical = (t) => (t.datatype.value.endsWith("#double") ? Number(t.value) : t.value);
const term = (t) => (t.termType === "Literal" ? JSON.stringify([lexical(t), t.language, t.datatype.value]) : t.value);
const key = (q, graph) => [q.subject, q.predicate, q.object, ...(graph ? [q.graph] : [])].map(term).join(" ");
const set = (quads, graph = true) => new Set(quads.map((q) => key(q, graph)));
const same = (a, b) => a.size === b.size && [...a].every((k) => b.has(k));
const nquads = new N3.Parser({ format: "N-Quads" }).parse(file("out.nq"));
found.quads = nquads.length;
found.trig = same(set(nquads), set(new N3.Parser({ format: "TriG" }).parse(file("out.trig"))));
found.turtle = same(set(nquads, false), set(new N3.Parser({ format: "Turtle" }).parse(file("out.ttl")), false));
const jsonld = await require("jsonld").toRDF(JSON.parse(file("out.jsonld")), { format: "application/n-quads" });
found.jsonld = same(set(nquads), set(new N3.Parser({ format: "N-Quads" }).parse(jsonld)));

const mermaid = (await import(require.resolve("mermaid").replace(/[^/]*$/, "mermaid.core.mjs"))).default;
const text = file("out.mmd");
await mermaid.parse(text);
const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
found.mermaid = { nodes: [...diagram.db.getVertices().keys()].length, edges: diagram.db.getEdges().length };

console.log(JSON.stringify(found));
process.exit(0);
