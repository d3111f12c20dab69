package ar_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/schema"
)

// TestEvents reads one sentence at a time with the real lexicons. An event is
// written as its type, its roles in the order of the alphabet, and what is not
// positive and asserted: "withdraw agent=… origin=… negative planned".
func TestEvents(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range eventSentences {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.cases {
				c.check(t, x)
			}
		})
	}
}

// check reads the sentence as an article of a day in December 2021.
func (c eventSentence) check(t *testing.T, x *extract.Extractor) {
	t.Helper()
	a := &schema.Article{ID: "x", Language: "ar", Text: c.text, Published: schema.Date{Value: "2021-12-10", Precision: schema.Day}}
	r, err := x.Extract(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c.want, told(r)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", c.text, diff)
	}
}

// told writes the events of a record.
func told(r *schema.Record) string {
	name := map[string]string{}
	for _, e := range r.Entities {
		name[e.ID] = e.Mentions[0].Text
		for _, n := range e.Names {
			if n.Language == "ar" {
				name[e.ID] = n.Text
				break
			}
		}
	}
	var out []string
	for _, e := range r.Events {
		s := []string{e.Type}
		for role, ids := range e.Roles {
			for _, id := range ids {
				s = append(s, string(role)+"="+name[id])
			}
		}
		slices.Sort(s[1:])
		if e.Polarity != schema.Positive {
			s = append(s, string(e.Polarity))
		}
		if e.Modality != schema.Asserted {
			s = append(s, string(e.Modality))
		}
		out = append(out, strings.Join(s, " "))
	}
	return strings.Join(out, "; ")
}

// eventSentences are sentences of our own, by what they try.
var eventSentences = []struct {
	name  string
	cases []eventSentence
}{
	{"told of nobody who is known", []eventSentence{
		{"قالت السلطات إن القوات غادرت البلاد.", "withdraw"},
		{"طالب نواب المعارضة باستقالة الحكومة.", "resign demanded"},
	}},
	{"what happened by itself", []eventSentence{
		{"وأعلنت نقابة المعلمين أن احتجاجات اندلعت مساء الأحد.", "protest"},
		{"وأعلن لواء الفجر مقتل خمسة من عناصره في معارك عنيفة اندلعت مساء الأحد.", "kill target=لواء الفجر; attack"},
		{"وقال وزير الداخلية اللبناني نهاد المشنوق إن مناهضة أي احتجاجات خطأ.", ""},
	}},
	{"what a relative clause tells of", []eventSentence{
		{"وقتل خمسة في هجوم شنته قوات سوريا الديمقراطية في الحسكة.", "kill agent=قوات سوريا الديمقراطية place=الحسكة; attack agent=قوات سوريا الديمقراطية place=الحسكة"},
		{"ورحبت قطر بالاتفاق الذي وقعته فرنسا مع إيران في فيينا.", "agree agent=فرنسا counterpart=إيران place=فيينا"},
		{"وغادرت نجلاء بودن مع أسرتها.", ""},
	}},
	{"what is asked for", []eventSentence{
		{"لهذا نحن نطالب فرنسا بإخراج قواعدها من مالي.", "withdraw agent=فرنسا origin=مالي demanded"},
		{"وتحدث سامح شكري عن إمكان إدراج إيران على لائحة العقوبات.", "sanction target=إيران possible"},
	}},
	{"how things are", []eventSentence{
		{"وقالت وزارة الصحة العراقية إن المستشفى خرج من الخدمة.", ""},
		{"عاد الوفد من حلب التي يسيطر الجيش السوري عليها.", ""},
		{"ويريد الجيش السوري أن يسيطر على حلب.", "seize agent=الجيش السوري target=حلب planned"},
		{"وتدعم إيران الجيش السوري.", ""},
		{"وتستهدف وزارة الصحة العراقية زيادة الوعي في بغداد.", ""},
		{"استعاد الجيش السوري السيطرة على حلب.", "seize agent=الجيش السوري target=حلب"},
		{"وتسعى القوات الأمريكية إلى استعادة السيطرة على الموصل.", "seize agent=القوات الأمريكية target=الموصل planned"},
		{"واغتنم حزب الله الفرصة.", ""},
	}},
	{"words with pronouns", []eventSentence{
		{"وطالب حزب الله بانسحاب إسرائيل، وتعهد حزب الله بانسحابه من بيروت.", "withdraw agent=إسرائيل demanded; withdraw agent=حزب الله origin=بيروت planned"},
		{"وكان سامح شكري قد التقاه في لندن.", "meet agent=سامح شكري place=لندن"},
		{"وقال سامح شكري: سألتقي القادة.", "meet planned"},
	}},
	{"what a verb needs may stand before it", []eventSentence{
		{"القوات التركية انتشرت في إدلب.", "deploy agent=القوات التركية place=إدلب"},
		{"وقال سامح شكري إن القوات التركية وصلت إلى إدلب.", "deploy agent=القوات التركية destination=إدلب"},
		{"البعثة التي نشرتها الأمم المتحدة في مالي انتهت مهمتها.", "deploy agent=الأمم المتحدة place=مالي; end_mission"},
	}},
	{"whoever is told of by what he is", []eventSentence{
		{"أعلنت وزارة الدفاع العراقية القضاء على ستة إرهابيين في كركوك.", "kill place=كركوك"},
		{"نشرت تركيا 200 جندي في ليبيا.", "deploy agent=تركيا place=ليبيا"},
		{"وأرسلت السعودية شحنة أدوية إلى السودان.", "aid agent=السعودية target=السودان"},
		{"طالبت فرنسا بالإفراج عن إيمانويل ماكرون.", "release target=إيمانويل ماكرون demanded"},
		{"كلف الرئيس قيس سعيد نجلاء بودن بإدارة الوزارة.", "appoint agent=قيس سعيد target=نجلاء بودن"},
		{"وكان البلدان وقعا عام 2010 ثلاث اتفاقيات في الرياض.", "agree place=الرياض"},
		{"وفجر انتحاري نفسه في بغداد.", "attack place=بغداد"},
	}},
	{"subjects", []eventSentence{
		{"انسحبت القوات الأمريكية من العراق إلى الكويت.", "withdraw agent=القوات الأمريكية destination=الكويت origin=العراق"},
		{"القوات الأمريكية انسحبت من العراق.", "withdraw agent=القوات الأمريكية origin=العراق"},
		{"قال أنطونيو غوتيريش إن القوات الروسية انسحبت من خيرسون.", "withdraw agent=القوات الروسية origin=خيرسون"},
		{"وكان الجيش السوري قد قصف مدينة إدلب.", "attack agent=الجيش السوري target=مدينة إدلب"},
		{"القوات التركية التي انسحبت من سوريا كثيرة.", "withdraw agent=القوات التركية origin=سوريا"},
		{"إن مسلحين هاجموا مدينة الموصل.", "attack target=مدينة الموصل"},
		{"هاجم تنظيم الدولة الإسلامية مدينة تدمر وقتل خمسة جنود.", "attack agent=تنظيم الدولة الإسلامية target=مدينة تدمر; kill agent=تنظيم الدولة الإسلامية place=مدينة تدمر"},
		{"ما زالت إسرائيل تقصف دمشق.", "attack agent=إسرائيل target=دمشق"},
		{"يعتزم إيمانويل ماكرون أن يزور لبنان.", "visit agent=إيمانويل ماكرون destination=لبنان planned"},
		{"التقى رجب طيب أردوغان مع فلاديمير بوتين في أنقرة.", "meet agent=رجب طيب أردوغان counterpart=فلاديمير بوتين place=أنقرة"},
		{"السعودية والأردن تتفقان على مكافحة الإرهاب.", "agree agent=السعودية counterpart=الأردن"},
		{"وفي الدوحة يلتقي أنتوني بلينكن سيرغي لافروف.", "meet agent=أنتوني بلينكن counterpart=سيرغي لافروف place=الدوحة"},
		{"وصل إيمانويل ماكرون إلى بيروت في زيارة رسمية.", "visit agent=إيمانويل ماكرون destination=بيروت"},
		{"غادر إيمانويل ماكرون باريس إلى بيروت.", "withdraw agent=إيمانويل ماكرون destination=بيروت origin=باريس"},
		{"عاد سعد الحريري إلى بيروت من باريس.", "return agent=سعد الحريري destination=بيروت origin=باريس"},
		{"استقال سعد الحريري من منصبه.", "resign agent=سعد الحريري"},
		{"قدم سعد الحريري استقالته.", "resign agent=سعد الحريري"},
		{"سيطرت حركة طالبان على مدينة كابول.", "seize agent=حركة طالبان target=مدينة كابول"},
		{"استعاد الجيش العراقي مدينة الموصل من تنظيم الدولة الإسلامية.", "seize agent=الجيش العراقي counterpart=تنظيم الدولة الإسلامية target=مدينة الموصل"},
		{"تمكن الجيش العراقي من السيطرة على مدينة الموصل.", "seize agent=الجيش العراقي target=مدينة الموصل"},
		{"أنهت فرنسا مهمتها في مالي.", "end_mission agent=فرنسا place=مالي"},
		{"تظاهر آلاف العراقيين في بغداد.", "protest place=بغداد"},
	}},
	{"bodies", []eventSentence{
		{"قال المتحدث باسم حركة حماس سامي أبو زهري إن حركته لن تهاجم أي موقع.", "attack agent=حركة حماس negative planned"},
		{"أكدت الأمم المتحدة أن جنودها لم يطلقوا رصاصة واحدة.", "attack agent=الأمم المتحدة negative"},
		{"التقى أنتوني بلينكن سيرغي لافروف في الرياض. اتفق الطرفان على لقاء آخر.", "meet agent=أنتوني بلينكن counterpart=سيرغي لافروف place=الرياض; agree agent=أنتوني بلينكن agent=سيرغي لافروف"},
		{"فرض الاتحاد الأوروبي عقوبات على الحرس الثوري وعلى شركة هواوي.", "sanction agent=الاتحاد الأوروبي target=الحرس الثوري target=شركة هواوي"},
		{"سيطرت حركة طالبان على مدينة غزنة بعد معارك مع الجيش الأفغاني.", "seize agent=حركة طالبان target=مدينة غزنة; attack agent=حركة طالبان counterpart=الجيش الأفغاني"},
	}},
	{"nouns and verbs together", []eventSentence{
		{"كما عُقد في بغداد اجتماع بين فؤاد حسين وأنتوني بلينكن.", "meet agent=فؤاد حسين counterpart=أنتوني بلينكن place=بغداد"},
		{"قُتل خمسة في قصف استهدف مطار دمشق.", "kill place=مطار دمشق; attack target=مطار دمشق"},
		{"استهدفت غارة مطار دمشق.", "attack target=مطار دمشق"},
		{"هاجم تنظيم الدولة الإسلامية مدينة تدمر وقتل ثلاثة.", "attack agent=تنظيم الدولة الإسلامية target=مدينة تدمر; kill agent=تنظيم الدولة الإسلامية place=مدينة تدمر"},
		{"نفى رئيس الوزراء اللبناني سعد الحريري استقالته.", "resign agent=سعد الحريري negative"},
		{"اجتمعت حركة حماس مع حركة فتح في القاهرة دون أن تتوصل إلى اتفاق.", "meet agent=حركة حماس counterpart=حركة فتح place=القاهرة; agree agent=حركة حماس counterpart=حركة فتح negative"},
	}},
	{"relative clauses", []eventSentence{
		{"هددت موسكو القوات المعارضة التي قصفتها الولايات المتحدة.", "attack agent=الولايات المتحدة target=القوات المعارضة"},
		{"عاد الوفد من حلب التي سيطر الجيش السوري عليها.", "seize agent=الجيش السوري target=حلب"},
		{"قال خالد سالم المتحدث باسم القوات التي تقاتل حركة حماس في غزة إن الوضع صعب.", "attack place=غزة target=حركة حماس"},
		{"التحالف الدولي الذي تقوده واشنطن قصف مدينة الرقة.", "attack agent=التحالف الدولي target=مدينة الرقة"},
	}},
	{"who acts and who suffers", []eventSentence{
		{"قتل خمسة في هجوم لتنظيم الدولة الإسلامية على مدينة تدمر.", "kill agent=تنظيم الدولة الإسلامية place=مدينة تدمر; attack agent=تنظيم الدولة الإسلامية target=مدينة تدمر"},
		{"قصفت تركيا مواقع تابعة لحزب العمال الكردستاني.", "attack agent=تركيا target=حزب العمال الكردستاني"},
		{"نفى مصدر أمني في القاهرة تعرض طارق البنداري للضرب.", "attack target=طارق البنداري negative"},
		{"دخلوا عدن وحرروها.", "seize target=عدن"},
		{"ستزداد عزلة إسرائيل.", ""},
	}},
	{"how real it is", []eventSentence{
		{"أعلن جو بايدن انتهاء المهمة القتالية للقوات الأمريكية في العراق بحلول نهاية عام 2022.", "end_mission agent=القوات الأمريكية place=العراق planned"},
		{"توقع مصدر أمني أن تشن حركة حماس هجوما على مدينة عسقلان.", "attack agent=حركة حماس target=مدينة عسقلان possible"},
		{"قررت محكمة جنايات القاهرة إخلاء سبيل خالد سالم.", "release agent=محكمة جنايات القاهرة target=خالد سالم"},
		{"لم ترسل فرنسا سوى زورق إلى لبنان.", "deploy agent=فرنسا destination=لبنان"},
	}},
	{"what is not so", []eventSentence{
		{"لم توثق الأمم المتحدة أي إصابات في حلب.", "injure place=حلب negative"},
		{"أكدت فرنسا أن ما نشر عن انسحاب القوات الفرنسية من العراق عار عن الصحة.", "withdraw agent=القوات الفرنسية origin=العراق negative"},
		{"قالت حركة حماس إنها لن تهاجم إسرائيل ما لم تتعرض لهجوم.", "attack agent=حركة حماس target=إسرائيل negative planned; attack target=حركة حماس possible"},
	}},
	{"passives", []eventSentence{
		{"قُتل أبو بكر البغدادي في إدلب.", "kill place=إدلب target=أبو بكر البغدادي"},
		{"قتل 12 شخصا في انفجار في بغداد.", "kill place=بغداد; attack place=بغداد"},
		{"قتل 5 جنود من الجيش السوري في حلب.", "kill place=حلب target=الجيش السوري"},
		{"اعتُقل محمد مرسي في القاهرة.", "arrest place=القاهرة target=محمد مرسي"},
		{"أُفرج عن محمد البلتاجي في القاهرة.", "release place=القاهرة target=محمد البلتاجي"},
		{"انتُخبت أنجيلا ميركل مستشارة لألمانيا.", "elect target=أنجيلا ميركل"},
		{"تم تعيين عباس كامل رئيسا للمخابرات المصرية.", "appoint target=عباس كامل"},
		{"اغتيل عماد مغنية في دمشق على يد الموساد.", "kill agent=الموساد place=دمشق target=عماد مغنية"},
		{"تأسس حزب الله في لبنان.", "found place=لبنان target=حزب الله"},
	}},
	{"objects", []eventSentence{
		{"اعتقلت الشرطة الإسرائيلية محمد زيدان في القدس.", "arrest agent=الشرطة الإسرائيلية place=القدس target=محمد زيدان"},
		{"أفرجت إيران عن جيسون رضائيان.", "release agent=إيران target=جيسون رضائيان"},
		{"دون أن تقصف إسرائيل دمشق.", "attack agent=إسرائيل target=دمشق negative"},
		{"نشرت الولايات المتحدة قوات في بولندا.", "deploy agent=الولايات المتحدة place=بولندا"},
		{"خفضت الولايات المتحدة عدد قواتها في العراق.", "reduce_forces agent=الولايات المتحدة place=العراق"},
	}},
	{"verbal nouns", []eventSentence{
		{"بعد اقتحام القوات الإسرائيلية مدينة جنين.", "attack agent=القوات الإسرائيلية target=مدينة جنين"},
		{"أدانت مصر قصف إسرائيل لقطاع غزة.", "attack agent=إسرائيل target=قطاع غزة"},
		{"أدانت مصر قصف مدينة غزة.", "attack target=مدينة غزة"},
		{"وذكرت مصر أن معارك عنيفة اندلعت بين الجيش السوداني وقوات الدعم السريع في الخرطوم.", "attack agent=الجيش السوداني counterpart=قوات الدعم السريع place=الخرطوم"},
		{"المفاوضات بين إيران والولايات المتحدة.", "negotiate agent=إيران counterpart=الولايات المتحدة"},
		{"أعلنت فرنسا سحب قواتها من مالي.", "withdraw agent=فرنسا origin=مالي"},
		{"قتل شاب برصاص الجيش الإسرائيلي في نابلس.", "kill agent=الجيش الإسرائيلي place=نابلس"},
		{"أصيب خمسة بنيران قوات النظام السوري في حلب.", "injure agent=قوات النظام السوري place=حلب"},
		{"قتل ثلاثة من حركة حماس برصاص الجيش الإسرائيلي.", "kill agent=الجيش الإسرائيلي target=حركة حماس"},
		{"اندلعت اشتباكات بين المقاومة الشعبية وقوات الجيش الوطني من جهة، وميليشيات الحوثي من جهة أخرى في عدن.", "attack agent=المقاومة الشعبية agent=قوات الجيش الوطني counterpart=ميليشيات الحوثي place=عدن"},
		{"اندلعت مواجهات بين المقاومة الشعبية والجيش الوطني وبين الحوثيين.", "attack agent=الجيش الوطني agent=المقاومة الشعبية counterpart=الحوثيين"},
		{"انسحاب قوات حلف شمال الأطلسي من أفغانستان.", "withdraw agent=قوات حلف شمال الأطلسي origin=أفغانستان"},
	}},
	{"light verbs", []eventSentence{
		{"شنت إسرائيل غارات على دمشق.", "attack agent=إسرائيل target=دمشق"},
		{"نفذ حزب الله هجوما على إسرائيل.", "attack agent=حزب الله target=إسرائيل"},
		{"وقعت مصر اتفاقا مع إثيوبيا في القاهرة.", "agree agent=مصر counterpart=إثيوبيا place=القاهرة"},
		{"وقّعت مصر، أمس الأحد، اتفاقية مع السودان.", "agree agent=مصر counterpart=السودان"},
		{"أجرى أنتوني بلينكن محادثات مع سيرغي لافروف في جنيف.", "negotiate agent=أنتوني بلينكن counterpart=سيرغي لافروف place=جنيف"},
		{"فرض الاتحاد الأوروبي، اليوم الاثنين، عقوبات على روسيا.", "sanction agent=الاتحاد الأوروبي target=روسيا"},
		{"أرسلت تركيا تعزيزات إلى إدلب.", "deploy agent=تركيا destination=إدلب"},
		{"ألقت الشرطة التركية القبض على عناصر من حركة طالبان في إسطنبول.", "arrest agent=الشرطة التركية place=إسطنبول target=حركة طالبان"},
	}},
	{"first person", []eventSentence{
		{"قال محمد شياع السوداني: «لم ننسحب من الاتفاق وسنلتقي جو بايدن».", "withdraw agent=محمد شياع السوداني negative; meet agent=محمد شياع السوداني counterpart=جو بايدن planned"},
	}},
	{"negation", []eventSentence{
		{"لم تنسحب القوات الأمريكية من العراق.", "withdraw agent=القوات الأمريكية origin=العراق negative"},
		{"لم ينسحب الجيش السوري من حلب ولم يقصف مدينة إدلب.", "withdraw agent=الجيش السوري origin=حلب negative; attack agent=الجيش السوري target=مدينة إدلب negative"},
		{"لا انسحاب من العراق.", "withdraw origin=العراق negative"},
		{"عدم انسحاب القوات الأمريكية من العراق.", "withdraw agent=القوات الأمريكية origin=العراق negative"},
		{"ليس هناك انسحاب من العراق.", "withdraw origin=العراق negative"},
		{"لم تشن إسرائيل أي غارة على دمشق.", "attack agent=إسرائيل target=دمشق negative"},
		{"لم تجرِ أي عملية انسحاب من سوريا.", "withdraw origin=سوريا negative"},
		{"لم يزر عبد الفتاح السيسي إسرائيل.", "visit agent=عبد الفتاح السيسي destination=إسرائيل negative"},
		{"نفت إسرائيل قصف دمشق.", "attack agent=إسرائيل target=دمشق negative"},
		{"نفت إسرائيل أن تكون قصفت دمشق.", "attack agent=إسرائيل target=دمشق negative"},
		{"فشل الجيش السوري في السيطرة على مدينة إدلب.", "seize agent=الجيش السوري target=مدينة إدلب negative"},
		{"رفضت إيران الانسحاب من سوريا.", "withdraw agent=إيران origin=سوريا negative"},
		{"لا تزال إسرائيل تقصف دمشق.", "attack agent=إسرائيل target=دمشق"},
		{"أعلنت روسيا أنها لن تسحب قواتها من سوريا.", "withdraw agent=روسيا origin=سوريا negative planned"},
		{"لم يحدد العراق موعدا لانسحاب القوات الأمريكية.", "withdraw agent=القوات الأمريكية planned"},
	}},
	{"a finer place before the larger one", []eventSentence{
		{"سقطت قذيفة على مخيم الفلاح بالعاصمة طرابلس وقتل أربعة أشخاص.", "attack place=طرابلس target=مخيم الفلاح; kill place=طرابلس place=مخيم الفلاح"},
		{"وقعت اشتباكات في بلدة صرواح.", "attack place=بلدة صرواح"},
	}},
	{"words that mean something else", []eventSentence{
		{"وتنحي موسكو ودمشق باللائمة على المعارضة.", ""},
		{"وقف الناس عند مقر إقامة الرئيس سالم الراشد.", ""},
	}},
	{"purpose", []eventSentence{
		{"سافر سالم الراشد إلى الرياض لإجراء مفاوضات.", "visit agent=سالم الراشد destination=الرياض; negotiate agent=سالم الراشد planned"},
		{"اتفقت مصر والسودان على إنشاء لجنة مشتركة.", "agree agent=مصر counterpart=السودان; found agent=السودان agent=مصر planned"},
		{"نشرت القوات العراقية صوراً للمدينة.", ""},
		{"توصلت اليونان لاتفاق مع مقدونيا لإنهاء النزاع.", "agree agent=اليونان counterpart=مقدونيا"},
	}},
	{"modality", []eventSentence{
		{"ستنسحب القوات الأمريكية من أفغانستان.", "withdraw agent=القوات الأمريكية origin=أفغانستان planned"},
		{"سوف تنسحب القوات الأمريكية من أفغانستان.", "withdraw agent=القوات الأمريكية origin=أفغانستان planned"},
		{"من المقرر أن تنسحب القوات الأمريكية من أفغانستان.", "withdraw agent=القوات الأمريكية origin=أفغانستان planned"},
		{"قد تنسحب القوات الأمريكية من أفغانستان.", "withdraw agent=القوات الأمريكية origin=أفغانستان possible"},
		{"قد انسحبت القوات الأمريكية من أفغانستان.", "withdraw agent=القوات الأمريكية origin=أفغانستان"},
		{"ربما تنسحب القوات الأمريكية من أفغانستان.", "withdraw agent=القوات الأمريكية origin=أفغانستان possible"},
		{"إذا لم تنسحب القوات الأمريكية من العراق.", "withdraw agent=القوات الأمريكية origin=العراق negative possible"},
		{"يجب أن تنسحب القوات الأمريكية من العراق.", "withdraw agent=القوات الأمريكية origin=العراق demanded"},
		{"طالبت إيران بانسحاب القوات الأمريكية من العراق.", "withdraw agent=القوات الأمريكية origin=العراق demanded"},
		{"دعا مقتدى الصدر إلى انسحاب القوات الأمريكية من العراق.", "withdraw agent=القوات الأمريكية origin=العراق demanded"},
		{"تعتزم فرنسا الانسحاب من مالي.", "withdraw agent=فرنسا origin=مالي planned"},
		{"يعتزم إيمانويل ماكرون زيارة لبنان.", "visit agent=إيمانويل ماكرون destination=لبنان planned"},
		{"هدد حسن نصر الله بقصف تل أبيب.", "attack agent=حسن نصر الله target=تل أبيب possible"},
		{"أعلنت روسيا أنها ستسحب قواتها من سوريا.", "withdraw agent=روسيا origin=سوريا planned"},
		{"اتفق العراق مع الولايات المتحدة على خفض القوات في قاعدة عين الأسد.", "agree agent=العراق counterpart=الولايات المتحدة place=قاعدة عين الأسد; reduce_forces place=قاعدة عين الأسد planned"},
	}},
	{"what comes after", []eventSentence{
		{"سيزور برهم صالح باريس قبل عودته إلى بغداد.", "visit agent=برهم صالح destination=باريس planned; return agent=برهم صالح destination=بغداد planned"},
		{"تأجل موعد الرحلة، على أن يزور برهم صالح باريس.", "visit agent=برهم صالح destination=باريس planned"},
		{"طالب برهم صالح بتفاصيل مقتل خالد سالم.", "kill target=خالد سالم"},
	}},
	{"whom death befalls", []eventSentence{
		{"أفاد المرصد السوري عن مقتل تسعة من قوات سوريا الديمقراطية قرب حلب.", "kill place=حلب target=قوات سوريا الديمقراطية"},
		{"أعلن الجيش العراقي مقتل ما لا يقل عن 12 عنصرا من تنظيم داعش في الموصل.", "kill place=الموصل target=تنظيم داعش"},
		{"عثر السكان على جثث في كركوك.", "kill place=كركوك"},
		{"تحدث خالد سالم عن قتل العشرات في الفلوجة.", "kill place=الفلوجة"},
	}},
	{"what is retaken", []eventSentence{
		{"وصلت القوات العراقية إلى الرمادي لتحريرها من تنظيم داعش.", "deploy agent=القوات العراقية destination=الرمادي; seize agent=القوات العراقية counterpart=تنظيم داعش target=الرمادي planned"},
		{"دخل تنظيم داعش مدينة تدمر وسيطر عليها.", "seize agent=تنظيم داعش target=مدينة تدمر"},
	}},
	{"those named for those described", []eventSentence{
		{"اعتقلت الشرطة التركية ناشطين من حزب العمال الكردستاني في إسطنبول.", "arrest agent=الشرطة التركية place=إسطنبول target=حزب العمال الكردستاني"},
		{"قصفت إسرائيل مواقع تابعة لـ«حزب الله» في لبنان.", "attack agent=إسرائيل place=لبنان target=حزب الله"},
		{"سيطر على الموصل تنظيم داعش المتشدد الذي قصف مدينة تدمر.", "seize agent=تنظيم داعش target=الموصل; attack agent=تنظيم داعش target=مدينة تدمر"},
	}},
	{"whose they are", []eventSentence{
		{"تقدمت قوات الدعم السريع نحو الخرطوم بعد أن قصف الجيش السوداني مواقعها.", "attack agent=الجيش السوداني target=قوات الدعم السريع"},
		{"أعلن حزب العمال الكردستاني أن الجيش التركي استهدف معسكراته في شمال العراق.", "attack agent=الجيش التركي place=العراق target=حزب العمال الكردستاني"},
	}},
	{"whose intention it is", []eventSentence{
		{"أكدت فرنسا استعداد الإدارة الأميركية لفرض عقوبات على إيران.", "sanction agent=الإدارة الأميركية target=إيران planned"},
		{"ليس لدى تركيا خطط لإرسال جنود إلى سوريا. لكنها اتفقت مع الولايات المتحدة.", "deploy agent=تركيا destination=سوريا negative planned; agree agent=تركيا counterpart=الولايات المتحدة"},
		{"أدى قيام القوات الروسية بقصف حلب إلى نزوح السكان.", "attack agent=القوات الروسية target=حلب"},
		{"قال الوزير جون كيري إنه توصل إلى اتفاق مع سيرغي لافروف.", "agree agent=جون كيري counterpart=سيرغي لافروف"},
		{"تم تعيين قاسم الأعرجي مستشارا.", "appoint target=قاسم الأعرجي"},
	}},
	{"claims and charges", []eventSentence{
		{"أعلن تنظيم داعش مسؤوليته عن هجوم في بغداد.", "attack agent=تنظيم داعش place=بغداد"},
		{"اتهمت وحدات حماية الشعب تركيا باستهدافها.", "attack agent=تركيا target=وحدات حماية الشعب"},
	}},
	{"death sentences", []eventSentence{
		{"أصدرت محكمة عراقية حكما بالإعدام على سليم الجبوري.", "kill target=سليم الجبوري planned"},
		{"وفي عام 2020 صدر حكم بالإعدام بحق سليم الجبوري.", "kill target=سليم الجبوري planned"},
	}},
	{"courts rule, and programmes aim", []eventSentence{
		{"قضت محكمة جنايات القاهرة بالسجن المؤبد على خمسة متهمين.", ""},
		{"قضى الجيش السوري على عشرين مسلحا في درعا.", "kill agent=الجيش السوري place=درعا"},
		{"استهدفت الدورة مئتي شاب في عدن.", ""},
	}},
	{"realms act as countries do", []eventSentence{
		{"قالت السعودية إنها ماضية. وأشاد خالد سالم بدعم المملكة لليمن.", "aid agent=السعودية target=اليمن"},
	}},
	{"what is not claimed was done, what nobody intends is not", []eventSentence{
		{"لم تتبن أي جهة الهجوم في كابول.", "attack place=كابول"},
		{"لا نية لدى فرنسا لسحب قواتها من مالي.", "withdraw agent=فرنسا origin=مالي negative planned"},
		{"تعهدت إيران بعدم مهاجمة السعودية.", "attack agent=إيران target=السعودية negative planned"},
		{"واصل النائب خالد سالم مهاجمة سياسة الحكومة العراقية.", ""},
	}},
	{"who shelled, cited and gave examples", []eventSentence{
		{"سقط قتلى جراء قصف الجيش السوري.", "kill agent=الجيش السوري; attack agent=الجيش السوري"},
		{"أدان خالد سالم قصف إسرائيل عام 2007 لدير الزور.", "attack agent=إسرائيل"},
		{"استشهد خالد سالم بمجموعة من الأنشطة الروسية.", ""},
		{"ضرب خالد سالم أمثلة من سوريا.", ""},
		{"استشهد خالد سالم بنيران الجيش الإسرائيلي في غزة.", "kill agent=الجيش الإسرائيلي place=غزة target=خالد سالم"},
	}},
	{"none was harmed", []eventSentence{
		{"لم يقتل أي جندي من الجيش اليمني في تعز.", "kill place=تعز target=الجيش اليمني negative"},
		{"ولم يصب أحد من قوات التحالف.", "injure target=قوات التحالف negative"},
		{"لم يقتل الجيش اللبناني أي مدني في طرابلس.", "kill agent=الجيش اللبناني place=طرابلس negative"},
	}},
	{"idioms for death", []eventSentence{
		{"وقع انفجار في بغداد راح ضحيته عشرات المدنيين.", "attack place=بغداد; kill place=بغداد"},
		{"وقال خالد سالم إن مجزرة وقعت في حلب ذهب ضحيتها عشرون شخصا.", "attack place=حلب; kill place=حلب"},
	}},
	{"wars and talks of which the sides are told", []eventSentence{
		{"وجاء القرار بسبب الحرب التي تشنها روسيا على أوكرانيا.", "attack agent=روسيا target=أوكرانيا"},
		{"وتناول الكتاب أسباب الحرب.", ""},
		{"وأشاد الوزير بالمحادثات مع سيرغي لافروف.", "negotiate counterpart=سيرغي لافروف"},
	}},
	{"what is no force's to take", []eventSentence{
		{"احتلت مصر المركز الثالث في الترتيب.", ""},
		{"وتمركز المغرب في المرتبة 67 عالميا.", ""},
		{"استعادت روسيا الثقة بعد سنوات.", ""},
		{"احتل الجيش السوري مركز المدينة في درعا.", "seize agent=الجيش السوري place=درعا"},
		{"استولى عبد الفتاح البرهان على السلطة في السودان.", "seize agent=عبد الفتاح البرهان place=السودان"},
		{"وتهدف الخطة إلى تخفيف العبء عن الأسر الفقيرة في المغرب.", ""},
		{"ونقلت الجماعة أسرهم إلى خارج صنعاء.", ""},
		{"قطعت الحكومة اللبنانية الطريق على خصومها.", ""},
		{"وتؤثر الصواريخ على وصول القمح إلى المغرب.", ""},
		{"وتحدث خالد سالم بعد وصول جو بايدن إلى طوكيو.", "visit agent=جو بايدن destination=طوكيو"},
		{"وتحل اليوم ذكرى وفاة الملك محمد الخامس.", ""},
		{"ودعا إلى القضاء على التطرف والتهديدات الإرهابية في مالي.", ""},
	}},
	{"where it was seen", []eventSentence{
		{"وشهدت بغداد اشتباكات عنيفة أمس.", "attack place=بغداد"},
		{"وتحدث الوزير عن الهجمات التي تشهدها مدينة عدن.", "attack place=مدينة عدن"},
		{"وفر آلاف السكان بسبب القتال في درعا.", "attack place=درعا"},
	}},
	{"causes that are backed", []eventSentence{
		{"وأعرب العراق عن دعمه للوحدة الترابية للمغرب.", ""},
		{"وتضرع الملك محمد السادس إلى الله جلت قدرته.", ""},
	}},
	{"what somebody suffers and what was before", []eventSentence{
		{"اعتداءات تعرضت لها السفارة السعودية في طهران، احتجاجا على تعيين خالد سالم.", "attack place=طهران target=السفارة السعودية; appoint target=خالد سالم"},
		{"تعرضت السفارة السعودية في طهران لهجوم.", "attack place=طهران target=السفارة السعودية"},
	}},
	{"what is joined to an act", []eventSentence{
		{"وجاء ذلك بعد إقدام القوات الإسرائيلية على اقتحام مدينة جنين واعتقال خالد سالم.", "attack agent=القوات الإسرائيلية target=مدينة جنين; arrest agent=القوات الإسرائيلية target=خالد سالم"},
	}},
	{"offices taken up and given", []eventSentence{
		{"وزار جو بايدن كوريا الجنوبية منذ توليه الرئاسة.", "visit agent=جو بايدن destination=كوريا الجنوبية; appoint target=جو بايدن"},
		{"وتتولى سلوفينيا رئاسة الاتحاد الأوروبي.", ""},
		{"أسند إيمانويل ماكرون حقيبة الخارجية إلى خالد سالم.", "appoint agent=إيمانويل ماكرون target=خالد سالم"},
	}},
	{"a force is no object of its own", []eventSentence{
		{"وقال الهلال الأحمر الفلسطيني إن القوات الإسرائيلية أصابت نحو 90 شخصا في نابلس.", "injure agent=القوات الإسرائيلية place=نابلس"},
		{"نشرت القوات الفرنسية طائرات في تشاد.", "deploy agent=القوات الفرنسية place=تشاد"},
	}},
	{"what somebody becomes", []eventSentence{
		{"صار حيدر العبادي رئيسا للحكومة.", "appoint target=حيدر العبادي"},
		{"أصبح العراق مهما لإيران.", ""},
	}},
	{"what is handed in", []eventSentence{
		{"تقدم عادل عبد المهدي باستقالته.", "resign agent=عادل عبد المهدي"},
		{"صادق مجلس النواب العراقي بأغلبية كبيرة على الموازنة.", "agree agent=مجلس النواب العراقي"},
	}},
	{"who is only its object", []eventSentence{
		{"أطلقت إيران سراح الصحفي سالم الحداد.", "release agent=إيران target=سالم الحداد"},
		{"قصف التحالف مواقع ميليشيات الحوثي وصالح في تعز.", "attack place=تعز target=ميليشيات الحوثي"},
		{"وزار سوريا عدة مرات في عام 1962.", "visit destination=سوريا"},
		{"زار الكويت وفد برلماني ياباني.", "visit destination=الكويت"},
		{"يحاكم زعيم المعارضة في موسكو.", "arrest place=موسكو"},
		{"زار الرئيس الفرنسي إيمانويل ماكرون بيروت. وقتل بعد ذلك بأيام في باريس.", "visit agent=إيمانويل ماكرون destination=بيروت; kill place=باريس target=إيمانويل ماكرون"},
		{"أوقفت السعودية مؤقتا كل شحنات النفط عبر الممر المائي.", ""},
		{"شنت طائرات بلا طيار غارة على مدينة مأرب.", "attack target=مدينة مأرب"},
	}},
	{"nothing of the kind is there", []eventSentence{
		{"لا توجد خطط لإرسال جنود إلى سوريا.", "deploy destination=سوريا negative planned"},
	}},
	{"another sense", []eventSentence{
		{"استقبل مستشفى الحسين في عمان عشرات الجرحى.", ""},
		{"استقبل برهم صالح في بغداد إيمانويل ماكرون.", "meet agent=برهم صالح counterpart=إيمانويل ماكرون place=بغداد"},
		{"غاب وفد لبنان عن الجلسة احتجاجا على البيان.", ""},
		{"تقدم إياد علاوي بطعن أمام المحكمة.", ""},
		{"قال برهم صالح في حوار مع «الشرق الأوسط» إن العراق مستقر.", ""},
		{"خرج المدنيون من الغوطة الشرقية.", ""},
		{"ناقش المجلس سبل إخراج لبنان من أزمته.", ""},
		{"اعتقل خالد سالم مدة شهر في بغداد.", "arrest place=بغداد target=خالد سالم"},
		{"جدد برهم صالح دعم العراق لفلسطين.", ""},
		{"شاركت في العرض القوات التي دربتها فرنسا في مالي.", ""},
		{"وصف السكان الحياة في مناطق سيطرة الجيش السوري في حلب.", ""},
		{"كان خالد سالم رئيسا لعمليات حفظ السلام عندما وقعت الكارثة.", ""},
		{"أعلن خالد سالم خروج أكثر من ألف مدني من الغوطة الشرقية.", ""},
		{"لم توجه بريطانيا إلى خالد سالم تهمة.", ""},
		{"قال خالد سالم إن جهات عدة تستهدف أمن لبنان.", ""},
		{"سعى مهرجان القاهرة إلى استعادة روح السينما في مصر.", ""},
		{"استعاد الجيش السوري ثلاث قرى قرب حلب.", "seize agent=الجيش السوري place=حلب"},
		{"اتخذ العراق خطوات بما يتوافق مع قرارات الأمم المتحدة.", ""},
		{"زار خالد سالم مراكز الاقتراع في البصرة.", "visit agent=خالد سالم place=البصرة"},
		{"رفضت اللجنة قبول ترشيح إياد علاوي.", ""},
		{"واصل الجيش السوري قصفه العنيف على حلب.", "attack agent=الجيش السوري target=حلب"},
		{"استعاد الجيش السوري السيطرة على مدينة تدمر.", "seize agent=الجيش السوري target=مدينة تدمر"},
		{"سقطت شظايا صاروخ كاتيوشا أطلقته حركة حماس.", "attack agent=حركة حماس"},
		{"أسفر انفجار في كركوك عن مقتل ستة من الشرطة العراقية.", "attack place=كركوك; kill place=كركوك target=الشرطة العراقية"},
		{"أوقف حيدر العبادي خالد سالم عن العمل.", ""},
		{"قال خالد سالم إن الأحزاب تتمسك برأيها، وتمسك حيدر العبادي برأيه.", ""},
		{"قاطعت الأحزاب الكردية اجتماعا للكتل في بغداد.", "meet place=بغداد"},
		{"تستمر فرنسا في حربها على الإرهاب.", ""},
		{"تهدف هذه التصريحات إلى تخريب علاقات العراق مع الكويت.", ""},
		{"لا يصدق خالد سالم هذا الكلام.", ""},
		{"نفت روسيا التدخل في الانتخابات الأمريكية.", ""},
		{"تحدث إياد علاوي عن ترشيحه للانتخابات العراقية.", "appoint target=إياد علاوي"},
		{"فتشت الشرطة محل إقامته في القاهرة.", ""},
		{"امتدت الرحلة من بغداد وصولا إلى البصرة.", ""},
		{"أعلنت قيادة العمليات المشتركة أن طائرات نفذت المهمة.", ""},
		{"أسقطت السعودية طائرتين من دون طيار أطلقهما الحوثيون.", "attack agent=الحوثيون"},
		{"أعقبت ذلك \"غارات جوية\" استهدفت حلب.", "attack target=حلب"},
	}},
	{"no events", []eventSentence{
		{"العودة إلى القتال.", ""},
		{"محادثات فيينا صعبة.", ""},
		{"بشكل قاطع رفضت إيران ذلك.", ""},
		{"التحالف الدولي لمحاربة داعش.", ""},
	}},
}

type eventSentence struct{ text, want string }
