"""Freely chosen texts: words, names, syllables, and words in which digits stand for letters."""

import numpy as np

from .lettering import Gap, Token
from .patterns import LETTERS, pick, tokens_of

_WORDS = (
    "ACE ANGEL APPLE BABE BARBER BASS BEACH BEAR BIKER BIRD BLUE BOSS BRAVO BULL CAMP CANDY CAPT CAT CHEF CHILL "
    "CLASSY COACH COOL COWBOY CRAZY DADDY DANCE DEER DIVA DOC DOG DOLLY DREAM DUCK EAGLE ELK FAST FISH FLY FOX FUN "
    "GHOST GOLD GOLF GRACE GRAN HAPPY HAWK HERO HOME HONEY HOPE HOT HUNT ICE IRISH JAZZ JEEP JET JOY JUICE KING KISS "
    "LADY LIFE LILY LION LOVE LUCKY MAGIC MAMA MOM MOON MUSIC MYCAR NANA NINJA NURSE OCEAN PAPA PEACE PILOT PINK "
    "PIRATE POLAR PONY POPS PROF PUNK QUEEN QUICK RACER RAIN RAVEN RED RIDER ROCK ROSE RUN SAIL SALSA SAVAGE SHARK "
    "SHINE SKI SKY SMILE SNOW SOLAR SPEED STAR STORM SUN SURF SWEET TANGO TEAM TIGER TRUCK TURBO VEGAN VIPER WAVE "
    "WILD WINE WIZARD WOLF YOGA ZEN ZIPPY BMW AUDI VW FORD AMG GTI SAMPLE"
).split()
_PARTS = (
    "BA BE BI BO CA CE CHA CO DA DE DI DRE FA FI FLO GA GO GRI HA HE JA JO KA KI LA LE LI LO MA ME MI MO NA NE NI NO "
    "PA PE PI RA RE RI RO SA SE SHA SI SO TA TE TI TO TU VA VI WA YA ZA ZE ZO AN EL ER IN ON UR ST"
).split()


def syllables(rng: np.random.Generator, count: int) -> str:
    """A word that could be one."""
    return "".join(pick(rng, _PARTS) for _ in range(count))


def invent(rng: np.random.Generator, longest: int = 8) -> list[Token]:
    """Tokens of a freely chosen text of 2 to `longest` characters."""
    kind = rng.random()
    if kind < 0.3:
        text = pick(rng, _WORDS)
        if rng.random() < 0.5:
            text = text + pick(rng, ("4U", "1", "2", "22", "7", "88", "X", "R", "S", "ZZ", "2U", "99"))
        if rng.random() < 0.2:
            text = pick(rng, ("MY", "IM", "2", "MR", "I", "4", "GO", "0", "1")) + text
    elif kind < 0.55:
        text = syllables(rng, int(rng.integers(1, 4))) + (pick(rng, LETTERS) if rng.random() < 0.5 else "")
    elif kind < 0.7:
        consonants = "BCDFGHJKLMNPQRSTVWXYZ"
        text = "".join(pick(rng, consonants if rng.random() < 0.7 else LETTERS) for _ in range(int(rng.integers(3, 9))))
    else:
        text = "".join(t for t in tokens_of(rng, "A" * int(rng.integers(2, 8))) if isinstance(t, str))
    if rng.random() < 0.2:
        text = text.translate(str.maketrans("AEIS", "4315"))
    text = text[:longest]
    tokens: list[Token] = list(text)
    if len(text) > 3 and rng.random() < 0.35:
        tokens.insert(int(rng.integers(1, len(text))), Gap(float(rng.uniform(0.15, 0.5))))
    return tokens
