#!/usr/bin/env python3
"""Builds the name lists in ../names from shared data and from the lists in names/.

    pip download wordfreq==3.1.1 --no-deps -d /tmp/wordfreq
    python3 extract/lexicon/build/names.py ../shared /tmp/wordfreq/*.whl
    python3 extract/lexicon/build/names.py tidy    # sorts the hand-written lists

Python 3 standard library only. The same input gives the same bytes. What each
source is and what its licence asks for stands in ../NOTICE and in the header of
each list. Lists in names/ are written and reviewed by hand; in them, and in
what is built, forms are separated by ";", the usual one first, and a form that
begins with "?" is one that is an everyday word or a common personal name as
well: it names the thing only where the context says so.
"""
import csv, gzip, json, os, re, sys, unicodedata, zipfile, struct
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = os.path.join(HERE, "names")
OUT = os.path.join(HERE, "..", "names")
DATE = "2026-11-26"

ARAB = "AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split()
NEAR = ARAB + "IR TR IL AF CY UA GB".split()


# --- reading -----------------------------------------------------------------

def nfc(s):
    s = unicodedata.normalize("NFC", s)
    return "".join(c for c in s if not (unicodedata.category(c) == "Cf" or c == "\u0640")).strip()


def hand(name, width):
    """Reads a hand-written list: tab-separated, no header but comment lines."""
    rows = []
    path = os.path.join(SRC, name)
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        f = [nfc(x) for x in line.split("\t")]
        if len(f) > width:
            sys.exit("%s:%d: %d fields, want at most %d" % (path, n, len(f), width))
        rows.append(f + [""] * (width - len(f)))
    return rows


def forms(s):
    return [x.strip() for x in s.split(";") if x.strip()]


def unpack(b):
    """Decodes the part of MessagePack that wordfreq's files use."""
    i = 0

    def take(n):
        nonlocal i
        i += n
        return b[i - n:i]

    def one():
        t = take(1)[0]
        if t < 0x80:
            return t
        if t < 0x90:
            return {one(): one() for _ in range(t & 15)}
        if t < 0xA0:
            return [one() for _ in range(t & 15)]
        if t < 0xC0:
            return take(t & 31).decode()
        if t == 0xD9:
            return take(take(1)[0]).decode()
        if t == 0xDA:
            return take(struct.unpack(">H", take(2))[0]).decode()
        if t == 0xDC:
            return [one() for _ in range(struct.unpack(">H", take(2))[0])]
        if t == 0xDD:
            return [one() for _ in range(struct.unpack(">I", take(4))[0])]
        raise ValueError("type %x" % t)
    return one()


def frequencies(wheel, lang):
    """Zipf frequencies (log10 of occurrences per thousand million words) of folded words."""
    with zipfile.ZipFile(wheel) as z:
        name = [n for n in z.namelist() if n.endswith("data/large_%s.msgpack.gz" % lang)][0]
        buckets = unpack(gzip.decompress(z.read(name)))[1:]
    out = {}
    for centibels, words in enumerate(buckets):
        for w in words:
            w = fold(w)
            out[w] = max(out.get(w, 0), 9 - centibels / 100)
    return out


# --- text --------------------------------------------------------------------

FOLD = {"\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627", "\u0649": "\u064A",
        "\u06CC": "\u064A", "\u0629": "\u0647", "\u06A9": "\u0643"}
AL = "\u0627\u0644"
TEH = "\u0629"


def fold(s):
    """As extract/ar.Fold: matching forms of Arabic letters; Latin lower case."""
    return "".join(FOLD.get(c, c) for c in unicodedata.normalize("NFC", s)
                   if not (0x64B <= ord(c) <= 0x65F or c in "\u0640\u0670")).lower()


def ascii_of(s):
    s = re.sub("[\u2018\u2019\u02BB\u02BC\u02BF`\u00B4]", "'", s)
    s = "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))
    s = s.translate({0x131: "i", 0x130: "I", 0xF8: "o", 0xD8: "O", 0x142: "l", 0x141: "L", 0xDF: "ss", 0xE6: "ae",
                     0xF0: "d", 0xFE: "th", 0x111: "d", 0x259: "a", 0x2013: "-"})
    return s


def words(s):
    return re.findall(r"\w+", s)


def arabic(s):
    return bool(re.fullmatch("[\u0621-\u063A\u0641-\u064A\u064B-\u0652\u0670 ]+", s))


def slug(s):
    return re.sub("[^a-z0-9]+", "-", ascii_of(s).lower().replace("'", "").replace("+", " plus")).strip("-")


LATIN = [("sch", "C"), ("tch", "C"), ("sh", "C"), ("ch", "C"), ("zh", "C"), ("kh", "K"), ("gh", "K"), ("th", "T"),
         ("dh", "T"), ("ph", "F"), ("ck", "K"), ("ce", "S"), ("ci", "S"), ("cy", "S"), ("qu", "K"), ("x", "KS"),
         ("b", "P"), ("p", "P"), ("f", "F"), ("v", "F"), ("t", "T"), ("d", "T"), ("s", "S"), ("z", "S"), ("j", "C"),
         ("g", "K"), ("k", "K"), ("q", "K"), ("c", "K"), ("l", "L"), ("m", "M"), ("n", "N"), ("r", "R"), ("h", "H"),
         ("w", "W"), ("y", "Y"), ("u", ""), ("o", ""), ("a", ""), ("e", ""), ("i", "")]
ARABIC = dict(zip("بپتثجحخدذرزسشصضطظغفڤقكگلمنه", "PPTTCHKTTRSSCSTTTKFFKKKLMNH"))
ARABIC.update({"و": "W", "ي": "Y", "چ": "C"})
NEARBY = [set(x) for x in ("TS", "CK", "CS", "PF", "WF", "PW", "YC", "MN", "HK", "CT")]


def skeleton_en(s):
    s = re.sub("[^a-z]", "", ascii_of(s).lower())
    out, i = "", 0
    while i < len(s):
        for k, v in LATIN:
            if s.startswith(k, i):
                out += v
                i += len(k)
                break
        else:
            i += 1
    return re.sub(r"(.)\1+", r"\1", out)


def skeleton_ar(s):
    return re.sub(r"(.)\1+", r"\1", "".join(ARABIC.get(c, "") for c in s))


def apart(a, b):
    """How far two skeletons are apart, 0 (alike) to 1."""
    def drop(c):
        return {"W": 0.1, "Y": 0.1, "H": 0.4}.get(c, 1)
    prev = [0]
    for c in b:
        prev.append(prev[-1] + drop(c))
    for x in a:
        cur = [prev[0] + drop(x)]
        for j, y in enumerate(b):
            sub = 0 if x == y else 0.4 if {x, y} in NEARBY else 1
            cur.append(min(prev[j] + sub, prev[j + 1] + drop(x), cur[-1] + drop(y)))
        prev = cur
    return prev[-1] / max(1, sum(drop(c) for c in (a if len(a) > len(b) else b)))


def transliterates(en, ar):
    """Whether ar spells en. The article counts on neither side."""
    e = re.sub(r"^(al|el|ad|ar|as|at|an|az|ash|ath|adh|at|aţ|aş|az̧|aḑ)[ -]", "", ascii_of(en).lower())
    a = re.sub("^" + AL, "", ar)
    return apart(skeleton_en(e), skeleton_ar(a)) <= 0.3


# --- entries -----------------------------------------------------------------

class Entry:
    def __init__(self, type, kind, country, en, ar, gender="", rank=1, id=""):
        self.type, self.kind, self.country, self.gender, self.rank, self.id = type, kind, country, gender, rank, id
        self.en, self.ar = unique(en), unique(ar)

    def slug(self):
        group = {"Person": "person", "Organization": "org", "MilitaryUnit": "unit", "Place": "place",
                 "Facility": "facility", "Event": "event"}[self.type]
        first = (self.en or self.ar)[0].lstrip("?")
        return "khabar:%s/%s%s" % (group, slug(first), "-" + self.country.lower() if self.type == "Place" and self.kind != "country" and self.country else "")


def unique(fs):
    """Drops repeated forms; one that is marked "?" once and plain elsewhere stays as it came first."""
    seen, out = set(), []
    for f in fs:
        k = f.lstrip("?")
        if k and k not in seen:
            seen.add(k)
            out.append(f)
    return out


def plain(f):
    return f.lstrip("?")


def countries(shared):
    places = os.path.join(shared, "data", "places")
    geo = list(csv.DictReader(open(os.path.join(places, "geo-dr5hn", "countries_ar_en.tsv"), encoding="utf-8"), delimiter="\t"))
    led = {c["cca2"]: c for c in json.load(open(os.path.join(places, "mledoze-countries", "countries.json"), encoding="utf-8"))}
    cldr = {}
    for lang in ("ar", "en"):
        path = os.path.join(places, "cldr-ar", "package", "main", lang, "territories.json")
        cldr[lang] = json.load(open(path, encoding="utf-8"))["main"][lang]["localeDisplayNames"]["territories"]
    rigour = {}
    for line in open(os.path.join(shared, "data", "names", "rigour", "territories.jsonl"), encoding="utf-8"):
        j = json.loads(line)
        rigour[j["code"].upper()] = j
    own = {r[0]: r for r in hand("countries.tsv", 6)}
    nats = json.load(open(os.path.join(places, "arwikicats", "ArWikiCats", "jsons", "nationalities", "nationalities_data.json"), encoding="utf-8"))
    nat = defaultdict(list)
    for k, v in sorted(nats.items()):
        nat[v.get("en", "")].append((k, v))
    out, nisbas = [], []
    for g in geo:
        cc = g["iso2"]
        o = own.get(cc, [cc] + [""] * 5)
        independent = bool(led.get(cc, {}).get("independent")) or cc in ("PS", "TW", "XK", "VA")
        name = led.get(cc, {}).get("name", {}).get("common") or g["en"]
        if cc == "TR":
            name = "Turkey"
        en = [name, cldr["en"].get(cc, ""), led.get(cc, {}).get("name", {}).get("official", "")] + forms(o[1])
        if cc == "GB":
            en = forms("United Kingdom") + en
        en = [nfc(re.sub(" & ", " and ", x)) for x in en if x and "SAR" not in x and " - " not in x and "(" not in x]
        en += [ascii_of(x) for x in en if ascii_of(x) != x]
        if cc in ("US", "GE"):
            pass
        if own.get(cc) and o[2]:
            ar = forms(o[2])
        else:
            ar = [nfc(led.get(cc, {}).get("translations", {}).get("ara", {}).get("common", "")), nfc(cldr["ar"].get(cc, ""))]
        official = nfc(led.get(cc, {}).get("translations", {}).get("ara", {}).get("official", ""))
        ar = [x for x in ar if x and "(" not in x and " - " not in x]
        if official and arabic(official) and len(official.split()) > 1 and independent:
            ar.append(official)
        qid = rigour.get(cc, {}).get("qid") or g["qid"]
        e = Entry("Place", "country" if independent else "territory", cc, en, ar, rank=0 if independent else 2, id=qid)
        out.append(e)
        m = forms(o[3])
        pl = forms(o[4])
        adj = forms(o[5])
        for k, v in nat.get(g["en"].lower(), []):
            if not m and v["male"]:
                m, plural = [nfc(v["male"])], nfc(v["males"])
                if not pl and plural and plural != m[0] + "\u0648\u0646" and " " not in plural:
                    pl = [plural]
        if not adj:
            adj = [x.strip() for x in re.split(",| or ", g["nationality"]) if x.strip()] if independent else []
        if m or adj:
            nisbas.append((qid, m, pl, adj, False))
    return out, nisbas


def geo_ids(shared):
    """Wikidata identifiers of places by country and English name. In the source a
    missing identifier repeats the one above it: just the first of a run counts."""
    out, rows, last = {}, [], None
    base = os.path.join(shared, "data", "places", "geo-dr5hn")
    for name in ("cities_ar_en.tsv", "states_ar_en.tsv"):
        for r in csv.DictReader(open(os.path.join(base, name), encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
            if not r.get("cc") or len(r["cc"]) != 2:
                continue
            q = r["qid"] or ""
            first = re.fullmatch(r"Q\d+", q) and q != last
            last = q or last
            r["id"] = q if first else ""
            r["adm"] = name.startswith("states")
            r["en"], r["ar"] = nfc(r["en"] or ""), nfc(r["ar"] or "")
            rows.append(r)
    return rows


AREA = ("district", "municipality", "parish", "london borough", "council area", "unitary authority", "local council",
        "rural municipality", "district municipality", "metropolitan district", "village", "commune", "urban municipality",
        "division", "two-tier county", "popularate", "city with county rights", "administrative atoll", "quarter", "island",
        "special municipality", "metropolitan city", "city", "section")


def places(shared, zipf, people):
    """Hand-written places, then those of the geographic lists that pass the checks."""
    rows = geo_ids(shared)
    ids = {}
    for r in rows:
        if r["id"] and transliterates(r["en"], r["ar"]):
            key = slug(ascii_of(r["en"]).replace("'", ""))
            city = not r["adm"]
            for k in {key, re.sub("^(al|ar|as|ad|an|at|az|ash|ath|el)-", "", key)}:
                ids.setdefault((r["cc"], k, city), r["id"])
    out, nisbas, taken = [], [], set()
    have = defaultdict(set)
    for kind, cc, en, ar, m, adj in hand("places.tsv", 6):
        e = Entry("Place", kind, cc, forms(en), forms(ar), rank=1)
        if kind in ("city", "state"):
            e.rank = 1 if kind == "city" and "(" not in e.en[0] else 2  # "Tripoli (Lebanon)" is the lesser of that name
            for f in e.en:
                k = re.sub("^(al|ar|as|ad|an|at|az|ash|ath|el)-", "", slug(plain(f)))
                q = ids.get((cc, k, kind == "city")) or cc in ARAB and ids.get((cc, k, False))  # no city takes its state's identifier
                if q and q not in taken:
                    e.id = q
                    taken.add(q)
                    break
        if not e.id:
            e.id = e.slug()
        out.append(e)
        for f in e.en:
            have[cc].add(re.sub("^(al|ar|as|ad|an|at|az|ash|ath|el)-", "", slug(plain(f))))
        for f in e.ar:
            have[cc].add(fold(plain(f)))
        if m or adj:
            nisbas.append((e.id, forms(m), [], forms(adj), kind == "city"))
    seen = set()
    for r in rows:
        cc, en, ar = r["cc"], r["en"], r["ar"]
        if r["adm"]:
            if r["type"] in AREA and cc not in ARAB:
                continue
        else:
            pop = int(r["pop"] or 0)
            if cc not in NEAR or r["type"] in ("section", "locality", "abandoned", "historical", "destroyed"):
                continue
            if cc not in ARAB and pop < {"GB": 150000, "UA": 60000, "IR": 60000, "TR": 60000}.get(cc, 20000):
                continue
            if cc == "SA" and pop == 0 and r["type"] == "district":
                continue
        if not en or not ar or not arabic(ar) or len(ar.split()) > 4 or re.search(r"[\d(),/]", en):
            continue
        head = ar.split()[0]
        if head in HEADS or len(fold(ar)) < 3:
            continue
        if re.search(r"(?i)\b(district|governorate|region|province|municipality|county|oblast|camp|island)\b", en) and not transliterates(en, ar):
            continue
        if not transliterates(en, ar):
            continue
        # An English article (Al, Ar, Ash) without the Arabic one, or the other way round, is a bad row.
        bare = re.sub("^(al|ar|as|ad|an|at|az|ash|ath|el)-", "", slug(en))
        key = (cc, bare)
        if bare in have[cc] or fold(ar) in have[cc] or key in seen or len(bare) < 3:
            continue
        seen.add(key)
        ens, ars = [ascii_of(en).replace("'", "") if "'" in ascii_of(en) else ascii_of(en)], [ar]
        if "'" in ascii_of(en):
            ens.append(ascii_of(en))
        e = Entry("Place", "state" if r["adm"] else "city", cc, ens, ars, rank=3, id=r["id"] if r["id"] not in taken else "")
        e.en = [guard_en(x, zipf, people) for x in e.en]
        e.ar = [guard_ar(x, zipf, people) for x in e.ar
                if len(x.split()) > 1 or zipf["ar"].get(fold(x), 0) < 4.5 or fold(x) in CLEAR]  # "the capital" is of no use as a name
        if not e.id:
            e.id = e.slug()
        taken.add(e.id)
        out.append(e)
    return out, nisbas


HEADS = set("منطقة قضاء مقاطعة حي ناحية مديرية بلدية لواء محافظة مدينة ولاية في من على إلى أد آش أش ناحيت قسم دائرة إقليم".split())


def guard_ar(f, zipf, people):
    """Marks a form of a lesser place that is a word of the language or a person's name."""
    ws = fold(f).split()
    if fold(f) in CLEAR:
        return f
    if len(ws) == 1:
        w = ws[0]
        bare = w[2:] if w.startswith(AL) else w
        if max(zipf["ar"].get(w, 0), zipf["ar"].get(bare, 0), zipf["ar"].get(AL + bare, 0)) >= 3.2 or w in people["ar"] or bare in people["ar"] or len(bare) <= 3:
            return "?" + f
    elif all(zipf["ar"].get(w, 0) >= 3.6 or w in people["ar"] for w in ws):
        return "?" + f
    return f


def guard_en(f, zipf, people):
    ws = [w.lower() for w in words(f)]
    if fold(f) in CLEAR:
        return f
    core = [w for w in ws if w not in ("al", "el", "ad", "ar", "as", "at", "an", "az", "ash")]
    if len(core) == 1 and (zipf["en"].get(core[0], 0) >= 3.3 or core[0] in people["en"] or len(core[0]) < 4):
        return "?" + f
    if len(core) > 1 and all(zipf["en"].get(w, 0) >= 4.5 for w in core):
        return "?" + f
    return f


# --- nisba -------------------------------------------------------------------

def nisba_rows(items):
    """A form marked "?" is ambiguous without the article alone (a man may be
    called Turki, but not at-Turki); one marked "??" always ("financial", "lunar",
    and the adjectives of cities, which are family names)."""
    rows = {}
    for id, ms, pls, adj, city in items:
        m, f, p = [], [], []
        for x in ms:
            mark = re.match(r"\?*", x).group()
            ws = x[len(mark):].split()

            def each(end, mark):
                return mark + " ".join(w + end for w in ws)
            always = mark if mark == "??" else ""
            m += [each("", "??" if city else mark), each("\u0627\u0646", always)]                              # dual ان
            f += [each(TEH, always), each("\u062A\u0627\u0646", always), each("\u062A\u064A\u0646", always)]  # ة تان تين
            p += [each("\u0648\u0646", always), each("\u064A\u0646", always), each("\u0627\u062A", always)]   # ون ين ات
        p = pls + p
        if id in rows:
            sys.exit("two rows of nisba for " + id)
        rows[id] = [id, ";".join(unique(m)), ";".join(unique(f)), ";".join(unique(p)), ";".join(unique(adj))]
    return list(rows.values())


# --- parts of persons' names ---------------------------------------------------

BW = dict(zip("'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{", "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْٰٱ"))


def buckwalter(s):
    s = "".join(BW.get(c, c) for c in s)
    return nfc(re.sub("[\u064B-\u0652\u0670]", "", s).replace("\u0671", "\u0627"))


def popular(shared, name, column):
    out = defaultdict(lambda: [set(), set()])  # form -> genders, countries
    path = os.path.join(shared, "data", "names", "popular-names", name)
    for r in csv.DictReader(open(path, encoding="utf-8-sig")):
        for f in {nfc(r["Localized Name"] or ""), nfc(r["Romanized Name"] or "")}:
            for f in re.split("[/;,]| or ", f):
                f = f.strip().rstrip("*")
                latin = re.fullmatch(r"[A-Za-z\u00C0-\u024F'\u2019-]+", f)
                if len(f) >= 2 and (latin or arabic(f)):
                    if latin and f == f.upper():
                        f = f.title()
                    out[f][0].add((r.get("Gender") or "").lower())
                    out[f][1].add(r["Country"])
    return out


def camel(shared):
    """Arabic proper nouns of persons (rational) and of places, unvowelled."""
    persons, others = set(), set()
    path = os.path.join(shared, "data", "lexicon", "camel-morph", "MSA-Noun-Prop-LEX.csv")
    for r in csv.DictReader(open(path, encoding="utf-8")):
        w = buckwalter(r["LEMMA"])
        if arabic(w) and len(w) > 2:
            (persons if "rat:r" in r["FEAT"] else others).add(w)
    return persons, others


def transliterated(shared):
    """Single names in Arabic letters that spell the Latin name they stand for."""
    out = defaultdict(int)
    for name in ("wd_arabic_80", "wd_arabic_20"):
        for line in open(os.path.join(shared, "data", "names", "netranslit-wikidata", "data", name), encoding="utf-8"):
            en, ar, n = line.rstrip("\n").split("\t")
            ar = nfc(ar.replace(" ", ""))
            if arabic(ar) and len(ar) >= 3 and transliterates(en, ar):
                out[fold(ar)] += int(n)
    return out


def person_parts(shared, zipf):
    """Rows of given.tsv, family.tsv and parts.tsv."""
    own = {"given": defaultdict(lambda: [set(), 0]), "family": defaultdict(lambda: [set(), 0])}
    for role, gender, en, ar in hand("parts.tsv", 4):
        for f in forms(en) + forms(ar):
            own[role][f][0].add(gender)
            own[role][f][1] = 9
    for role, name, column in (("given", "common-forenames-by-country.csv", "Gender"), ("family", "common-surnames-by-country.csv", "")):
        ours = {fold(plain(f)) for f in own[role]}  # "احمد" is "أحمد", of which the own list says whether it is a word
        for f, (genders, where) in popular(shared, name, column).items():
            for x in {f, ascii_of(f)}:
                if (fold(x) if arabic(x) else x) in ours:
                    continue
                ws = words(x.lower())
                mark = ""
                if not arabic(x) and len(ws) == 1 and ws[0] in EVERYDAY:
                    mark = "?"
                if arabic(x) and zipf["ar"].get(fold(x), 0) >= 5.2:
                    mark = "?"
                if len(x) < 3:
                    mark = "?"
                own[role][mark + x][0].update(genders)
                own[role][mark + x][1] = max(own[role][mark + x][1], min(9, len(where)))
    out = {}
    for role in own:
        rows = []
        for f, (genders, n) in own[role].items():
            g = genders & {"m", "f"}
            rows.append([f, "ar" if arabic(plain(f)) else "en", g.pop() if len(g) == 1 else "", str(n)])
        out[role] = rows
    # A name that is marked as doubtful is a part of names all the same.
    known = {fold(f) for role in own for f in own[role] if arabic(f)}
    persons, others = camel(shared)
    common = {fold(w) for w in others}
    everyday = {fold(w) for w in AMBIGUOUS}

    def clitic(w):  # rather a clitic and a word: "and he stressed"
        rest = zipf["ar"].get(w[1:], 0)
        return w[0] in "\u0648\u0641" and rest >= 4 or w[0] in "\u0628\u0644\u0643\u0633" and rest >= 5
    parts = set()
    for w, n in transliterated(shared).items():
        z = zipf["ar"].get(w, 0)
        if clitic(w) or w in everyday:
            continue
        if w not in known and z < (3.3 if n > 1 else 2.8) and not (w.startswith(AL) and z > 2.5):
            parts.add(w)
    for w in persons:
        w = fold(w)
        z = zipf["ar"].get(w, 0)
        if w not in known and z < 4.2 and w not in common and w not in everyday and not clitic(w):
            parts.add(w)
    out["parts"] = [[w] for w in parts]
    return out


EVERYDAY = set()   # English words, lower case (names/everyday.tsv)
AMBIGUOUS = set()  # forms of either language that are words as well (names/ambiguous.tsv)
CLEAR = set()      # forms of lesser places, folded, that are no words however frequent (names/clear.tsv)

# --- writing -----------------------------------------------------------------

def write(name, columns, rows, source, licence):
    lines = sorted({"\t".join(r).rstrip("\t") for r in rows}, key=lambda s: s.encode())
    for line in lines:
        if line != unicodedata.normalize("NFC", line):
            sys.exit("%s: not NFC: %s" % (name, line))
        if any(unicodedata.category(c) == "Cf" for c in line):
            sys.exit("%s: invisible character: %r" % (name, line))
    path = os.path.join(OUT, name)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("# source: %s\n# licence: %s\n# date: %s\n# columns: %s\n" % (source, licence, DATE, " ".join(columns)))
        f.write("\n".join(lines) + "\n")
    print("%-12s %6d entries %8d bytes" % (name, len(lines), os.path.getsize(path)))


COLUMNS = {
    "ambiguous.tsv": "form", "clear.tsv": "form", "armed.tsv": "type kind country en ar", "countries.tsv": "country en ar nisba plural adjective", "everyday.tsv": "word",
    "facilities.tsv": "type kind country en ar", "namewords.tsv": "form", "never.tsv": "form", "organisations.tsv": "type kind country en ar",
    "parts.tsv": "role gender en ar", "people.tsv": "country gender en ar", "places.tsv": "kind country en ar nisba adjective",
}


def tidy():
    """Brings the hand-written lists into order and gives them their header."""
    for name, columns in sorted(COLUMNS.items()):
        path = os.path.join(SRC, name)
        lines = open(path, encoding="utf-8").read().split("\n")
        rows = sorted({unicodedata.normalize("NFC", x).rstrip() for x in lines if x.strip() and not x.startswith("#")}, key=lambda s: s.encode())
        with open(path, "w", encoding="utf-8", newline="\n") as f:
            f.write("# source: written by hand from general knowledge\n# licence: Apache-2.0\n# date: %s\n# columns: %s\n" % (DATE, columns))
            f.write("".join(r + "\n" for r in rows))


def main():
    if sys.argv[1:] == ["tidy"]:
        return tidy()
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    shared, wheel = sys.argv[1:]
    os.makedirs(OUT, exist_ok=True)
    zipf = {lang: frequencies(wheel, lang) for lang in ("ar", "en")}
    AMBIGUOUS.update(r[0] for r in hand("ambiguous.tsv", 1))
    CLEAR.update(fold(r[0]) for r in hand("clear.tsv", 1))
    EVERYDAY.update(r[0] for r in hand("everyday.tsv", 1))
    parts = person_parts(shared, zipf)
    people = {"ar": set(), "en": set()}
    for role in ("given", "family"):
        for f, script, _, _ in parts[role]:
            people[script].add(fold(plain(f)))

    entries, nisbas = countries(shared)
    more, n2 = places(shared, zipf, people)
    entries += more
    nisbas += n2
    for name in ("organisations.tsv", "armed.tsv", "facilities.tsv"):
        for type, kind, cc, en, ar in hand(name, 5):
            entries.append(Entry(type, kind, cc, forms(en), forms(ar)))
    for cc, gender, en, ar in hand("people.tsv", 4):
        entries.append(Entry("Person", "person", cc, forms(en), forms(ar), gender))
    ids = {}
    for e in entries:
        e.id = e.id or e.slug()
        if e.id in ids:
            a = ids[e.id]
            if a.type == "Place" and a.kind in ("country", "territory"):
                continue  # dependent territories stand in both lists
            sys.exit("two entries for %s: %s / %s" % (e.id, a.en, e.en))
        ids[e.id] = e
    common_families = {fold(x) for f, (_, where) in popular(shared, "common-surnames-by-country.csv", "").items() for x in (f, ascii_of(f))}
    known_people = {fold(plain(f)) for e in ids.values() if e.type == "Person" for f in e.en + e.ar}
    for e in ids.values():
        # A family name that many bear does not say who is meant: the ones of popular
        # lists, and Arabic names of origin, but for those that one person made known.
        single = [f for f in e.ar if len(f.split()) == 1]
        origin = any(re.fullmatch(r"\?|\??" + AL + r"\w+\u064A", f) or f.startswith("?") for f in single) and not any(fold(plain(f)) in CLEAR for f in single)

        def mark(f):
            if e.type == "Person":
                core = re.sub(r"(?i)^(al|el)-", "", f)
                if fold(f) in CLEAR or fold(core) in CLEAR:
                    return f
                if " " not in f and (fold(core) in common_families or origin and f != e.en[0]):
                    return "?" + plain(f)
            lesser = e.rank > 1 and fold(f) in known_people  # the Armenian province of Shirak is written as Chirac is
            return "?" + f if f in AMBIGUOUS or f.lower() in EVERYDAY or lesser else f
        e.en = [mark(f) for f in e.en]
        e.ar = [mark(f) for f in e.ar]
    rows = [[e.id, e.type, ";".join(e.en), ";".join(e.ar), e.gender, e.country, e.kind, str(e.rank)] for e in ids.values()]
    for r in rows:
        if not r[2] and not r[3]:
            sys.exit("no form: %s" % r)
    write("known.tsv", "id type en ar gender country kind rank".split(), rows,
          "own lists (extract/lexicon/build/names); places and identifiers: countries-states-cities-database, mledoze/countries, CLDR, rigour",
          "own work: Apache-2.0; places: ODbL 1.0 (see NOTICE)")
    write("nisba.tsv", "id ar_m ar_f ar_pl en".split(), nisba_rows(nisbas),
          "own lists (extract/lexicon/build/names); ArWikiCats; countries-states-cities-database",
          "own work: Apache-2.0; MIT; ODbL 1.0 (see NOTICE)")
    towns = {fold(plain(f)) for e in ids.values() if e.type == "Place" and e.rank < 2 for f in e.en + e.ar}
    doubtful = {fold(r[0]) for r in hand("namewords.tsv", 1)}
    for role in ("given", "family"):
        for r in parts[role]:
            if fold(r[0]) in towns or fold(r[0]) in doubtful:
                r[0] = "?" + r[0]
        write(role + ".tsv", "form script gender count".split(), parts[role],
              "own list (extract/lexicon/build/names/parts.tsv); popular-names by country", "own work: Apache-2.0; CC0")
    write("parts.tsv", ["form"], parts["parts"], "netranslit Wikidata pairs; CAMeL Morph proper nouns (forms folded as extract/ar.Fold)", "CC0; MIT")
    write("stop.tsv", ["form"], [[r[0]] for r in hand("never.tsv", 1)], "own list (extract/lexicon/build/names/never.tsv)", "own work: Apache-2.0")


if __name__ == "__main__":
    main()
