package translit

import (
	"bytes"
	"math"
	"testing"
)

func open(t testing.TB) *Model {
	t.Helper()
	m, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSimilarity(t *testing.T) {
	m := open(t)
	for _, test := range []struct {
		arabic, latin string
		same          bool
	}{
		{"كاظمي", "Kadhimi", true},
		{"كاظمي", "Kazemi", true},
		{"كاظمي", "Kadhemi", true},
		{"غوتيريش", "Guterres", true},
		{"جوتيريش", "Guterres", true},
		{"محمد", "Mohammed", true},
		{"محمد", "Muhammad", true},
		{"عبدالرحمن", "Abdulrahman", true},
		{"أحمد", "Ahmed", true},
		{"أحمد", "Mohammed", false},
		{"سلمان", "Salem", false},
		{"علاء", "Ali", false},
		{"عبدالرحيم", "Abdulrahman", false},
		{"لافروف", "Langford", false},
		{"", "Ali", false},
		{"علي", "", false},
	} {
		if got := m.Similarity(test.arabic, test.latin); got > 0.85 != test.same {
			t.Errorf("Similarity(%q, %q) = %.3f", test.arabic, test.latin, got)
		}
	}
}

// The right one of several spellings has the most evidence.
func TestEvidence(t *testing.T) {
	m := open(t)
	for arabic, latin := range map[string][]string{
		"حسين":   {"Hussein", "Hassan", "Hasan", "Husni"},
		"حسن":    {"Hassan", "Hussein", "Husni", "Hassoun"},
		"لافروف": {"Lavrov", "Larionov", "Lavin", "Laporte"},
	} {
		for _, other := range latin[1:] {
			if m.Evidence(arabic, other) >= m.Evidence(arabic, latin[0]) {
				t.Errorf("%s: %s before %s", arabic, other, latin[0])
			}
		}
	}
	if got := m.Evidence("", "x"); !math.IsInf(got, -1) {
		t.Errorf("evidence of nothing: %v", got)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"إِيمـان": "ايمان", "مؤمنة": "مومنه", "مصطفى": "مصطفي", "Ali": ""} {
		if got := FoldArabic(in); got != want {
			t.Errorf("FoldArabic(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"Al-Ḥasan": "alhasan", "Müller": "muller", "Łódź": "lodz", "علي": ""} {
		if got := FoldLatin(in); got != want {
			t.Errorf("FoldLatin(%q) = %q, want %q", in, got, want)
		}
	}
}

// A model learned from few pairs is the same each time, and survives writing.
func TestTrain(t *testing.T) {
	var pairs []Pair
	for _, p := range [][2]string{
		{"سالم", "Salem"},
		{"سليم", "Salim"},
		{"كريم", "Karim"},
		{"كمال", "Kamal"},
		{"جمال", "Jamal"},
		{"جميل", "Jamil"},
		{"نبيل", "Nabil"},
		{"طارق", "Tariq"},
		{"ماجد", "Majed"},
		{"ماهر", "Maher"},
		{"رامي", "Rami"},
		{"سامي", "Sami"},
		{"ليلى", "Layla"},
		{"منير", "Munir"},
		{"بشير", "Bashir"},
		{"نادر", "Nader"},
	} {
		for range 20 {
			pairs = append(pairs, Pair{p[0], p[1], 1})
		}
	}
	first := Train(pairs).Bytes()
	if !bytes.Equal(first, Train(pairs).Bytes()) {
		t.Error("two trainings differ")
	}
	m, err := Read(first)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, m.Bytes()) {
		t.Error("a model read differs from the one written")
	}
	if right, wrong := m.Evidence("كريم", "Karim"), m.Evidence("كريم", "Nabil"); right <= wrong {
		t.Errorf("evidence %v of the right one, %v of the wrong one", right, wrong)
	}
}

func TestReadBroken(t *testing.T) {
	whole := open(t).Bytes()
	for _, b := range [][]byte{nil, []byte("x"), whole[:100], whole[:len(whole)-1], append(bytes.Clone(whole), 0)} {
		if _, err := Read(b); err == nil {
			t.Errorf("%d bytes are read", len(b))
		}
	}
	if len(whole) > 2<<20 {
		t.Errorf("the model has %d bytes", len(whole))
	}
}

func BenchmarkSimilarity(b *testing.B) {
	m := open(b)
	b.ReportAllocs()
	for b.Loop() {
		m.Folded("لانغفورد", "langford", 0)
	}
}

// TestOtherSigns: what is no letter of its script is left out, not taken for one.
func TestOtherSigns(t *testing.T) {
	m, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	want := m.Folded("\u0628\u063A\u062F\u0627\u062F", "baghdad", 0)
	if got := m.Folded("\u0628\u063A\u062F\u0627\u062F7", "bagh~dad-16", 0); got != want {
		t.Errorf("similarity %v with other signs, %v without", got, want)
	}
	m.Folded("\u063C\u06A9", "7", 0)
}

// TestLeast: what is asked for only from a likelihood on is the same from there on, and
// nothing below.
func TestLeast(t *testing.T) {
	m := open(t)
	arabic := []string{"كاظمي", "محمد", "عبدالرحمن", "حسن", "لافروف", "غوتيريش", "علي", "بغداد", "م"}
	latin := []string{"kadhimi", "mohammed", "abdulrahman", "hussein", "hassan", "lavrov", "guterres", "ali", "baghdad", "m", "langford"}
	for _, a := range arabic {
		for _, b := range latin {
			all := m.Folded(a, b, 0)
			for _, least := range []float64{1e-9, 0.01, all, 0.5, 0.95} {
				want := all
				if all < least {
					want = 0
				}
				if got := m.Folded(a, b, least); got != want {
					t.Errorf("%s, %s from %g on: %g, want %g", a, b, least, got, want)
				}
			}
		}
	}
}

// TestCodesAt: the codes of all groups at a place are those of each.
func TestCodesAt(t *testing.T) {
	l := new(lattice)
	l.reset("كاظمي", "kadhimi")
	for i := range len(l.arabic) + 1 {
		for j := range len(l.latin) + 1 {
			for shape, got := range codesAt(l.arabic, l.latin, i, j) {
				want := noCode
				if g, ok := groupAt(l.arabic, l.latin, i, j, shape); ok {
					want = g.code()
				}
				if got != want {
					t.Errorf("at %d, %d, shape %d: %d, want %d", i, j, shape, got, want)
				}
			}
		}
	}
}
