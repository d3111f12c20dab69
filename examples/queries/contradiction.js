// Which article says that somebody withdrew, which other that nobody did, and from where?
var pairs = {};
g.V("<withdraw>").in("<eventType>").has("<polarity>", str("negative")).save("<article>", "denied_by")
  .out("<origin>").tag("from")
  .in("<origin>").has("<eventType>", "<withdraw>").has("<polarity>", str("positive")).has("<modality>", str("asserted"))
  .out("<article>").tag("asserted_by").tagArray()
  .forEach(function (p) {
    delete p.id;
    if (p.asserted_by != p.denied_by) pairs[[p.asserted_by, p.denied_by, p.from]] = p;
  });
Object.keys(pairs).sort().forEach(function (key) { g.emit(pairs[key]); });
