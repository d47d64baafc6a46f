#!/usr/bin/env python3
"""Makes rewriting/names.txt, the names that stand for other names, out of the names of the generator.

    python3 src/lexicon/build_surrogates.py        # in redaction/detection

Inputs: ../evaluation/.../generation/names.txt (made by its own script from Datafaker and Faker) and this module's word
lists. A name that equals a word ("Rose", "Mark", "Will") is marked with ~: its culture is known, but it is given to nobody.
"""
import pathlib
import re
import unicodedata

HERE = pathlib.Path("src/main/resources/cloister/redaction/detection")
NAMES = pathlib.Path("../evaluation/src/main/resources/cloister/redaction/evaluation/generation/names.txt")
MOST = 400
SPELT = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}


def folded(word):
    plain = unicodedata.normalize("NFD", word).lower()
    return "".join(SPELT.get(c, c) for c in plain if unicodedata.category(c) != "Mn")


def words():
    lists = ["english-words", "common-other", "stop-words", "medicine", "places", "drugs-brands"]
    found = set()
    for name in lists:
        for line in (HERE / "names" / (name + ".txt")).read_text("utf-8").splitlines():
            if line.startswith(("[", "#")):
                continue
            found.update(w for w in re.split(r"[^\w']+", folded(line)) if w)
    return found


def main():
    ordinary = words()
    out = ["# Made by src/lexicon/build_surrogates.py from Datafaker 2.4.2 (Apache-2.0) and Faker 40.54.0 (MIT, (c) 2012"
           " Daniele Faraglia)."]
    section = ""
    for line in NAMES.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif section and not section.endswith("town]") and not line.startswith("#"):
            good = [n for n in line.split("|") if re.fullmatch(r"[^\W\d_]{3,14}", n) and folded(n).isascii()]
            if len(good) > MOST:
                good = [good[i * len(good) // MOST] for i in range(MOST)]
            if good:
                out.append(section)
                out.append("|".join(("~" if folded(n) in ordinary else "") + n for n in good))
    (HERE / "rewriting" / "names.txt").write_text("\n".join(out) + "\n", "utf-8")


main()
