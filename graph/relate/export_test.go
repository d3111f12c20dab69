package relate

// SetLimits makes the limits of what is compared small, so that tests reach them with
// few articles, and returns a function that sets them back.
func SetLimits(nearest, sharing int) (back func()) {
	return set([]*int{&nearestFacts, &mostSharing}, nearest, sharing)
}

// SetAtOnce makes small what is held at a time, so that a few articles take several
// passes, and returns a function that sets it back.
func SetAtOnce(meetings, pairs, articles, prints int) (back func()) {
	return set([]*int{&mostMeetings, &mostPairs, &tileArticles, &mostPrints}, meetings, pairs, articles, prints)
}

func set(limits []*int, values ...int) (back func()) {
	was := make([]int, len(limits))
	for i, p := range limits {
		was[i], *p = *p, values[i]
	}
	return func() {
		for i, p := range limits {
			*p = was[i]
		}
	}
}
