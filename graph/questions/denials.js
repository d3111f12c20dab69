// question denials
// title en: Who denies what, and what is said not to have happened
// title ar: من ينفي ماذا، وما قيل إنه لم يحدث
// param speaker entity en: who denies it; ar: النافي
// param about entity en: whom or what it was about; ar: عمّن أو عمّا قيل
// param since date en: said (or, where that is not told, published) on or after this day, month or year; ar: منذ
// param until date en: said (or, where that is not told, published) on or before this day, month or year; ar: حتى
// param outlet outlet en: who published the article; ar: الوسيلة
// param article article en: the article's identifier; ar: المقال
// param certainty certainty en: at least so certain, from 0 to 1; ar: بثقة لا تقل عن كذا، من 0 إلى 1
// column when en: when; ar: متى
// column who entity note=role en: who; ar: من
// column act term en: act; ar: الفعل
// column what en: what; ar: ماذا
// column denied term en: what did not happen; ar: ما لم يحدث
// column article article en: article; ar: المقال
// column sentence hidden en: sentence; ar: الجملة
// column statement hidden en: statement; ar: التصريح
// column published hidden en: published; ar: نُشر في
// key statement
// sort when|published article statement

// What is said not to have happened or to come, rather than asked or feared not to.
var negative = g.V(str("negative")).in("<polarity>").has("<modality>", str("asserted"), str("planned"));
var denied = g.V("<deny>").in("<act>").or(negative.in("<reports>").except(g.V("<think>").in("<act>"))).unique();
if (params.speaker) denied = denied.has("<speaker>", ...params.speaker);
if (params.about) denied = denied.has("<about>", ...params.about);
if (params.article) denied = denied.has("<article>", ...params.article);
if (params.outlet) denied = denied.has("<article>", ...g.V(str(params.outlet)).in("<outlet>").toArray());
denied = spoken(denied, params.since, params.until);
denied = certain(denied, params.certainty);

denied = denied.tag("statement");
denied
  .saveOpt("<when>", "when")
  .saveOpt("<act>", "act")
  .saveOpt("<text>", "what")
  .saveOpt("<sentence>", "sentence")
  .saveOpt("<article>", "article")
  .all();
denied.out("<attribution>").saveOpt("<who>", "who").saveOpt("<title>", "role").all();
denied.out("<reports>").has("<polarity>", str("negative")).saveOpt("<eventType>", "denied").all();
denied.out("<article>").saveOpt("<publishedOn>", "published").all();
