package ar_test

import (
	"testing"

	"github.com/khabar-kg/khabar/extract"
)

// TestPolarity reads what did not happen, and what only stands beside a negation.
func TestPolarity(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range polaritySentences {
		c.check(t, x)
	}
}

var polaritySentences = []eventSentence{
	// said to be untrue
	{"لا صحة للأنباء عن انسحاب القوات الروسية من قاعدة حميميم.", "withdraw agent=القوات الروسية origin=قاعدة حميميم negative"},
	{"نفى مصدر في العائلة، في اتصال هاتفي، نبأ مقتل سامي حداد.", "kill target=سامي حداد negative"},
	{"نفى الجيش ما نشرته صحف محلية حول اعتقال سامي حداد.", "arrest target=سامي حداد negative"},
	{"ليس صحيحا أن الشرطة اعتقلت سامي حداد.", "arrest agent=الشرطة target=سامي حداد negative"},
	{"أكد سامي حداد أن لقاء نتنياهو غير وارد.", "meet agent=نتنياهو negative"},
	{"ليس هناك أي اتفاق مع إسرائيل.", "agree counterpart=إسرائيل negative"},
	{"قال الوزير إن فرنسا ليست بحوزتها تسجيلات تتعلق بمقتل سامي حداد.", "kill target=سامي حداد"},
	{"قال الناطق إن السعودية ليست طرفا في الهجوم على صنعاء.", "attack target=صنعاء"},
	// neither denied nor ruled out
	{"لا يستبعد مراقبون أن تهاجم إسرائيل إيران.", "attack agent=إسرائيل target=إيران possible"},
	{"لم تستبعد روسيا فرض عقوبات على اليابان.", "sanction agent=روسيا target=اليابان possible"},
	// failing, stopping, foiling
	{"هددت تركيا بعملية عسكرية شمال سوريا في حال فشلت المفاوضات مع روسيا.", "launch_operation agent=تركيا place=سوريا possible; negotiate counterpart=روسيا"},
	{"وبعد فشل الجيش السوري في السيطرة على حلب، هدأ القتال.", "seize agent=الجيش السوري target=حلب negative"},
	{"تراجعت تركيا عن إرسال قوات إلى ليبيا.", "deploy agent=تركيا destination=ليبيا negative"},
	{"لم تتوقف إسرائيل عن قصف لبنان.", "attack agent=إسرائيل target=لبنان"},
	{"أكدت الخرطوم رفضها التفاوض مع قوات الدعم السريع.", "negotiate agent=الخرطوم counterpart=قوات الدعم السريع negative"},
	{"رفضت روسيا العقوبات الأمريكية على إيران.", "sanction target=إيران"},
	{"أحبط الجيش المصري هجوما على العريش.", "attack target=العريش negative"},
	{"أحبط الحشد الشعبي هجوما شنه تنظيم داعش على سامراء.", "attack agent=تنظيم داعش target=سامراء"},
	{"نجا سامي حداد من محاولة اغتيال في عدن.", "attack place=عدن target=سامي حداد"},
	{"تأجل اجتماع كان مقررا في الرياض.", "meet place=الرياض negative"},
	{"أعلنت كوريا الجنوبية إلغاء محادثات رفيعة المستوى مع كوريا الشمالية.", "negotiate agent=كوريا الجنوبية counterpart=كوريا الشمالية negative"},
	{"أحبط الجيش الجزائري عملية إرهابية كانت تهدف إلى تفجير مسرح عنابة.", "attack target=مسرح عنابة planned"},
	// what the negation does not reach
	{"لم تسفر الغارات الإسرائيلية على دمشق عن قتلى.", "attack target=دمشق; kill negative"},
	{"لم يعلن أي تنظيم مسؤوليته عن الهجوم على الإسكندرية.", "attack target=الإسكندرية"},
	{"ولم يصدر أي تعليق من موسكو على الهجوم على بيلغورود.", "attack target=بيلغورود"},
	{"ولم ترد أنباء عن سقوط ضحايا في الغارة على مطار الحديدة.", "kill place=مطار الحديدة negative; attack target=مطار الحديدة"},
	{"كادت إسرائيل أن تغتال سامي حداد في عمان.", "kill agent=إسرائيل place=عمان target=سامي حداد negative"},
	{"أوقفت واشنطن دعمها للجيش السوري.", "aid agent=واشنطن target=الجيش السوري negative"},
	{"لم تسمح إسرائيل لوفد الأمم المتحدة بزيارة جنين.", "visit agent=الأمم المتحدة destination=جنين negative"},
	{"لم يرد حزب الله على اغتيال سامي حداد.", "kill target=سامي حداد"},
	{"قال البيان إنه لم تنجح المحادثات بين واشنطن وطهران في فيينا.", "negotiate agent=واشنطن counterpart=طهران place=فيينا"},
	{"لا بد من انسحاب القوات من طرابلس.", "withdraw origin=طرابلس demanded"},
	{"تعذر عقد اجتماع في بعبدا.", "meet place=بعبدا negative"},
	{"ليست هذه أول مرة تقصف فيها إسرائيل دمشق.", "attack agent=إسرائيل target=دمشق"},
	{"لم يمض شهر على اغتيال سامي حداد.", "kill target=سامي حداد"},
	{"لم تعتقل الشرطة سامي حداد فقط، بل استدعت شقيقه.", "arrest agent=الشرطة target=سامي حداد"},
	{"لم تعد فرنسا تقصف داعش في العراق.", "attack agent=فرنسا place=العراق target=داعش negative"},
	// a conjunction and the future together
	{"وإن لم يفعلوا فستفرض واشنطن عقوبات على أنقرة.", "sanction agent=واشنطن target=أنقرة planned"},
	{"قال الوزير إن القوات لن تنسحب من حلب بل نشر الجيش دبابات.", "withdraw origin=حلب negative planned; deploy agent=الجيش"},
	// goods pay no visits
	{"منعت إسرائيل دخول الشاحنات إلى غزة.", ""},
}

// TestUnarmed reads words for attacks that are none.
func TestUnarmed(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range unarmedSentences {
		c.check(t, x)
	}
}

var unarmedSentences = []eventSentence{
	{"يتعرض لبنان لقصف إعلامي متواصل.", ""},
	{"أضرت حرب الأسعار بين السعودية وروسيا بالسوق.", ""},
	{"غزت المنتجات التركية أسواق العراق.", ""},
	{"قال الوزير إن زلزالا بقوة 6 درجات ضرب تركيا.", ""},
	{"وارتفع عدد ضحايا الإعصار الذي اجتاح ليبيا.", ""},
	{"قال الوزير إن القانون يستهدف قطر.", ""},
	{"أصيب المنتخب المصري بخيبة أمل.", ""},
	{"انسحب سامي حداد من بطولة باريس.", ""},
	{"هل تنسحب أمريكا من سوريا؟", "withdraw agent=أمريكا origin=سوريا possible"},
	{"وفي الذكرى الأولى لاغتيال سامي حداد تظاهر الآلاف في بغداد.", "kill place=بغداد target=سامي حداد; protest place=بغداد"},
	{"انفجار يهز مدينة أربيل", "attack place=مدينة أربيل"},
	{"استقالة محافظ البنك المركزي اللبناني رياض سلامة.", "resign agent=رياض سلامة"},
	{"إضراب عام في تونس بدعوة من الاتحاد العام التونسي للشغل.", "protest agent=الاتحاد العام التونسي للشغل place=تونس"},
	{"قال البيان إن زيارة لجو بايدن إلى كييف انتهت.", "visit agent=جو بايدن destination=كييف"},
	{"لا يمكن لإيران أن تحتل العراق.", "seize agent=إيران target=العراق negative"},
}
