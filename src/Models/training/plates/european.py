"""European plates of 520 x 110 mm: a table of national formats, the blue band, and freely chosen texts."""

from dataclasses import dataclass

import cv2
import numpy as np

from .alphabets import sample_alphabet
from .lettering import LineStyle, set_line
from .marks import seals, write
from .patterns import pick, text_of, tokens_of
from .rendered import RenderedPlate
from .words import invent

_HEIGHT = 96
_SLOVAK = (
    "BA BL BB BJ BN BR BS BY CA DK DS DT GA GL HC HE IL KA KE KK KM KN KS LC LE LM LV MA MI MK ML MT MY NM NO NR NZ "
    "PB PD PE PK PN PO PP PT PU PV RA RK RS RV SA SB SC SE SI SK SL SN SO SP SV TN TO TR TS TT TV VK VT ZA ZC ZH ZM "
    "ZV"
).split()


@dataclass(frozen=True)
class Format:
    """A national format: letters on the band, patterns of the number, its share, paper colours, and what prefixes
    it has."""

    country: str
    patterns: tuple[str, ...]
    share: float = 1.0
    papers: tuple[tuple[int, int, int], ...] = ((238, 238, 236),)
    ink: tuple[int, int, int] = (18, 18, 20)
    prefixes: tuple[str, ...] = ("",)
    right_band: bool = False


_WHITE, _YELLOW = (238, 238, 236), (240, 190, 30)
FORMATS = (
    Format("SK", ("oDDDLL", "-DDDLL", "oDDDLL", "oDDDDL"), 5, prefixes=tuple(_SLOVAK)),
    Format("SK", ("LLoDDDLL",), 1),
    Format("CZ", ("DLDoDDDD", "DLDoDDDD", "DLD_DDDD"), 3),
    Format("CZ", ("LLL_DD-DD", "LL_DD-DD", "LLo_DDDD", "LLLoDD-DD"), 1.5, (_WHITE, _YELLOW)),
    Format("D", ("LoLL DDDD", "LLoLL DDD", "LLLoLL DD", "LLLoL DDD", "LLoL DDDD"), 3),
    Format("PL", ("LL_DDDDD", "LLL_DDLL", "LL_DDDLL", "LLL_DDDD", "LLL_DLDD"), 2),
    Format("RO", ("LL DD LLL", "L DDD LLL"), 2),
    Format("H", ("LLL-DDD", "LL LL-DDD"), 1.5),
    Format("I", ("LL_DDDLL",), 1.5, right_band=True),
    Format("F", ("LL-DDD-LL",), 1.5, right_band=True),
    Format("E", ("DDDD CCC", "DDDD_CCC"), 1.5),
    Format("NL", ("LL-DDD-L", "DD-LLL-D", "L-DDD-LL", "DD-LL-LL", "D-LLL-DD", "LL-LL-DD"), 1.5, (_YELLOW,)),
    Format("GB", ("LLDD LLL", "LLDD_LLL", "LDDD LLL"), 1.5, (_WHITE, _YELLOW)),
    Format("A", ("LoDDDDL", "LLoDDDLL", "LoDDDDDL"), 1),
    Format("N", ("LL DDDDD", "LL_DDDDD"), 1.5),
    Format("S", ("LLL_DDD", "LLL_DDL"), 1),
    Format("FIN", ("LLL-DDD",), 0.7),
    Format("DK", ("LL DD DDD",), 0.7),
    Format("CH", ("LLoDDDDDD", "LLoDDDDD"), 0.7),
    Format("B", ("D-LLL-DDD",), 0.8, ink=(130, 20, 40)),
    Format("P", ("LL-DD-LL", "DD-DD-LL"), 0.8),
    Format("SLO", ("LL oLL-DDD", "LLoDD-LLD"), 0.7),
    Format("HR", ("LLoDDD-LL", "LLoDDDD-LL"), 0.8),
    Format("SRB", ("LLoDDD-LL", "LLoDDDD-LL"), 0.6),
    Format("BG", ("LL_DDDD_LL", "L DDDD LL"), 0.8),
    Format("LT", ("LLL DDD",), 0.5),
    Format("LV", ("LL-DDDD",), 0.5),
    Format("EST", ("DDD_LLL",), 0.5),
    Format("UA", ("LL_DDDD LL",), 0.8),
    Format("TR", ("DD LLL DD", "DD LL DDD", "DD L DDDD"), 0.8),
    Format("IRL", ("DDD-L-DDDDD", "DD-LL-DDDD"), 0.6),
    Format("GR", ("LLL-DDDD",), 0.6),
    Format("L", ("LL DDDD",), 0.4, (_YELLOW,)),
    Format("MD", ("LLL DDD",), 0.4),
)
_SHARES = np.array([f.share for f in FORMATS]) / sum(f.share for f in FORMATS)


def render(rng: np.random.Generator) -> RenderedPlate:
    """Draws one European plate, one in six with a freely chosen text."""
    form = FORMATS[int(rng.choice(len(FORMATS), p=_SHARES))]
    width = round(_HEIGHT * rng.uniform(4.3, 4.9))
    paper = np.clip(np.array(pick(rng, form.papers)) + rng.normal(0, 8, 3), 0, 255)
    ink = form.ink
    if rng.random() < 0.03:
        paper, ink = np.array((25, 25, 28)), (225, 225, 215)
    rgb = np.full((_HEIGHT, width, 3), paper, np.uint8)
    rgb[:] = np.clip(rgb + np.linspace(*rng.normal(0, 8, 2), width)[None, :, None], 0, 255).astype(np.uint8)
    tokens = (
        invent(rng) if rng.random() < 0.16 else [*pick(rng, form.prefixes), *tokens_of(rng, pick(rng, form.patterns))]
    )
    left = _border_and_bands(rng, rgb, form)
    right = rgb.shape[1] - (left if form.right_band else round(_HEIGHT * rng.uniform(0.08, 0.25)))
    high = round(_HEIGHT * rng.uniform(0.64, 0.78))
    top = (_HEIGHT - high) // 2 + int(rng.integers(-3, 4))
    room = left + round(_HEIGHT * rng.uniform(0.06, 0.25))
    if rng.random() < 0.12:
        seals(rng, rgb, room, top, round(high * 0.4), high, ink)
        room += round(high * 0.5)
    style = LineStyle(
        ink,
        float(rng.uniform(0.05, 0.18)),
        emboss=float(rng.uniform(-0.6, 0.9)),
        fill=bool(rng.random() < 0.35),
        fade=float(rng.random() ** 4 * 0.5),
    )
    set_line(rng, rgb, tokens, sample_alphabet(rng, (0.44, 0.68)), (room, top, max(60, right - room), high), style)
    return RenderedPlate(rgb, text_of(tokens), "eu", (top / _HEIGHT, (top + high) / _HEIGHT))


def _border_and_bands(rng, rgb, form):
    """Draws the rim and the blue bands; gives the x at which the room for characters begins."""
    height, width = rgb.shape[:2]
    if rng.random() < 0.8:
        cv2.rectangle(rgb, (1, 1), (width - 2, height - 2), (15, 15, 15), int(rng.integers(1, 4)), cv2.LINE_AA)
    if form.country == "A":
        rgb[4:7], rgb[-7:-4] = (190, 30, 40), (190, 30, 40)
    band = round(height * rng.uniform(0.34, 0.5))
    if rng.random() < 0.12:
        return round(height * rng.uniform(0.08, 0.3))
    blue = np.clip(np.array((15, 60, 165)) + rng.normal(0, 20, 3), 0, 255)
    gap = int(rng.integers(0, 4))
    for x in (gap, width - band - gap) if form.right_band else (gap,):
        rgb[gap : height - gap, x : x + band] = blue
        _stars(rng, rgb, x + band // 2, round(height * rng.uniform(0.28, 0.36)), band * 0.32)
        write(
            rng,
            rgb,
            form.country,
            x + 2,
            round(height * rng.uniform(0.6, 0.7)),
            band - 4,
            round(height * rng.uniform(0.16, 0.26)),
            (245, 245, 245),
        )
    return band + gap


def _stars(rng, rgb, x, y, radius):
    colour = (240, 210, 40) if rng.random() < 0.8 else (240, 240, 240)
    for angle in np.arange(12) * np.pi / 6:
        cv2.circle(
            rgb, (round(x + radius * np.cos(angle)), round(y + radius * np.sin(angle))), 2, colour, -1, cv2.LINE_AA
        )
