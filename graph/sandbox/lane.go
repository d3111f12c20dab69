package sandbox

import (
	"context"
	"slices"
	"sync"
	"time"
)

// mostWaiting is how many queries wait for room; then those that came first give way.
const mostWaiting = 64

// A lane lets so many through at once. Of those that wait the latest goes first.
type lane struct {
	mu      sync.Mutex
	room    int
	waiting []chan error // the latest last; each is sent once
}

func newLane(room int) *lane { return &lane{room: room} }

// enter waits for room, for so long at most, and returns what gives it back.
func (l *lane) enter(ctx context.Context, patience time.Duration) (leave func(), err error) {
	l.mu.Lock()
	if l.room > 0 {
		l.room--
		l.mu.Unlock()
		return l.leave, nil
	}
	turn := make(chan error, 1)
	l.waiting = append(l.waiting, turn)
	if len(l.waiting) > mostWaiting {
		l.waiting[0] <- ErrBusy
		l.waiting = l.waiting[1:]
	}
	l.mu.Unlock()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case err = <-turn:
	case <-timer.C:
		err = ErrBusy
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err == nil {
		return l.leave, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := slices.Index(l.waiting, turn); i >= 0 {
		l.waiting = slices.Delete(l.waiting, i, i+1)
		return nil, hinted(err)
	}
	select {
	case given := <-turn: // room was given meanwhile
		if given == nil {
			l.next()
		}
	default:
	}
	return nil, hinted(err)
}

func (l *lane) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next()
}

// next gives room to the latest that waits, or keeps it. The lock is held.
func (l *lane) next() {
	if n := len(l.waiting); n > 0 {
		l.waiting[n-1] <- nil
		l.waiting = l.waiting[:n-1]
		return
	}
	l.room++
}
