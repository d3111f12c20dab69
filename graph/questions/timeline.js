// question timeline
// title en: What happened and what was said, in the order of time
// title ar: ما حدث وما قيل بترتيب زمني
// param entity entity en: who takes part, speaks, or is spoken of; ar: الشخص أو الجهة أو المكان
// param place entity en: where it happened; ar: المكان
// param since date en: said or happened on or after this day, month or year; ar: منذ
// param until date en: said or happened on or before this day, month or year; ar: حتى
// param outlet outlet en: who published the article; ar: الوسيلة
// param article article en: the article's identifier; ar: المقال
// param certainty certainty en: at least so certain, from 0 to 1; ar: بثقة لا تقل عن كذا، من 0 إلى 1
// column said en: said; ar: قيل في
// column happened en: happened; ar: حدث في
// column published en: published; ar: نُشر في
// column read en: read; ar: قُرئ في
// column what term en: what; ar: ماذا
// column who entity en: who; ar: من
// column sentence en: sentence; ar: الجملة
// column article article en: article; ar: المقال
// column polarity hidden en: did it happen; ar: الإثبات أو النفي
// column modality hidden en: how real; ar: الصيغة
// column node hidden en: statement or event; ar: التصريح أو الحدث
// key node
// sort happened|said article node

var roles = ["<agent>", "<target>", "<counterpart>", "<place>", "<origin>", "<destination>"];
var said = g.V("<Statement>").in("<type>");
var done = g.V("<Event>").in("<type>");
if (params.article) { // begin with what leaves the fewest
  said = g.V(...params.article).in("<article>").has("<type>", "<Statement>");
  done = g.V(...params.article).in("<article>").has("<type>", "<Event>");
}
if (params.entity) {
  said = g.V(...params.entity).in(["<speaker>", "<about>"]).unique();
  done = g.V(...params.entity).in(roles).unique();
}
if (params.place) {
  said = said.has("<about>", ...params.place);
  done = done.and(g.V(...params.place).in(["<place>", "<origin>", "<destination>"])).unique();
}
if (params.article) {
  said = said.has("<article>", ...params.article);
  done = done.has("<article>", ...params.article);
}
if (params.outlet) {
  var articles = g.V(...params.outlet).in("<outlet>").toArray().concat("_:nowhere");
  said = said.has("<article>", ...articles);
  done = done.has("<article>", ...articles);
}
// What has no date has no place in a timeline.
var since = params.since || "0001-01-01";
said = between(said, "<date>", since, params.until);
done = between(done, "<date>", since, params.until);
said = certain(said, params.certainty);
done = certain(done, params.certainty);

// Four dates stay apart: when it was said, when it happened, when it was published,
// and when it was read.
said.tag("node")
  .saveOpt("<act>", "what")
  .saveOpt("<when>", "said")
  .saveOpt("<speaker>", "who")
  .saveOpt("<sentence>", "sentence")
  .saveOpt("<article>", "article")
  .all();
done.tag("node")
  .saveOpt("<eventType>", "what")
  .saveOpt("<when>", "happened")
  .saveOpt("<agent>", "who")
  .saveOpt("<sentence>", "sentence")
  .saveOpt("<article>", "article")
  .saveOpt("<polarity>", "polarity")
  .saveOpt("<modality>", "modality")
  .all();
done.tag("node").in("<reports>").saveOpt("<when>", "said").all();
said.tag("node").out("<article>").saveOpt("<publishedOn>", "published").saveOpt("<readOn>", "read").all();
done.tag("node").out("<article>").saveOpt("<publishedOn>", "published").saveOpt("<readOn>", "read").all();
