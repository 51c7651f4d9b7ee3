"""Brazilian plates of 400 x 130 mm: grey LLL-DDDD under the town's name, red for hire, and the Mercosul plate."""

import cv2
import numpy as np

from .alphabets import sample_alphabet
from .lettering import LineStyle, set_line
from .marks import random_colour, write
from .patterns import pick, text_of, tokens_of
from .rendered import RenderedPlate
from .words import syllables

_HEIGHT = 104
_STATES = "AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO".split()
_TOWNS = (
    "SALVADOR SAO PAULO,BELO HORIZONTE,RIO DE JANEIRO,CURITIBA,BRASILIA,RECIFE,FORTALEZA,MANAUS,GOIANIA,CAMPINAS,"
    "BELEM,PORTO ALEGRE,FEIRA DE SANTANA,ARACAJU,MACEIO,NATAL,VITORIA,JUIZ DE FORA,CAMACARI,ILHEUS,SANTOS,OSASCO"
).split(",")


def render(rng: np.random.Generator) -> RenderedPlate:
    """Draws one Brazilian plate, one in four of the Mercosul kind."""
    return _mercosul(rng) if rng.random() < 0.25 else _national(rng)


def _national(rng):
    width = round(_HEIGHT * rng.uniform(3.0, 3.2))
    red = rng.random() < 0.12
    paper = np.array((170, 25, 30)) if red else np.array((1, 1, 1)) * rng.uniform(140, 225)
    ink = (235, 235, 235) if red or rng.random() < 0.04 else (22, 22, 24)
    if ink[0] > 200 and not red:
        paper = random_colour(rng, 0, 90)
    rgb = np.full((_HEIGHT, width, 3), np.clip(paper + rng.normal(0, 7, 3), 0, 255), np.uint8)
    inset = int(rng.integers(3, 8))
    cv2.rectangle(
        rgb,
        (inset, inset),
        (width - inset, _HEIGHT - inset),
        tuple(int(v) for v in np.array(rgb[0, 0]) * 0.75),
        1,
        cv2.LINE_AA,
    )
    _town(rng, rgb, ink)
    tokens = tokens_of(rng, "LLL" + pick(rng, "..-.") + "DDDD")
    high = round(_HEIGHT * rng.uniform(0.46, 0.56))
    top = round(_HEIGHT * rng.uniform(0.33, 0.38))
    side = round(width * rng.uniform(0.035, 0.08))
    style = LineStyle(
        ink,
        float(rng.uniform(0.05, 0.14)),
        emboss=float(rng.uniform(-0.7, 1)),
        fill=bool(rng.random() < 0.6),
        fade=float(rng.random() ** 3 * 0.7),
    )
    set_line(rng, rgb, tokens, sample_alphabet(rng, (0.52, 0.74), 0.6), (side, top, width - 2 * side, high), style)
    _rivets(rng, rgb)
    return RenderedPlate(rgb, text_of(tokens), "br", (top / _HEIGHT, (top + high) / _HEIGHT))


def _town(rng, rgb, ink):
    height, width = rgb.shape[:2]
    name = pick(rng, _TOWNS) if rng.random() < 0.6 else syllables(rng, int(rng.integers(2, 5)))
    wide = round(width * rng.uniform(0.35, 0.6))
    y, h = round(height * rng.uniform(0.12, 0.18)), round(height * rng.uniform(0.09, 0.14))
    write(rng, rgb, f"{pick(rng, _STATES)}{pick(rng, ('-', ' - '))}{name}", (width - wide) // 2, y, wide, h, ink)
    if rng.random() < 0.6:
        cv2.rectangle(
            rgb,
            (round(width * 0.15), y - 5),
            (round(width * 0.85), y + h + 4),
            tuple(int(v) for v in np.array(rgb[2, 2]) * 0.8),
            1,
        )


def _rivets(rng, rgb):
    """Rivets beside the town's name, the lead seal (red or yellow lump), and screw slots at the lower edge."""
    height, width = rgb.shape[:2]
    for x in (0.12, 0.18, 0.82, 0.88):
        if rng.random() < 0.5:
            grey = int(rng.integers(60, 240))
            cv2.circle(
                rgb,
                (round(width * x), round(height * 0.2)),
                int(rng.integers(2, 5)),
                (grey, grey, grey),
                -1,
                cv2.LINE_AA,
            )
    if rng.random() < 0.5:
        colour = pick(rng, ((190, 40, 40), (215, 180, 50), (120, 30, 30), (60, 60, 60)))
        cv2.ellipse(
            rgb,
            (round(width * rng.uniform(0.12, 0.22)), round(height * rng.uniform(0.16, 0.26))),
            (int(rng.integers(4, 9)), int(rng.integers(3, 8))),
            float(rng.uniform(0, 180)),
            0,
            360,
            colour,
            -1,
            cv2.LINE_AA,
        )
    for x in (0.3, 0.7):
        if rng.random() < 0.4:
            cv2.rectangle(
                rgb,
                (round(width * x), round(height * 0.92)),
                (round(width * x) + int(rng.integers(4, 14)), round(height * 0.92) + 4),
                (25, 25, 25),
                -1,
            )


def _mercosul(rng):
    width = round(_HEIGHT * rng.uniform(3.0, 3.2))
    rgb = np.full((_HEIGHT, width, 3), np.clip(np.array((236, 236, 236)) + rng.normal(0, 8, 3), 0, 255), np.uint8)
    band = round(_HEIGHT * rng.uniform(0.2, 0.27))
    rgb[:band] = np.clip(np.array((10, 50, 150)) + rng.normal(0, 18, 3), 0, 255)
    write(
        rng,
        rgb,
        pick(rng, ("BRASIL", "BRASIL", "REPUBLICA ARGENTINA", "URUGUAY")),
        round(width * 0.3),
        4,
        round(width * 0.4),
        band - 8,
        (245, 245, 245),
    )
    rgb[4 : band - 4, round(width * 0.9) : round(width * 0.97)] = pick(
        rng, ((30, 140, 60), (120, 170, 230), (230, 230, 240))
    )
    ink = pick(rng, ((18, 18, 20), (18, 18, 20), (18, 18, 20), (180, 20, 30), (20, 60, 170), (30, 130, 60)))
    tokens = tokens_of(rng, pick(rng, ("LLLDLDD", "LLLDLDD", "LLLDLDD", "LL DDD LL", "LLL DDDD")))
    high = round(_HEIGHT * rng.uniform(0.5, 0.6))
    top = band + round(_HEIGHT * rng.uniform(0.06, 0.12))
    side = round(width * rng.uniform(0.06, 0.12))
    style = LineStyle(
        ink, float(rng.uniform(0.06, 0.15)), emboss=float(rng.uniform(-0.5, 0.8)), fill=bool(rng.random() < 0.4)
    )
    set_line(rng, rgb, tokens, sample_alphabet(rng, (0.46, 0.62), 0.6), (side, top, width - 2 * side, high), style)
    return RenderedPlate(rgb, text_of(tokens), "br", (top / _HEIGHT, (top + high) / _HEIGHT))
