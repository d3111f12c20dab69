#!/usr/bin/env python3
"""Write lexicon/words.tsv: frequent Arabic word forms, folded, with their frequency.

The frequencies are those of the Python package wordfreq (3.1.1), whose Arabic
data are under CC BY-SA 4.0. A frequency is on the Zipf scale (the decimal
logarithm of the occurrences in a thousand million words) times 100. Forms that
fold to the same letters are added up before the logarithm is taken.

    pip install wordfreq==3.1.1
    python3 extract/ar/build/words.py > extract/ar/lexicon/words.tsv
"""

import math
import re
import sys
import unicodedata

from wordfreq import top_n_list, word_frequency

SIZE = 40_000
ARABIC_WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a]+")
MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})


def fold(word):
    """Fold a word as the extractor does before it looks a word up."""
    return MARKS.sub("", unicodedata.normalize("NFKC", word)).translate(FOLD)


def main():
    total = {}
    for word in top_n_list("ar", 2 * SIZE):
        folded = fold(word)
        if ARABIC_WORD.fullmatch(folded):
            total[folded] = total.get(folded, 0.0) + word_frequency(word, "ar")
    best = sorted(total.items(), key=lambda e: (-e[1], e[0]))[:SIZE]
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
    print("# source: wordfreq 3.1.1 by Robyn Speer, Arabic word frequencies, folded and summed by build/words.py", file=out)
    print("# licence: CC-BY-SA-4.0", file=out)
    print("# date: 2026-11-23", file=out)
    print("# columns: word zipf", file=out)
    for word, frequency in sorted(best, key=lambda e: e[0].encode()):
        print(word, round(100 * (math.log10(frequency) + 9)), sep="\t", file=out)


if __name__ == "__main__":
    main()
