// question statements-by
// title en: What somebody said, in the order of time
// title ar: ما قاله شخص أو جهة بترتيب زمني
// param speaker entity required en: who said it; ar: القائل
// param about entity en: whom or what it was about; ar: عمّن أو عمّا قيل
// param act act en: announce, say, deny, warn ...; ar: الفعل
// param since date en: said (or, where that is not told, published) on or after this day, month or year; ar: منذ
// param until date en: said (or, where that is not told, published) on or before this day, month or year; ar: حتى
// param place entity en: a place that it was about; ar: المكان
// param outlet outlet en: who published the article; ar: الوسيلة
// param article article en: the article's identifier; ar: المقال
// param certainty certainty en: at least so certain, from 0 to 1; ar: بثقة لا تقل عن كذا، من 0 إلى 1
// column when en: when; ar: متى
// column who entity note=role en: who; ar: من
// column act term en: act; ar: الفعل
// column what en: what; ar: ماذا
// column where entity en: where it was said; ar: أين قيل
// column article article en: article; ar: المقال
// column sentence hidden en: sentence; ar: الجملة
// column statement hidden en: statement; ar: التصريح
// column published hidden en: published; ar: نُشر في
// key statement
// sort when|published article statement

var said = g.V(...params.speaker).in("<speaker>").unique();
if (params.about) said = said.has("<about>", ...params.about);
if (params.place) said = said.has("<about>", ...params.place);
if (params.article) said = said.has("<article>", ...params.article);
if (params.outlet) said = said.has("<article>", ...g.V(str(params.outlet)).in("<outlet>").toArray());
if (params.act) said = said.has("<act>", ...params.act);
said = spoken(said, params.since, params.until);
said = certain(said, params.certainty);

said = said.tag("statement");
said
  .saveOpt("<when>", "when")
  .saveOpt("<act>", "act")
  .saveOpt("<text>", "what")
  .saveOpt("<medium>", "where")
  .saveOpt("<sentence>", "sentence")
  .saveOpt("<article>", "article")
  .all();
said.out("<attribution>").saveOpt("<who>", "who").saveOpt("<title>", "role").all();
said.out("<article>").saveOpt("<publishedOn>", "published").all();
