package extract

import (
	"bytes"
	"context"
	"flag"
	"os"
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/extract/roles"
	"github.com/khabar-kg/khabar/extract/score"
	"github.com/khabar-kg/khabar/schema"
)

var trainRoles = flag.Bool("train-roles", false, "fit roles/model.trees anew on the annotated articles")

// TestRoles makes the model of participants anew.
func TestRoles(t *testing.T) {
	if !*trainRoles {
		t.Skip("-train-roles makes roles/model.trees anew")
	}
	x := extractor(t)
	gold, err := score.Gold(news)
	if err != nil {
		t.Fatal(err)
	}
	trainer := roles.NewTrainer()
	for i := range gold {
		a := &gold[i].Article
		l, err := x.languages[a.Language]()
		if err != nil {
			t.Fatal(err)
		}
		d, err := x.run(context.Background(), l, a, "participants")
		if err != nil {
			t.Fatal(err)
		}
		s := newAssembler(d, x.knownNames)
		s.assemble()
		doc, err := score.NewDocument(s.rec)
		if err != nil {
			t.Fatal(err)
		}
		annotated := score.Align(&gold[i], &doc)
		var events []*score.AnnotatedEvent // by event of d
		for j := range d.Events {
			events = append(events, annotated.Event(d.Events[j].Type, append([]schema.Span{d.Events[j].Trigger}, d.Events[j].Also...)))
		}
		total := 0
		for _, v := range annotated.Events {
			for _, ids := range v.Roles {
				total += len(ids)
			}
		}
		trainer.Add(d, total, func(event, entity int, role schema.Role) bool {
			id, ok := annotated.Entities[s.ids[entity]]
			return ok && events[event] != nil && slices.Contains(events[event].Roles[role], id)
		})
	}
	var model bytes.Buffer
	report, err := trainer.Train(&model)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(report)
	if err := os.WriteFile("roles/model.trees", model.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
