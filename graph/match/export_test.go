package match

// SetLimits makes the limits of what is compared small, so that tests reach them with
// few entities, and returns a function that sets them back.
func SetLimits(near, spoken int) (back func()) {
	wasNear, wasSpoken := neighbours, spokesmen
	neighbours, spokesmen = near, spoken
	return func() { neighbours, spokesmen = wasNear, wasSpoken }
}
