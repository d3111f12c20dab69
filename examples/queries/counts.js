// How many statements does each act have? What a query emits keeps its order.
g.V("<announce>", "<say>", "<deny>", "<warn>", "<demand>").forEach(function (act) {
  g.emit({ act: act.id, statements: g.V(act.id).in("<act>").count() });
});
