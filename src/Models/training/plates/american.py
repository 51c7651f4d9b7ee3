"""Plates of the United States, 12 x 6 in: printed paper, state, slogan, stickers, and a number of no fixed form between."""

import cv2
import numpy as np

from . import marks
from .alphabets import sample_alphabet
from .lettering import Gap, LineStyle, Mark, Token, set_line
from .patterns import LETTERS, pick, text_of, tokens_of
from .rendered import RenderedPlate
from .scenery import background
from .words import invent

_HEIGHT = 128
_STATES = ("ALABAMA,ALASKA,ARIZONA,ARKANSAS,CALIFORNIA,COLORADO,CONNECTICUT,DELAWARE,FLORIDA,GEORGIA,HAWAII,IDAHO,ILLINOIS,INDIANA,"
           "IOWA,KANSAS,KENTUCKY,LOUISIANA,MAINE,MARYLAND,MASSACHUSETTS,MICHIGAN,MINNESOTA,MISSISSIPPI,MISSOURI,MONTANA,NEBRASKA,"
           "NEVADA,NEW HAMPSHIRE,NEW JERSEY,NEW MEXICO,NEW YORK,NORTH CAROLINA,NORTH DAKOTA,OHIO,OKLAHOMA,OREGON,PENNSYLVANIA,"
           "RHODE ISLAND,SOUTH CAROLINA,SOUTH DAKOTA,TENNESSEE,TEXAS,UTAH,VERMONT,VIRGINIA,WASHINGTON,WASHINGTON DC,WEST VIRGINIA,"
           "WISCONSIN,WYOMING,PUERTO RICO").split(",")
_SLOGANS = ("Garden State,Ocean State,The Empire State,Land of Lincoln,First in Flight,Sunshine State,The Silver State,Aloha State,"
            "Famous Potatoes,Grand Canyon State,Show Me State,The Natural State,Live Free or Die,Treasure State,Vacationland,"
            "Sportsman's Paradise,The Lone Star State,Wild Wonderful,America's Dairyland,10000 Lakes,Great Lakes,Peace Garden State,"
            "COLLECTOR,DEALER,VETERAN,DISABLED,EXEMPT,TRUCK,COMMERCIAL,HONOR,WILDLIFE,MADISON,DAVIDSON,POLK,LINN,HAMILTON,JACKSON,RANKIN,"
            "www.state.gov,visit.com,APPORTIONED,SESQUICENTENNIAL").split(",")
_SHOPS = ("FORD,HONDA,TOYOTA OF,CHEVROLET,VOLKSWAGEN,BMW OF,AUTO MALL,MOTORS,LONG LIVE,RIVERSIDE,SERVICED BY,PASADENA,NORTH MIAMI,"
          "LEGENDS,LOU FUSZ,MCCARTHY,MY OTHER CAR,I LOVE MY DOG,ALUMNI,UNIVERSITY OF,STEVENS CREEK,DEALER.COM,555-247-4000,CADILLAC").split(",")
_PATTERNS = ("LLL DDD", "DDD LLL", "LLL-DDDD", "LLL DDDD", "DDD-LLL", "LLL*DDD", "DDD*LLL", "LL*DDDDD", "DLLLDDD", "DLLLDDD", "LLL*DDD", "LLLDDL",
             "LLD*LDL", "LLD*LDL", "LLDDDDD", "DDDDDDD", "DDDDDD", "DDD DDDD", "DDD-DDD", "LDDDDDD", "LDD DDDD", "L DDDDD", "DL DDDD",
             "DLDDDDD", "LLL.DDDD", "LLL.DDD", "LL-DDDD", "LL-DDD", "DDDD LL", "DDDDLL", "LL DDDD", "LLL*DDD", "LLL DDL", "LLL-DDL", "LLLDDDD",
             "AAAAAA", "AAA AAA", "AAAAAAA", "AAA*AAA", "AAA*AAAA", "AAAAA", "D.DDDDDL", "D-DDDDD", "DD.DDDD", "D*DDDD", "DD LDDD", "DDDDL",
             "DDDD", "LDDDDL", "L DDD LL", "DDLLDD", "DDLDDD", "DDDLLD", "LDDLLD", "D LLDDD", "DL DDD", "DLLDDDD", "DD DDD", "LDDLDD", "DDD LL",
             "LL DDD", "DDD DDL", "DD-LDDD", "D.LDDDD", "D*DDDL", "LLLDDD", "DDDLLL")
_DARK_INKS = ((20, 25, 70), (25, 40, 110), (15, 15, 20), (15, 15, 20), (30, 30, 35), (150, 25, 35), (20, 90, 50), (60, 60, 70), (100, 30, 40),
              (35, 60, 150), (50, 45, 90))


def render(rng: np.random.Generator) -> RenderedPlate:
    """Draws one American plate; small stacked letters, headers, slogans and frames are not in its text."""
    width = round(_HEIGHT * rng.uniform(1.85, 2.1))
    rgb, ink = _paper_and_ink(rng, width)
    high = round(_HEIGHT * rng.uniform(.38, .56))
    top = round(_HEIGHT * rng.uniform(.5, .56) - high / 2)
    _around(rng, rgb, ink, top, high)
    tokens, kept = _number(rng)
    left, right = round(width * rng.uniform(.02, .07)), round(width * rng.uniform(.93, .98))
    left, right = _beside(rng, rgb, ink, left, right, top, high, len(kept))
    style = LineStyle(ink, float(rng.uniform(.03, .16)), cell=float(rng.choice([0, 0, .5])), emboss=_emboss(rng),
                      fill=bool(rng.random() < .3), fade=float(rng.random() ** 4 * .6))
    alphabet = sample_alphabet(rng, (.36, .6), .65, slab_i=.75)
    set_line(rng, rgb, tokens, alphabet, (left, top, right - left, high), style)
    _edge(rng, rgb)
    return RenderedPlate(rgb, kept, "us", (top / _HEIGHT, (top + high) / _HEIGHT))


def _number(rng: np.random.Generator) -> tuple[list[Token], str]:
    tokens = invent(rng, 7) if rng.random() < .25 else tokens_of(rng, pick(rng, _PATTERNS))
    # American dies strike one shape for O and zero; it is read as the digit. A few states do tell them apart.
    if rng.random() < .93:
        tokens = ["0" if t == "O" else t for t in tokens]
    tokens = [t if not isinstance(t, Gap) else Gap(t.width * float(rng.uniform(.8, 1.6))) for t in tokens]
    if rng.random() < .1:
        # State outline, bear or sticker where others have a gap.
        tokens = [Mark(t.width, marks.emblem) if isinstance(t, Gap) else t for t in tokens]
    # Missouri and others put the validity sticker between the characters.
    tokens = [Mark(t.width, marks.tag) if isinstance(t, Mark) and t.paint is marks.emblem and rng.random() < .25 else t for t in tokens]
    return tokens, text_of(tokens)


def _paper_and_ink(rng, width):
    if rng.random() < .1:
        base = pick(rng, ((20, 60, 130), (20, 100, 60), (30, 30, 35), (150, 30, 40), (30, 45, 90), (70, 110, 170)))
        rgb = np.full((_HEIGHT, width, 3), np.clip(np.array(base) + rng.normal(0, 12, 3), 0, 255), np.uint8)
        return rgb, pick(rng, ((240, 240, 240), (240, 240, 240), (240, 205, 90), (205, 190, 130)))
    rgb = background(rng, _HEIGHT, width)
    ink = np.clip(np.array(pick(rng, _DARK_INKS)) + rng.normal(0, 10, 3), 0, 255)
    band = rgb[_HEIGHT // 3:2 * _HEIGHT // 3].reshape(-1, 3).mean(0)
    if np.abs(band - ink).max() < 70:
        rgb[:] = cv2.addWeighted(rgb, .4, np.full_like(rgb, 245), .6, 0)
    return rgb, tuple(int(v) for v in ink)


def _emboss(rng):
    return float(rng.uniform(-.9, 1.2)) if rng.random() < .75 else 0.0


def _around(rng, rgb, ink, top, high):
    """State, slogan, stickers, screw holes above and below the number."""
    height, width = rgb.shape[:2]
    foot = top + high
    name = pick(rng, _STATES)
    name = name.title() if rng.random() < .5 else name
    colour = ink if rng.random() < .5 else marks.random_colour(rng, 0, 200)
    wide = round(width * rng.uniform(.3, .72))
    tall = min(round(height * rng.uniform(.11, .23)), top - 3)
    place = round((width - wide) * (.5 if rng.random() < .8 else rng.random()))
    if rng.random() < .93:
        marks.write(rng, rgb, name, place, max(1, round(top * rng.uniform(.1, .5) - tall * .2)), wide, tall, colour)
    if rng.random() < .8:
        wide = round(width * rng.uniform(.3, .7))
        tall = min(round(height * rng.uniform(.07, .17)), height - foot - 3)
        place = round((width - wide) * (.5 if rng.random() < .75 else rng.random()))
        words = pick(rng, _SLOGANS)
        marks.write(rng, rgb, words.upper() if rng.random() < .5 else words, place, foot + (height - foot - tall) * 2 // 3, wide, tall, colour)
    for x in (.01, .86):
        for y in (.02, .8):
            if rng.random() < .27:
                w, h = width * rng.uniform(.09, .16), height * rng.uniform(.1, .18)
                marks.sticker(rng, rgb, round(width * min(x + rng.uniform(0, .06), .99 - w / width)), round(height * y), round(w), round(h), ink)
    for x in (.2, .8):
        for y in (.07, .93):
            if rng.random() < .45:
                grey = int(rng.integers(20, 230))
                cv2.ellipse(rgb, (round(width * x), round(height * y)), (int(rng.integers(3, 9)), int(rng.integers(2, 5))), 0, 0, 360,
                            (grey, grey, grey), -1, cv2.LINE_AA)


def _beside(rng, rgb, ink, left, right, top, high, count):
    """A picture or small stacked letters at one side of a short number: neither is read. Gives the room that is left."""
    if count > 7 or rng.random() < .5:
        return left, right
    size = round(high * rng.uniform(.6, 1.25))
    at_left = rng.random() < .65
    x = left if at_left else right - size
    kind = rng.random()
    if kind < .5:
        for _ in range(int(rng.integers(1, 3))):
            marks.emblem(rng, rgb, x, round(top - high * .1), size, round(high * 1.2), ink)
    elif kind < .9:
        size = round(high * rng.uniform(.28, .45))
        x = left if at_left else right - size
        colour = ink if rng.random() < .8 else marks.random_colour(rng, 0, 160)
        alphabet, part = sample_alphabet(rng, (.5, .8), .6), round(high * rng.uniform(.38, .47))
        letters = LETTERS + "0123456789"
        for row in range(2 if rng.random() < .85 else 1):
            y = top + row * (high - part)
            mask = alphabet.mask(pick(rng, letters), size, part)
            marks.blend(rgb, mask, x, y, colour)
    else:
        marks.sticker(rng, rgb, x, top, round(size * .8), round(high * .8), ink)
    room = size + round(high * rng.uniform(.05, .2))
    return (left + room, right) if at_left else (left, right - room)


def _edge(rng, rgb):
    """The rim of the sheet, and often a dealer's frame whose words cover header and footer."""
    height, width = rgb.shape[:2]
    if rng.random() < .4:
        marks_colour = marks.random_colour(rng, 0, 230)
        cv2.rectangle(rgb, (1, 1), (width - 2, height - 2), marks_colour, int(rng.integers(1, 4)), cv2.LINE_AA)
    if rng.random() > .35:
        return
    frame = marks.random_colour(rng, 0, 60) if rng.random() < .7 else marks.random_colour(rng, 120, 240)
    words = (245, 245, 245) if sum(frame) < 300 else (20, 20, 20)
    if rng.random() < .15:
        words = marks.random_colour(rng, 120, 255) if sum(frame) < 300 else marks.random_colour(rng, 0, 120)
    upper, lower = round(height * rng.uniform(.04, .19)), round(height * rng.uniform(.04, .18))
    side = round(width * rng.uniform(.01, .035))
    rgb[:, :side], rgb[:, width - side:] = frame, frame
    for y, tall in ((0, upper), (height - lower, lower)):
        rgb[y:y + tall] = frame
        if tall > 9 and rng.random() < .8:
            wide = round(width * rng.uniform(.4, .9))
            marks.write(rng, rgb, pick(rng, _SHOPS), (width - wide) // 2, y + 1, wide, tall - 2, words)
