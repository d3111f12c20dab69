package en

import "github.com/khabar-kg/khabar/extract/text"

// Names fills d.Mentions.
func (l *Language) Names(d *text.Doc) {}

// Events fills d.Events.
func (l *Language) Events(d *text.Doc) {}

// Positions fills d.Positions.
func (l *Language) Positions(d *text.Doc) {}

// Relations fills d.Relations.
func (l *Language) Relations(d *text.Doc) {}
