"""Adversarial spellings: invented identifiers x transformations x carrier sentences, the same for the same seed and split.

Development and held-out share no name, no number and no carrier sentence.
"""
import random, unicodedata

NAMES = {
    "development": "Katharina Brandt|Fergus Dunwoody|Imelda Castellano|Rosalind Pemberton|Dietmar Eisenhart|Yolanda Quintero|Jonas Lindqvist|Beatrice Holloway|"
                   "Andrzej Kowalczyk|Marisol Herrera|Günther Schäfer|Hélène Lefèvre|Zoë Müller|José Núñez|Sinéad Gallagher|Noor Rahman",
    "held-out": "Leopold Abernathy|Cordelia Fairbanks|Quentin Halloran|Valentina Iverson|Norbert Goldsmith|Theodora Rasmussen|Percival Montgomery|Anneliese Kruger|"
                "Stanislav Novotny|Consuelo Zamora|Jürgen Köhler|Chloé Bérénger|Renée Dubois|Iñigo Peña|Séamus Doherty|Amara Okafor"}
CARRIERS = {
    "development": {
        "name": ("The patient is {} and was seen in clinic today.", "I spoke to {} about the results yesterday.", "Patient name: {}", "Please call Mrs {} back this afternoon.",
                 "Her brother {} will collect the tablets.", "Discussed with {}, who agrees with the plan."),
        "ssn": ("Her SSN is {} as on the form.", "Social security number: {}", "SSN {} was confirmed by phone."),
        "phone": ("Call her on {} after lunch.", "Phone: {}", "You can reach the daughter at {} in the evening."),
        "email": ("Write to {} for the report.", "E-mail: {}", "My address is {} if you need it."),
        "mrn": ("MRN: {}", "Medical record number {} was pulled.", "Chart under MRN {} please."),
        "date": ("Date of birth: {}", "She was admitted on {} with fever.", "Seen on {} by the registrar."),
        "iban": ("IBAN: {}", "Please pay into IBAN {} by the end of the week.", "The account is {} at the same bank."),
        "card": ("Card number: {}", "He paid by credit card {} last time.", "The Visa card {} was declined."),
        "nhs": ("NHS number: {}", "Her NHS number is {} on the letter.", "NHS no. {} checked.")},
    "held-out": {
        "name": ("Thank you for referring {} to our service.", "We reviewed {} on the ward round this morning.", "Name of patient: {}", "Mr {} asked for a second opinion.",
                 "His daughter {} was present throughout.", "Dictated for {}, to be signed later."),
        "ssn": ("SSN: {}", "The social security number given was {} without a card.", "We hold SSN {} on file."),
        "phone": ("Telephone {} between nine and five.", "Mobile: {}", "Her mother's phone number is {} for emergencies."),
        "email": ("Please send it to {} today.", "Email {} with any questions.", "Contact by e-mail: {}"),
        "mrn": ("Medical record number: {}", "Filed under MRN {} in the archive.", "Hospital number {} on the wristband."),
        "date": ("DOB: {}", "Surgery took place on {} without complications.", "Follow-up since {} in our clinic."),
        "iban": ("Bank details, IBAN {}", "IBAN of the customer: {}", "Refund to IBAN {} was sent."),
        "card": ("Credit card: {}", "Charged to the card {} this morning.", "Debit card no. {} reported lost."),
        "nhs": ("NHS No: {}", "The NHS number {} is on the label.", "Registered with NHS number {} since then.")}}
SPOKEN = {
    "en": ("zero one two three four five six seven eight nine".split(),
           {"development": ("Her phone number is {} she said.", "You can call {} in the evening."), "held-out": ("The telephone number was {} I think.", "Ring back on {} please.")}),
    "de": ("null eins zwei drei vier fünf sechs sieben acht neun".split(),
           {"development": ("Die Telefonnummer lautet {} sagte sie.", "Bitte rufen Sie {} an."), "held-out": ("Erreichbar unter der Nummer {} am Abend.", "Meine Handynummer ist {} danke.")}),
    "fr": ("zéro un deux trois quatre cinq six sept huit neuf".split(),
           {"development": ("Son numéro de téléphone est le {} je crois.", "Appelez le {} ce soir."), "held-out": ("Joignable au {} le matin.", "Mon portable, c'est le {} merci.")}),
    "es": ("cero uno dos tres cuatro cinco seis siete ocho nueve".split(),
           {"development": ("Su teléfono es el {} por la tarde.", "Llame al {} mañana."), "held-out": ("El número de móvil es {} gracias.", "Puede llamarnos al {} hoy.")}),
    "it": ("zero uno due tre quattro cinque sei sette otto nove".split(),
           {"development": ("Il suo telefono è {} la sera.", "Chiami il {} domani."), "held-out": ("Il numero di cellulare è {} grazie.", "Mi trova al {} oggi.")}),
    "nl": ("nul een twee drie vier vijf zes zeven acht negen".split(),
           {"development": ("Haar telefoonnummer is {} zei ze.", "Bel {} in de avond."), "held-out": ("Het mobiele nummer is {} dank u.", "Bereikbaar op {} vandaag.")})}
FRENCH_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
NATO = ("Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray "
        "Yankee Zulu").split()
ALSO = {"J": "Juliet", "A": "Alpha", "N": "Nancy", "S": "Sugar", "P": "Peter", "M": "Mary", "B": "Bravo"}
GERMAN = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ("Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula Quelle "
                                                  "Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias").split()))
MONTHS = "January February March April May June July August September October November December".split()
ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth").split()
UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CYRILLIC = dict(zip("AaBcCeEHiIjKMoOpPsSTxXy", "АаВсСеЕНіІјКМоОрРѕЅТхХу"))
GREEK = dict(zip("ABEZHIKMNOPTYXov", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον"))
SCANNED_LETTERS = {"l": "1", "o": "0", "O": "0", "i": "1", "I": "1", "S": "5", "e": "e", "m": "rn", "B": "8"}
SCANNED_FIGURES = {"0": "O", "1": "l", "5": "S", "8": "B", "2": "Z", "6": "G"}
LEET = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5"}
EMAILS = {  # at, dot, and a sentence in the language
    "en": ("at", "dot"), "de": ("ät", "punkt"), "fr": ("arobase", "point"), "es": ("arroba", "punto"), "it": ("chiocciola", "punto"), "nl": ("apenstaartje", "punt"),
    "pl": ("małpa", "kropka"), "pt": ("arroba", "ponto"), "sv": ("snabel-a", "punkt")}


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def digits(chance, count):
    return "".join(chance.choice("0123456789") for _ in range(count))


def luhn(body):
    total = sum(sum(divmod(int(c) * (2 - i % 2), 10)) for i, c in enumerate(reversed(body)))
    return body + str(-total % 10)


def seeds(chance, name):
    """One value of each kind for a person."""
    first, last = plain(name).lower().split()
    nhs = "0"
    while len(nhs) != 10:
        body = "9" + digits(chance, 8)
        check = 11 - sum(int(c) * (10 - i) for i, c in enumerate(body)) % 11
        nhs = body + str(check % 11) if check != 10 else "0"
    bank = digits(chance, 18)
    iban = f"DE{98 - int(bank + '131400') % 97:02d}{bank}"
    year, month, day = chance.randint(1931, 2024), chance.randint(1, 12), chance.randint(1, 28)
    return {"name": name, "ssn": f"8{digits(chance, 2)}-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}",
            "phone": f"{chance.randint(201, 989)}-555-01{digits(chance, 2)}", "email": f"{first}.{last}@{chance.choice(('quillmail', 'harbourpost', 'oakline'))}.example",
            "mrn": f"{chance.randint(10, 99)}-{digits(chance, 2)}-{digits(chance, 3)}", "date": f"{month:02d}/{day:02d}/{year}",
            "iban": " ".join(iban[i:i + 4] for i in range(0, 22, 4)), "card": " ".join(luhn("4" + digits(chance, 14))[i:i + 4] for i in range(0, 16, 4)),
            "nhs": f"{nhs[:3]} {nhs[3:6]} {nhs[6:]}", "parts": (year, month, day)}


def between(value, sign, chance, every=0.4):
    return value[0] + "".join((sign(chance) if chance.random() < every else "") + c for c in value[1:])


def mapped(value, table, chance, least=1):
    """At least so many letters exchanged, others by chance."""
    places = [i for i, c in enumerate(value) if c in table]
    if len(places) < least:
        return None
    chosen = set(chance.sample(places, max(least, len(places) // 2)))
    return "".join(table[c] if i in chosen else c for i, c in enumerate(value))


def odd_separators(value, chance):
    sign = chance.choice((" - ", "_", " / ", "·", "•", "--", " . ", "—", "~", " _ ", "*", ":"))
    return value.replace("-" if "-" in value else " ", sign)


def spelled(value, sign):
    return "  ".join(sign.join(word) for word in value.upper().split()) if sign == " " else " ".join(sign.join(word) for word in value.upper().split())


def nato(value, how, chance):
    words = []
    for letter in plain(value).upper().replace(" ", ""):
        word = ALSO.get(letter) if chance.random() < 0.3 and letter in ALSO else NATO[ord(letter) - 65]
        words.append({"as in": f"{letter} as in {word}", "for": f"{letter} for {word}", "words": word.lower(), "wie": f"{letter} wie {GERMAN[letter]}"}[how])
    return (" " if how == "words" else ", ").join(words)


def french_pairs(number):
    out = []
    for i in range(0, len(number) - 1, 2):
        tens, unit = int(number[i]), int(number[i + 1])
        units = SPOKEN["fr"][0]
        teens = "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
        if tens == 0:
            out.append("zéro " + units[unit])
        elif tens == 1:
            out.append(teens[unit])
        elif tens in FRENCH_TENS and tens < 7:
            out.append(FRENCH_TENS[tens] + ("" if unit == 0 else " et un" if unit == 1 else "-" + units[unit]))
        elif tens == 7:
            out.append("soixante-et-onze" if unit == 1 else "soixante-" + teens[unit])
        else:
            out.append("quatre-vingt" + ("s" if tens == 8 and unit == 0 else "-" + (units[unit] if tens == 8 else teens[unit])))
    return ", ".join(out)


def below_hundred(n):
    return UNITS[n - 1] if n < 20 else TENS[n // 10 - 2] + ("" if n % 10 == 0 else "-" + UNITS[n % 10 - 1])


def spoken_date(year, month, day, chance):
    head = "two thousand" + ("" if year == 2000 else (" and " if year < 2010 else " ") + below_hundred(year - 2000)) if year >= 2000 else "nineteen " + below_hundred(year - 1900)
    return chance.choice((f"{ORDINALS[day - 1]} of {MONTHS[month - 1]} {head}", f"{MONTHS[month - 1]} {ORDINALS[day - 1]}, {head}", f"{MONTHS[month - 1]} the {ORDINALS[day - 1]} {head}"))


def obfuscated(email, language, chance):
    at, dot = EMAILS[language]
    how = chance.randrange(3 if language == "en" else 2)
    if how == 0:
        return email.replace(".", f" {dot} ").replace("@", f" {at} ")
    return email.replace(".", f" [{dot}] ").replace("@", f" [{at}] ") if how == 1 else email.replace("@", f" {at} ")


def transformations():
    """Name -> (kinds, function of value, chance and seeds). None where a value can't be changed so."""
    numbers = ("ssn", "phone", "mrn", "iban", "card", "nhs")
    all_kinds = ("name", "email", "date") + numbers
    t = {"as it is": (all_kinds, lambda v, c, s: v),
         "zero-width": (all_kinds, lambda v, c, s: between(v, lambda c: c.choice("\u200b\u200c\u200d\u2060\ufeff"), c)),
         "soft hyphen": (all_kinds, lambda v, c, s: between(v, lambda c: "\u00ad", c)),
         "direction marks": (all_kinds, lambda v, c, s: c.choice("\u202d\u202a\u2066") + between(v, lambda c: c.choice("\u200e\u200f\u061c"), c, 0.2) + "\u202c"),
         "full-width": (all_kinds, lambda v, c, s: "".join(chr(ord(x) + 0xfee0) if "!" <= x <= "~" else x for x in v)),
         "no-break spaces": (("name", "iban", "card", "nhs"), lambda v, c, s: v.replace(" ", c.choice("\u00a0\u202f\u2007\u2009"))),
         "decomposed accents": (("name",), lambda v, c, s: unicodedata.normalize("NFD", v)),
         "mathematical letters": (("name", "email", "ssn", "phone"), lambda v, c, s: "".join(
             chr(0x1d400 + ord(x) - 65) if "A" <= x <= "Z" else chr(0x1d41a + ord(x) - 97) if "a" <= x <= "z" else chr(0x1d7ce + int(x)) if x.isdigit() and x < ":" else x for x in v)),
         "Cyrillic look-alikes": (("name", "email"), lambda v, c, s: mapped(v, CYRILLIC, c, 2)),
         "Greek look-alikes": (("name", "iban"), lambda v, c, s: mapped(v.upper(), GREEK, c, 1)),
         "Arabic-Indic digits": (numbers + ("date",), lambda v, c, s: "".join(chr(0x660 + int(x)) if x.isdigit() else x for x in v)),
         "Devanagari digits": (numbers + ("date",), lambda v, c, s: "".join(chr(0x966 + int(x)) if x.isdigit() else x for x in v)),
         "HTML entities": (all_kinds, lambda v, c, s: "".join((f"&#{ord(x)};" if c.random() < 0.5 else f"&#x{ord(x):x};") if x != " " and c.random() < 0.5 else x for x in v)),
         "JSON escapes": (("name", "email"), lambda v, c, s: "".join(f"\\u{ord(x):04x}" if x != " " and c.random() < 0.4 else x for x in v)),
         "spelled with hyphens": (("name",), lambda v, c, s: spelled(v, "-")),
         "spelled with dots": (("name",), lambda v, c, s: spelled(v, ".")),
         "spelled with commas": (("name",), lambda v, c, s: ", ".join(v.upper().replace(" ", ""))),
         "letters spaced out": (("name", "email", "ssn", "nhs"), lambda v, c, s: "  ".join(" ".join(w) for w in v.split())),
         "letters as in words": (("name",), lambda v, c, s: nato(v, c.choice(("as in", "for")), c)),
         "radio alphabet": (("name",), lambda v, c, s: nato(v, "words", c)),
         "German spelling words": (("name",), lambda v, c, s: nato(v, "wie", c)),
         "scanned letters": (("name",), lambda v, c, s: mapped(v, SCANNED_LETTERS, c, 1)),
         "scanned figures": (numbers + ("date",), lambda v, c, s: mapped(v, SCANNED_FIGURES, c, 2)),
         "stray spaces in figures": (("ssn", "phone", "mrn", "nhs"), lambda v, c, s: v.replace("-", c.choice(("- ", " -", " - "))) if "-" in v else v[:5] + " " + v[5:]),
         "odd separators": (numbers, lambda v, c, s: odd_separators(v, c)),
         "line break": (("name", "iban", "card", "nhs"), lambda v, c, s: v.replace(" ", "\n", 1) if c.random() < 0.5 else "\n".join(v.rsplit(" ", 1))),
         "line break in figures": (("ssn", "phone", "mrn"), lambda v, c, s: v.replace("-", "-\n", 1)),
         "hyphenated at the line's end": (("name", "email"), lambda v, c, s: (lambda i: v[:i] + "-\n" + v[i:])(next(i for i in range(len(v) // 2, len(v)) if v[i - 1].isalpha() and v[i].islower()))),
         "lower case": (("name",), lambda v, c, s: v.lower()),
         "upper case": (("name", "email"), lambda v, c, s: v.upper()),
         "leetspeak": (("name",), lambda v, c, s: mapped(v, LEET, c, 2)),
         "quoted-printable": (("email",), lambda v, c, s: v.replace("@", "=40").replace(".", "=2E")),
         "URL-encoded": (("email",), lambda v, c, s: v.replace("@", "%40")),
         "spoken date": (("date",), lambda v, c, s: spoken_date(*s["parts"], c)),
         "spoken SSN": (("ssn", "mrn"), lambda v, c, s: ", ".join(" ".join(c.choice(("oh", "zero")) if x == "0" else SPOKEN["en"][0][int(x)] for x in group) for group in v.split("-")))}
    for language in EMAILS:
        t[f"e-mail in words ({language})"] = (("email",), lambda v, c, s, l=language: obfuscated(v, l, c))
    return t


def cases(split, seed=1):
    """Dictionaries of id, transformation, kind, text and the span (in code points) that must be covered."""
    chance = random.Random(f"{split} {seed}")
    people = [seeds(chance, n) for n in NAMES[split].split("|")]
    out = []

    def add(name, kind, value, carriers):
        carrier = chance.choice(carriers)
        at = carrier.index("{}")
        out.append({"id": f"{split}-{len(out)}", "transformation": name, "kind": kind, "text": carrier.replace("{}", value), "start": at, "end": at + len(value)})

    for name, (kinds, change) in transformations().items():
        for person in people:
            for kind in kinds if len(kinds) > 2 else kinds * (3 - len(kinds)):
                value = change(person[kind], chance, person)
                if value and not (name == "decomposed accents" and value == person[kind]):
                    add(name, kind, value, CARRIERS[split][kind])
    for language, (words, carriers) in SPOKEN.items():
        for _ in range(24):
            number = "0" + digits(chance, 9)
            groups = (number[:4], number[4:7], number[7:])
            said = french_pairs(number) if language == "fr" and chance.random() < 0.6 else ", ".join(" ".join(words[int(x)] for x in g) for g in groups)
            add(f"spoken number ({language})", "phone", said, carriers[split])
    return out
