// Runs before each query, with what the query is given. It binds params, loads
// the prefixes, and stands between the query and Cayley's own objects, which stop
// the whole process when they are handed a value of a kind they do not know.
(function (given) {
  "use strict";
  const go = graph;
  const most = 1 << 24; // characters of a string, elements of a list, made by one built-in call

  for (const n of given.prefixes) go.addNamespace(n.prefix, n.iri);

  const opened = new WeakMap(); // a path that the query holds -> Cayley's
  const values = new WeakSet(); // what iri() and its like made
  const filters = new WeakSet(); // what gt() and its like made
  const isObject = (v) => v !== null && (typeof v === "object" || typeof v === "function");
  const isTime = (v) => v instanceof Date || typeof v.unixNano === "function";
  const isPath = (v) => isObject(v) && typeof v.outPredicates === "function";

  // open turns what the query passes into what Cayley takes.
  function open(method, v) {
    if (Array.isArray(v)) return v.map((x) => open(method, x));
    if (!isObject(v) || values.has(v) || filters.has(v)) return v;
    if (opened.has(v) && isPath(v)) return opened.get(v);
    if (isTime(v)) return v;
    throw new TypeError(method + " takes names, values, paths and filters, and not " + (typeof v === "function" ? "a function" : "an object"));
  }

  // shut turns what Cayley returns into what the query may hold.
  function shut(v) {
    return isPath(v) || (isObject(v) && typeof v.emit === "function") ? guard(v) : v;
  }

  // The first argument of these is what Cayley follows, the others are tags; of
  // anything else it makes a panic.
  const followed = { in: true, out: true, both: true, followRecursive: true, labelContext: true };
  function checkFollowed(method, args) {
    const via = (v) => {
      if (Array.isArray(v)) return v.every((x) => x !== null && x !== undefined && via(x));
      return !isObject(v) || !filters.has(v);
    };
    const tag = (v) => typeof v === "string" || (Array.isArray(v) && v.every(tag));
    const recursive = method.toLowerCase() === "followrecursive";
    const one = recursive ? (typeof args[0] === "string" && args[0] !== "") || isPath(args[0]) || values.has(args[0]) : true;
    if (args.length > 0 && !(one && via(args[0]))) throw new TypeError(method + " takes names and paths");
    args.slice(1).forEach((v, i) => {
      if (!tag(v) && !(i === 0 && recursive && typeof v === "number")) {
        throw new TypeError(method + " takes tags after what it follows");
      }
    });
  }

  // The first argument of these names a predicate, or a label. A plain word there
  // is a name, though the graph may hold the same word as text.
  const named = { in: true, out: true, both: true, has: true, hasR: true, save: true, saveR: true, saveOpt: true, saveOptR: true, followRecursive: true, labelContext: true };
  function name(v) {
    if (Array.isArray(v)) return v.map(name);
    return typeof v === "string" && /^[A-Za-z][^<>"]*$/.test(v) ? "<" + v + ">" : v;
  }

  // Cayley stops the process when what is to be taken away begins at a node that no
  // quad has. To take nothing away is to do nothing.
  function isEmpty(path) {
    try {
      return path.toArray(1).length === 0;
    } catch (e) { // a morphism: it begins nowhere by itself
      return go.V().follow(path).toArray(1).length === 0;
    }
  }

  // Of an empty argument to these, Cayley makes a panic.
  const filled = { has: true, hasR: true, save: true, saveR: true, saveOpt: true, saveOptR: true, is: true };

  const callbacks = { forEach: true, map: true };
  const paths = { and: true, intersect: true, or: true, union: true, except: true, difference: true, follow: true, followR: true };

  function guard(target) {
    // The proxy stands before an empty object: it must return what its own target
    // has, and Cayley's methods cannot be replaced.
    const t = target;
    const p = new Proxy({}, {
      get(_, key) {
        if (typeof t[key] !== "function") return t[key];
        const method = String(key);
        const m = method.charAt(0).toLowerCase() + method.slice(1); // Cayley knows each by both
        return function (...args) {
          if (m === "emit") return t[key](plain(args[0]));
          if (t === go && method === "IRI") return made.iri(...args); // as Cayley's JavaScript client writes it
          if (followed[m]) checkFollowed(method, args);
          if (filled[m] && args.some((a) => a === "" || a === null || a === undefined)) {
            throw new TypeError(method + " takes names and values, and not nothing");
          }
          const last = args.length - 1;
          const passed = args.map((a, i) => {
            if (callbacks[m] && i === last && typeof a === "function") return a;
            const o = open(method, i === 0 && named[m] ? name(a) : a);
            if (paths[m] && !isPath(o)) {
              throw new TypeError(method + " takes a path");
            }
            return o;
          });
          if ((m === "except" || m === "difference") && isEmpty(passed[0])) return p;
          return shut(t[key](...passed));
        };
      },
      has(_, key) { return key in t; },
      set() { throw new TypeError("a path cannot be changed"); },
    });
    opened.set(p, target);
    return p;
  }

  // plain is what an emitted value is written as.
  function plain(v) {
    if (!isObject(v) || values.has(v)) return v;
    if (Array.isArray(v)) return v.map(plain);
    if (typeof v === "function" || opened.has(v) || filters.has(v)) throw new TypeError("emit takes values, and not a path; use .all()");
    if (isTime(v)) return v;
    const out = {};
    for (const k of Object.keys(v)) out[k] = plain(v[k]);
    return out;
  }

  const made = {}; // the functions that make values and filters
  const guarded = guard(go);
  globalThis.graph = guarded;
  globalThis.g = guarded;
  for (const name of ["iri", "bnode", "raw", "str", "lang", "typed", "lt", "lte", "gt", "gte", "regex", "like"]) {
    const f = globalThis[name];
    const strings = { iri: 1, bnode: 1, raw: 1, str: 1, lang: 2, typed: 2 }[name];
    globalThis[name] = function (...args) {
      if (strings && (args.length !== strings || args.some((a) => typeof a !== "string"))) {
        throw new TypeError(name + " takes " + (strings === 1 ? "a string" : "two strings"));
      }
      const v = f(...args.map((a) => open(name, a)));
      if (isObject(v)) (strings ? values : filters).add(v);
      return v;
    };
    made[name] = globalThis[name];
  }

  // Built-in calls that make much of little are measured beforehand: while they
  // run, nothing can stop them.
  function measured(proto, name, size) {
    const f = proto[name];
    Object.defineProperty(proto, name, {
      value: function (...args) {
        if (size(this, args) > most) throw new RangeError(name + " would make too much: more than " + most);
        return f.apply(this, args);
      },
      writable: false,
      configurable: false,
    });
  }
  const length = (v) => (v === null || v === undefined ? 0 : Number(v.length) || 0);
  measured(String.prototype, "repeat", (s, a) => String(s).length * Number(a[0]));
  measured(String.prototype, "padStart", (s, a) => Number(a[0]));
  measured(String.prototype, "padEnd", (s, a) => Number(a[0]));
  measured(Array.prototype, "fill", (s) => length(s));
  measured(Array.prototype, "join", (s, a) => {
    let n = length(s) * (a[0] === undefined ? 1 : String(a[0]).length);
    if (n > most) return n;
    for (let i = 0; i < length(s); i++) if (typeof s[i] === "string") n += s[i].length;
    return n;
  });
  measured(Array, "from", (s, a) => length(a[0]));
  for (const name of ["ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"]) {
    delete globalThis[name];
  }

  globalThis.params = Object.freeze(given.params);

  // between(path, "<date>", since, until) keeps the nodes of a path whose date is
  // at or after since and before until, each of which may be left out. Following
  // the predicate from nodes at hand is quick where has() would read all dates.
  globalThis.between = function (path, predicate, since, until) {
    if (!since && !until) return path;
    let dates = path.tag("node").out(predicate);
    if (since) dates = dates.filter(gte(new Date(since)));
    if (until) dates = dates.filter(lt(new Date(until)));
    return oneOf(dates.tagArray().map((d) => d.node));
  };

  // spoken(path, since, until) is between for statements: one that has no day of
  // its own counts by the day on which its article was published.
  globalThis.spoken = function (path, since, until) {
    if (!since && !until) return path;
    const nodes = (rows) => rows.map((row) => row.node);
    const dated = {};
    for (const n of nodes(path.tag("node").out("<date>").tagArray())) dated[JSON.stringify(n)] = true;
    const within = between(path, "<date>", since, until).toArray();
    for (const row of path.tag("node").out("<article>").out("<publishedOn>").tagArray()) {
      const day = String(row.id);
      if (dated[JSON.stringify(row.node)]) continue;
      if (since && day < since.slice(0, day.length) || until && day >= until.slice(0, 10)) continue;
      within.push(row.node);
    }
    return oneOf(within);
  };

  // certain(path, least) keeps the facts of a path whose certainty is at least so much,
  // 0 to 1; without one it keeps them all.
  globalThis.certain = function (path, least) {
    if (!least) return path;
    const sure = path.tag("node").out("<certainty>").tagArray().filter((row) => Number(row.id) >= least);
    return oneOf(sure.map((row) => row.node));
  };

  // oneOf(list) is the path of the nodes listed; of an empty list it is nowhere,
  // while g.V() is everywhere.
  globalThis.oneOf = (list) => guarded.V("_:nowhere", ...list);
})
