"""An alphabet for one plate: either the parametric stroke font or an outline font, behind the same two questions."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from .fonts import glyph, plate_fonts, slab_font
from .strokes import StrokeAlphabet


@dataclass(frozen=True)
class OutlineAlphabet:
    """Characters of an outline font, squeezed to the width ratio of the plate's kind."""

    font: str
    stretch: float
    zero_for_o: bool
    i_font: str

    def aspect(self, character: str) -> float:
        """Width of a character's ink over its height."""
        mask = self._glyph(character)
        return self.stretch * mask.shape[1] / mask.shape[0]

    def mask(self, character: str, width: int, height: int) -> np.ndarray:
        """A character in a box of width by height pixels: uint8, 255 = ink."""
        return cv2.resize(self._glyph(character), (width, height), interpolation=cv2.INTER_AREA)

    def _glyph(self, character: str) -> np.ndarray:
        if character == "I":
            return glyph(self.i_font, "I")
        return glyph(self.font, "0" if self.zero_for_o and character == "O" else character)


def sample_alphabet(
    rng: np.random.Generator, width: tuple[float, float] = (0.42, 0.66), strokes: float = 0.55, slab_i: float = 0.33
):
    """Draws an alphabet; `width` bounds the ratio of an H's width to its height, `strokes` is the share of
    stroke fonts, `slab_i` that of alphabets whose I has serifs."""
    target = float(rng.uniform(*width))
    if rng.random() < strokes:
        drawn = StrokeAlphabet.sample(rng, slab_i)
        return replace(drawn, width=target, weight=drawn.weight * target / drawn.width)
    fonts = plate_fonts()
    font = fonts[int(rng.integers(len(fonts)))]
    natural = OutlineAlphabet(font, 1.0, False, font).aspect("H")
    # Few outline fonts give the I serifs; a monospaced one does.
    i_font = slab_font() if rng.random() < slab_i else font
    return OutlineAlphabet(font, target / natural, bool(rng.random() < 0.3), i_font)
