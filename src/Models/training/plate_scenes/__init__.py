"""Rendered road and car-park scenes with number plates, and the training of the plate detector on them."""
