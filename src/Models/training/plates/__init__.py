"""Rendered number plates and the net that reads them."""
