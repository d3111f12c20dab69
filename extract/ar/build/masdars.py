#!/usr/bin/env python3
"""Print the regular verbal nouns of derived verbs that are in general use.

Forms II to X, and those of four root letters, build their verbal noun by rule
(Ryding, A Reference Grammar of Modern Standard Arabic, chapter 5), so it is
built here from the verbs of the CAMeL morphology (MIT): root and pattern in,
noun out. Of these, the nouns stay whose frequency (wordfreq, Zipf scale,
with and without the article) reaches a bound. Form I has no rule; its nouns
are in the list by hand. The output is merged into lexicon/masdars.tsv.

    pip install wordfreq==3.1.1
    python3 extract/ar/build/masdars.py MSA-Verb-LEX-PV.csv
"""

import csv
import sys

from wordfreq import zipf_frequency

BOUND = 3.1
# The nouns of forms V and VI are spelt like verbs (تشجع: "it encourages"); only
# the article tells them apart.
ARTICLE_BOUND = 2.7
# Nouns that are spelt so, but mean something else in news.
OTHER = set("""
    إسراء إسلام إمارة إيهاب اقتصاد تشاد تعازي تعالي تقال تبارك تمور ثرثرة جمجمة جدولة
    زخرفة سلسلة سلطنة شعوذة شوربة فلسفة قسطرة قنبلة مباراة محاضرة محافظة مراهقة منطقة
    مناسبة معادلة مخاطرة معاصرة محايدة متاخمة معاهدة مجاورة مغايرة مكافأة تأتي تعني تكمن
""".split())
LETTERS = dict(zip(
    "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwyY",
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىى",
))
LETTERS["w"], LETTERS["y"], LETTERS["Y"] = "و", "ي", "ى"
HAMZA = "أ"

# Pattern of the verb -> pattern of the noun; digits are root letters, the rest is Arabic.
NOUNS = {
    "1a2~a3": "ت12ي3", ">a2~a3": "ت12ي3", "1a2~aY": "ت12ية",
    "ta1a2~a3": "ت123", "ta1a2~aY": "ت12ي",
    ">a1o2a3": "إ12ا3", ">a1aA3": "إ1ا3ة", ">a1a2~": "إ12ا2", ">a1o2aY": "إ12اء",
    "1aA2a3": "م1ا23ة", "1aA2aY": "م1ا2اة",
    "ta1aA2a3": "ت1ا23", "ta1aA2aY": "ت1ا2ي", "ta1aA2~": "ت1ا2",
    "{ino1a2a3": "ان12ا3", "{ino1a2~": "ان12ا2", "{ino1aA3": "ان1يا3", "{ino1a2aY": "ان12اء",
    "{i1ota2a3": "ا1ت2ا3", "{i1ota2~": "ا1ت2ا2", "{i1otaA3": "ا1تيا3", "{i1ota2aY": "ا1ت2اء",
    "{i1oTa2a3": "ا1ط2ا3", "{i1oTa2~": "ا1ط2ا2", "{i1oTaA3": "ا1طيا3", "{i1oTa2aY": "ا1ط2اء",
    "{i1oda2a3": "ا1د2ا3", "{i1odaA3": "ا1ديا3", "{i1oda2aY": "ا1د2اء",
    "{i1~a2a3": "ا12ا3", "{i1~a2aY": "ا12اء", "{it~a2a3": "ات2ا3", "{it~a2aY": "ات2اء",
    "{i1o2a3~": "ا12را3",
    "{isota1o2a3": "است12ا3", "{isota1aA3": "است1ا3ة", "{isota1a2~": "است12ا2", "{isota1o2aY": "است12اء",
    "1a2o3a4": "1234ة", "ta1a2o3a4": "ت1234", "{i1o2a3a4~": "ا123ا4ا4",
}


def noun(pattern, root):
    """Build the verbal noun, or return None where the spelling needs a person."""
    shape = NOUNS.get(pattern)
    if shape is None:
        return None
    letters = [HAMZA if r in "'>&<}" else LETTERS[r] for r in root.split(".")]
    if len(letters) != (4 if "4" in shape else 3):
        return None
    first, second, last = letters[0], letters[1], letters[-1]
    if shape == "ا123ا4ا4":
        return None
    if shape == "ا12را3":
        shape = "ا12" + "3ا3"
    if first in "وي" and shape.startswith(("إ12", "است12")):
        shape = shape.replace("1", "ي", 1)  # إيقاف، استيراد
    if first == HAMZA:
        if shape.startswith("إ12"):
            shape = shape.replace("1", "ي", 1)  # إيمان
        elif shape.startswith(("م1ا",)):
            letters[0] = "ؤ"  # مؤازرة
        elif shape.startswith("ت1ا"):
            shape = shape.replace("1ا", "آ", 1)  # تآمر
        elif shape.startswith(("ا1ت", "است1", "ان1")):
            letters[0] = "ئ"  # ائتلاف، استئناف
    if second == HAMZA:
        if shape in ("ت12ي3", "ت12ية"):
            letters[1] = "ئ"
        elif shape in ("ت1ا23",):
            letters[1] = "ؤ"  # تفاؤل
        elif shape == "م1ا23ة":
            letters[1] = "ء"  # مساءلة
        elif shape in ("ت123",):
            letters[1] = "ؤ"  # ترؤس
        elif shape not in ("1234ة", "ت1234"):
            return None
    if last == HAMZA and "3" in shape and "4" not in shape:
        if shape == "ت12ي3":
            return "ت" + letters[0] + letters[1] + "ئة"  # تهنئة
        if shape.endswith("ا3"):
            letters[2] = "ء"
        elif shape in ("ت123", "ت1ا23"):
            letters[2] = "ؤ"  # تنبؤ، تواطؤ
    out = shape
    for i, letter in enumerate(letters):
        out = out.replace("1234"[i], letter)
    return out


def main():
    out = set()
    with open(sys.argv[1], encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            form = noun(row["PATTERN_LEMMA"], row["ROOT"])
            if form is None or form in OTHER:
                continue
            bare, article = zipf_frequency(form, "ar"), zipf_frequency("ال" + form, "ar")
            if row["PATTERN_LEMMA"].startswith("ta1a") and article < ARTICLE_BOUND:
                continue
            if max(bare, article) >= BOUND:
                out.add(form)
    for form in sorted(out, key=str.encode):
        print(form)


if __name__ == "__main__":
    main()
