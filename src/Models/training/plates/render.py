"""The renderer's front door: one flat plate of a region, or of any."""

import numpy as np

from . import american, brazilian, chinese, european
from .rendered import RenderedPlate

_RENDERERS = {"cn": chinese.render, "eu": european.render, "us": american.render, "br": brazilian.render}
_SHARES = {"cn": 0.2, "eu": 0.25, "us": 0.4, "br": 0.15}

CLASSES = ("", *"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", *chinese.PROVINCES)


def render_plate(rng: np.random.Generator, region: str | None = None) -> RenderedPlate:
    """Draws a flat plate of region "cn", "eu", "us" or "br"; without one, of a region drawn by its share."""
    if region is None:
        region = str(rng.choice(list(_SHARES), p=list(_SHARES.values())))
    if region not in _RENDERERS:
        raise ValueError(f"There is no renderer for region {region!r}: one of {', '.join(_RENDERERS)} is expected.")
    return _RENDERERS[region](rng)
