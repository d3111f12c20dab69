package relate

// SetLimits makes the limits of what is compared small, so that tests reach them with
// few articles, and returns a function that sets them back.
func SetLimits(nearest, sharing int) (back func()) {
	wasNearest, wasSharing := nearestFacts, mostSharing
	nearestFacts, mostSharing = nearest, sharing
	return func() { nearestFacts, mostSharing = wasNearest, wasSharing }
}
