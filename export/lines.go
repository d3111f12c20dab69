package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"

	"github.com/khabar-kg/khabar/graph"
)

// writeEntities writes a [graph.MergedEntity] a line.
func writeEntities(ctx context.Context, j *job) error {
	return j.r.Entities(ctx, func(iri string) bool {
		e := j.byIRI[iri]
		return e != nil && e.chosen
	}, func(e *graph.MergedEntity) error { return writeLine(j.w, e) })
}

// writeStatements writes a [graph.MergedStatement] a line.
func writeStatements(ctx context.Context, j *job) error {
	return j.r.Statements(ctx, j.writes, func(s *graph.MergedStatement) error { return writeLine(j.w, s) })
}

// writeEvents writes a [graph.MergedEvent] a line.
func writeEvents(ctx context.Context, j *job) error {
	return j.r.Events(ctx, j.writes, func(v *graph.MergedEvent) error { return writeLine(j.w, v) })
}

// writeLine writes a value as one line of JSON, without escaping of <, > and &.
func writeLine(w io.Writer, v any) error {
	b, err := jsonText(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// jsonText returns a value as JSON without escaping of <, > and &.
func jsonText(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

// writeAnswerCSV writes all columns of an answer under their names.
func writeAnswerCSV(_ context.Context, j *job) error {
	texts := j.filter.answer.Texts(several)
	for _, row := range texts[1:] {
		for i := range row {
			row[i] = cell(row[i])
		}
	}
	return csv.NewWriter(j.w).WriteAll(texts)
}

// writeAnswerLines writes an object a row, whose members are the columns: a list of
// the cell's values each.
func writeAnswerLines(_ context.Context, j *job) error {
	t := j.filter.answer
	for _, row := range t.Rows {
		var b bytes.Buffer
		b.WriteByte('{')
		for i, c := range t.Columns {
			if i > 0 {
				b.WriteByte(',')
			}
			name, err := jsonText(c.Name)
			if err != nil {
				return err
			}
			values := []graph.Value(row[i])
			if values == nil {
				values = []graph.Value{}
			}
			list, err := jsonText(values)
			if err != nil {
				return err
			}
			b.Write(name)
			b.WriteByte(':')
			b.Write(list)
		}
		b.WriteString("}\n")
		if _, err := j.w.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
