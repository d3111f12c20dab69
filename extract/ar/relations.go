package ar

import "github.com/khabar-kg/khabar/extract/text"

// Relations finds lasting ties between entities.
func (l *Language) Relations(d *text.Doc) {}
