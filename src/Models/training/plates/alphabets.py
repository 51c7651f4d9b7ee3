"""An alphabet for one plate: either the parametric stroke font or an outline font, behind the same two questions."""

from dataclasses import dataclass

import cv2
import numpy as np

from .fonts import glyph, plate_fonts
from .strokes import StrokeAlphabet


@dataclass(frozen=True)
class OutlineAlphabet:
    """Characters of an outline font, squeezed to the width ratio of the plate's kind."""

    font: str
    stretch: float
    zero_for_o: bool

    def aspect(self, character: str) -> float:
        """Width of a character's ink over its height."""
        mask = self._glyph(character)
        return self.stretch * mask.shape[1] / mask.shape[0]

    def mask(self, character: str, width: int, height: int) -> np.ndarray:
        """A character in a box of width by height pixels: uint8, 255 = ink."""
        return cv2.resize(self._glyph(character), (width, height), interpolation=cv2.INTER_AREA)

    def _glyph(self, character: str) -> np.ndarray:
        return glyph(self.font, "0" if self.zero_for_o and character == "O" else character)


def sample_alphabet(rng: np.random.Generator, width: tuple[float, float] = (.42, .66), strokes: float = .55):
    """Draws an alphabet; `width` bounds the ratio of an H's width to its height, `strokes` is the share of stroke fonts."""
    target = float(rng.uniform(*width))
    if rng.random() < strokes:
        drawn = StrokeAlphabet.sample(rng)
        return StrokeAlphabet(target, drawn.weight * target / drawn.width, drawn.radius, drawn.slant, drawn.variants, drawn.wide_o)
    fonts = plate_fonts()
    font = fonts[int(rng.integers(len(fonts)))]
    natural = OutlineAlphabet(font, 1.0, False).aspect("H")
    return OutlineAlphabet(font, target / natural, bool(rng.random() < .3))
