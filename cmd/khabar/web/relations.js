// What the picture of relations is drawn from: the participants of the statements
// at hand, the events that they or their articles tell, and the positions and
// lasting ties of whoever takes part.
//
// Each set is listed first: to walk from nodes at hand is ten times quicker than
// to intersect what has a predicate with what has another.
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

var held = inArticles(said.out(["<speaker>", "<about>"]).unique().out("<holds>").unique());
held.tag("fact").saveOpt("<title>", "title").saveOpt("<sentence>", "sentence").save("<of>", "of").all();
held.tag("fact").in("<holds>").tag("person").all();

var ties = inArticles(g.V("<Relation>").in("<type>"));
ties.tag("fact").saveOpt("<predicate>", "type").saveOpt("<sentence>", "sentence").save("<subject>", "subject").all();
ties.tag("fact").save("<object>", "object").all();
