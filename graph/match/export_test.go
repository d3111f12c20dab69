package match

// SetLimits makes the limits of what is compared, and of how many profiles are held,
// small, so that tests reach them with few entities, and returns a function that sets
// them back.
func SetLimits(near, spoken, held int) (back func()) {
	wasNear, wasSpoken, wasHeld := neighbours, spokesmen, profilesHeld
	neighbours, spokesmen, profilesHeld = near, spoken, held
	return func() { neighbours, spokesmen, profilesHeld = wasNear, wasSpoken, wasHeld }
}
