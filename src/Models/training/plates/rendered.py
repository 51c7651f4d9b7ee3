"""What the renderers of the regions give back."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class RenderedPlate:
    """A flat plate: rgb (uint8, height x width x 3), its text without spaces, its region ("cn", "eu", "us", "br"), and
    `band`, the upper and lower end of the characters as fractions of the height."""

    rgb: np.ndarray
    text: str
    region: str
    band: tuple[float, float]
