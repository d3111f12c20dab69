// What the picture of relations is drawn from: the participants of the statements
// at hand, the events that they or their articles tell, and the positions and
// lasting ties that the same articles tell.
//
// Each set is listed first, and each query saves from the nodes at hand: that is
// ten to a hundred times quicker than to walk from one set to the next.
var said = oneOf(params.statements);
said.tag("fact").save("<speaker>", "speaker").all();
said.tag("fact").save("<about>", "about").all();

var articles = params.articles.concat("_:nowhere");
function inArticles(path) {
  return oneOf(path.has("<article>", ...articles).unique().toArray());
}

var done = params.told
  ? inArticles(g.V("<Event>").in("<type>"))
  : oneOf(oneOf(params.statements).out("<reports>").unique().toArray());
done.tag("fact")
  .saveOpt("<eventType>", "type")
  .saveOpt("<when>", "when")
  .saveOpt("<polarity>", "polarity")
  .saveOpt("<modality>", "modality")
  .saveOpt("<sentence>", "sentence")
  .all();
["agent", "target", "counterpart", "origin", "destination", "place", "instrument"].forEach(function (role) {
  done.tag("fact").save("<" + role + ">", role).all();
});

var held = inArticles(g.V("<Position>").in("<type>"));
held.tag("fact")
  .saveR("<holds>", "person")
  .save("<of>", "of")
  .saveOpt("<title>", "title")
  .saveOpt("<sentence>", "sentence")
  .all();

var ties = inArticles(g.V("<Relation>").in("<type>"));
ties.tag("fact")
  .save("<subject>", "subject")
  .save("<object>", "object")
  .saveOpt("<predicate>", "type")
  .saveOpt("<sentence>", "sentence")
  .all();
