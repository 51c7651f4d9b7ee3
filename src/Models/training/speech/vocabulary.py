"""The words that the net tells apart, the phrases made of them, and words that sound like them but are none."""
from __future__ import annotations

import numpy as np

BLANK, OTHER = "_", "other"
DIGITS = ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ANSWERS = ["yes", "no"]
COMMANDS = """ready short skip slot aisle say again repeat how much more last pick partial new container close undo
description item number where am i location quantity pause break battery resume sign off help cancel louder softer
faster slower stop go on up down left right product full empty override damaged lot done train talk take point all
print label change function entry confirm pass""".split()
WORDS = DIGITS + TEENS + TENS + ["hundred", "and"] + ANSWERS + COMMANDS
TOKENS = [BLANK, *WORDS, OTHER]
INDEX = {token: number for number, token in enumerate(TOKENS)}

# How a synthesiser is told to say a token where its spelling alone would not do.
SPOKEN = {"i": "I", "nine": "nine", "oh": "oh"}
ALSO_SPOKEN = {"nine": ["niner"]}

PHRASES = """say again, repeat last pick, how much more, skip slot, skip aisle, short product, new container, close
container, undo entry, item number, where am i, take a break, sign off, go on, talk louder, talk softer, talk faster,
talk slower, no more, last pick, train nine, train three, lot done, pick partial, change function, print label,
location, description, quantity, battery, resume, override, damaged, partial, all, full container, empty slot, pass,
say item number, pause, help, cancel, change battery, confirm, close""".replace("\n", " ").split(", ")
# Words of phrases that the net need not hear.
UNHEARD = {"a"}

# Words outside the vocabulary: near in sound to digits and answers first, then common ones.
NEAR = """tree free freeze thirsty sex sick sticks fix fist sit six-pack heaven seventh sever savage leaven eleventh
ate hate gate date late wait height aid ape wine line mine sign-in lime nice knife night nile none nun wan wand want
won't wonder once fine find hive dive life fife live drive file fire four-eyed fort ford for-sale forth fourth floor
door pour more-or-less to-do too-late tooth tune tomb through true threw sneeze zebra hero nero zeal cheerio hello
yellow yeah yet yep yesterday guess chess less mess dress nope know-how note nose snow now nor known go-cart goat gold
show slow so low own bone phone hope top shop stock stuff step stab staff spot cop on-top onion own-up cup pup app cub
dome town dawn don't left-over lift loft laughed theft rift write ride light rice rate ride ripe""".split()
COMMON = """cat dog bird tree house bed marvin sheila happy wow computer jarvis athena alexa table window coffee paper
water people market kitchen garden summer winter monday tuesday wednesday friday morning evening music radio
television picture camera garage school teacher doctor hospital airport station ticket money dollar cheese butter
bread apple banana orange lemon potato tomato chicken sugar pallet forklift truck trolley carton bottle crate shelf
warehouse supervisor manager customer order invoice delivery barcode scanner headset handle plastic wooden heavy
broken missing careful sorry please thanks thank-you excuse-me good-morning see-you-later what why who when because
maybe never always something nothing everything nobody somebody really actually probably lunch dinner breakfast
weather football cricket holiday family brother sister mother father children baby friend girl boy man woman city
street corner bridge river mountain ocean island forest animal horse elephant monkey rabbit tiger spider snake fish
dolphin purple green blue yellow red black white brown silver large small little huge great wonderful terrible
beautiful dangerous strange simple difficult early later tomorrow tonight running walking talking looking working
playing eating drinking sleeping reading writing singing dancing driving flying between under over behind before after
around across against without within inside outside together another other much-later hold-on come-here look-at-that
over-there what-time-is-it i-don't-know never-mind wait-a-minute be-careful hurry-up watch-out backward forward follow
learn visual zoom volume channel message password internet telephone keyboard monitor engine wheel hammer ladder
bucket blanket pillow mirror carpet curtain jacket trousers shirt button pocket shoe hat glove umbrella bicycle uh um
hmm ah er mm aha ouch oops hey huh phew cough""".split()
OTHERS = [word.replace("-", " ") for word in dict.fromkeys(NEAR + COMMON) if not set(word.split("-")) & set(WORDS)]


def heard(text: str) -> list[str]:
    """The tokens of a phrase of the vocabulary."""
    return [word for word in text.lower().split() if word not in UNHEARD]


def number_words(value: int) -> list[str]:
    """0 to 999 as spoken in English, with "and"."""
    units = ["zero", *DIGITS[2:]]
    if value < 10:
        return [units[value]]
    if value < 20:
        return [TEENS[value - 10]]
    if value < 100:
        return [TENS[value // 10 - 2]] + ([units[value % 10]] if value % 10 else [])
    rest = value % 100
    return [units[value // 100], "hundred"] + (["and", *number_words(rest)] if rest else [])


def drawn_phrase(random: np.random.Generator) -> list[str]:
    """Something that a picker says: digits, a number, a number with "ready", or a command."""
    kind = random.random()
    if kind < 0.45:
        return [str(random.choice(DIGITS)) for _ in range(random.integers(2, 6))]
    if kind < 0.75:
        words = number_words(int(random.integers(10, 1000)))
        if random.random() < 0.3 and "and" in words:
            words.remove("and")
        return words + (["ready"] if random.random() < 0.25 else [])
    return str(random.choice(PHRASES)).split()
