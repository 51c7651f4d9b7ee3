"""The person detector: composed training pictures, the network, its training, export and measurement."""
