"""The two rendered cameras of the simulated store: a car park and a door."""
