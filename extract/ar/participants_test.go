package ar_test

import (
	"testing"

	"github.com/khabar-kg/khabar/extract"
)

// TestParticipants reads a short item at a time, as [TestEvents] does a sentence.
func TestParticipants(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range participantSentences {
		c.check(t, x)
	}
}

// participantSentences tell who takes part in ways that go round the clause of the trigger.
var participantSentences = []eventSentence{
	{"قال الوزير جون كيري بعد لقائه سيرغي لافروف في الدوحة إن الحوار مستمر.", "meet agent=جون كيري counterpart=سيرغي لافروف place=الدوحة"},
	{"وتأتي الزيارة في وقت يحاول فيه العراق استعادة السيطرة على الرمادي.", "seize agent=العراق target=الرمادي"},
	{"احتجزت إسرائيل، ليلى القاسم، في مطار بن غوريون منذ أسبوع.", "arrest agent=إسرائيل place=مطار بن غوريون target=ليلى القاسم"},
	{"وكانت الحكومة العراقية ماضية في تحرير الموصل.", "seize agent=الحكومة العراقية target=الموصل planned"},
	{"وأسفرت غارات للجيش التركي على قرية شمال شرقي أربيل عن مقتل ثلاثة مدنيين.", "attack agent=الجيش التركي place=أربيل; kill agent=الجيش التركي place=أربيل"},
	{"وصل الوفد إلى حلب. وقال الوزير إن خمسة أشخاص قتلوا في هجوم كيميائي هناك.", "visit destination=حلب; kill place=حلب"},
	{"شن الجيش السوري غارات على بلدة سقبا صباح الجمعة بعد أيام من الهدوء النسبي، ما أدى إلى مقتل ثلاثة مدنيين وإصابة خمسة آخرين.", "attack agent=الجيش السوري target=بلدة سقبا; kill agent=الجيش السوري place=بلدة سقبا; injure agent=الجيش السوري place=بلدة سقبا"},
	{"شن الجيش السوري غارات على حلب. وأسفرت الغارات عن مقتل طفلين.", "attack agent=الجيش السوري target=حلب; kill agent=الجيش السوري place=حلب"},
	{"تحدث الرئيس الأميركي باراك أوباما هاتفيا مع نظيره التركي رجب طيب إردوغان أمس، واتفق الاثنان على التعاون.", "agree agent=باراك أوباما agent=رجب طيب إردوغان"},
	{"التقى باراك أوباما رجب طيب إردوغان في أنقرة. وأضاف البيان أن الزعيمين ناقشا الوضع.", "meet agent=باراك أوباما counterpart=رجب طيب إردوغان place=أنقرة; negotiate agent=باراك أوباما agent=رجب طيب إردوغان"},
	{"ونفذت طائرات تركية غارات داخل الأراضي العراقية بعد أن وصل وفد إلى العراق.", "attack place=العراق"},
	{"وبدأت تركيا عملية في أعقاب هجوم انتحاري داخل أراضيها.", "launch_operation agent=تركيا; attack place=تركيا"},
	{"وأصيب ثلاثة صحفيين من بينهم سامر علاوي في كابول.", "injure place=كابول target=سامر علاوي"},
	{"وقال سامح شكري بعد تعيينه خلفا للوزير السابق نبيل فهمي إنه سيزور روسيا.", "appoint target=سامح شكري; visit agent=سامح شكري destination=روسيا planned"},
	{"كثف الجيش السوري، الجمعة، قصفه المدفعي على حلب.", "attack agent=الجيش السوري target=حلب"},
	{"ووصل الجيش العراقي إلى الرمادي بعد أن استكمل سيطرته على الفلوجة.", "visit agent=الجيش العراقي destination=الرمادي; seize agent=الجيش العراقي target=الفلوجة"},
	{"ودخل الجيش بلدة تدمر التي قتل فيها «داعش» المئات من السكان.", "kill agent=داعش"},
}
