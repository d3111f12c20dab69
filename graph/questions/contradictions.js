// question contradictions
// title en: What contradicts what, in which articles, and why
// title ar: ما يناقض ماذا، وفي أي مقالين، ولماذا
// param entity entity en: who takes part, speaks, or is spoken of; ar: الشخص أو الجهة أو المكان
// param article article en: the identifier of one of the articles; ar: أحد المقالين
// param since date en: one of the articles was published on or after this day, month or year; ar: منذ
// param until date en: one of the articles was published on or before this day, month or year; ar: حتى
// param certainty certainty en: both at least so certain, from 0 to 1; ar: بثقة كليهما لا تقل عن كذا، من 0 إلى 1
// column published en: published; ar: نُشر في
// column sentence en: sentence; ar: الجملة
// column article article en: article; ar: المقال
// column sources en: sources; ar: المصادر
// column other en: other sentence; ar: الجملة الأخرى
// column other_article article en: other article; ar: المقال الآخر
// column other_sources en: its sources; ar: مصادرها
// column why en: why; ar: لماذا
// column rule hidden en: rule; ar: القاعدة
// column strength hidden en: strength; ar: القوة
// column fact hidden en: fact; ar: الواقعة
// column other_fact hidden en: other fact; ar: الواقعة الأخرى
// column link hidden en: link; ar: الرابط
// key link
// sort published fact other_fact

var ends = ["<first>", "<second>"];
var links = g.V("<Contradiction>").in("<type>");
if (params.entity) { // begin with what leaves the fewest
  var parts = ["<speaker>", "<about>", "<agent>", "<target>", "<counterpart>", "<place>", "<origin>", "<destination>", "<instrument>"];
  var told = g.V(...params.entity).in(parts).unique();
  links = told.or(told.out("<reports>")).unique().in(ends).has("<type>", "<Contradiction>").unique();
}
if (params.article) links = links.and(g.V(...params.article).in("<article>").in(ends)).unique();
if (params.since || params.until) {
  var articles = between(links.out(ends).out("<article>").unique(), "<published>", params.since || "0001-01-01", params.until);
  links = links.and(articles.in("<article>").in(ends)).unique();
}
if (params.certainty) {
  for (var end of ends) links = links.and(certain(links.out(end).unique(), params.certainty).in(end)).unique();
}

// Where events contradict each other, those who tell of them do: one answer is enough.
links = links.except(links.has("<rule>", "denial-of-event")).tag("link");
links.save("<rule>", "rule").save("<grounds>", "why").save("<strength>", "strength").all();
var first = links.out("<first>").tag("fact");
first.saveOpt("<sentence>", "sentence").saveOpt("<article>", "article").saveOpt("<sources>", "sources").all();
first.out("<article>").saveOpt("<publishedOn>", "published").all();
links.out("<second>").tag("other_fact")
  .saveOpt("<sentence>", "other").saveOpt("<article>", "other_article").saveOpt("<sources>", "other_sources").all();
