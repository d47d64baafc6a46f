"""Invented letters, notes and reports of about 1,100 characters, the same for the same seed, each with the identifiers that were put in."""
import random

FIRST = ("Anselma Bertrand Cordelia Dietmar Eulalia Fergus Gwendolyn Horatio Imelda Jasper Katharina Leopold Marisol Norbert Ottilie "
         "Percival Quentin Rosalind Sigmund Theodora Ulrich Valentina Wendell Yolanda Zacharias").split()
LAST = ("Abernathy Blackwood Castellano Dunwoody Eisenhart Fairbanks Goldsmith Halloran Iverson Jablonski Kowalczyk Lindqvist Montgomery "
        "Novotny Oyelaran Pemberton Quintero Rasmussen Stavropoulos Thackeray Underhill Vandermeer Whitcombe Yamaguchi Zielinski").split()
STREETS = "Juniper Larch Mill Orchard Quarry Station Harbour Chapel".split()
TOWNS = "Ashbourne Millfield Easton Riverton Stonebridge Clearwater".split()
HOSPITALS = ("St. Brigid's Hospital", "Lakeside Medical Center", "Northgate General Hospital", "Harbor View Clinic")
MONTHS = "January February March April May June July August September October November December".split()

# A diagnosis, how it shows, what was found, what is given for it.
CASES = (
    ("community-acquired pneumonia", "cough, fever and shortness of breath for {n} days",
     "The chest film shows consolidation in the right lower lobe", "amoxicillin 1 g three times a day for {n} days"),
    ("acute appendicitis", "pain in the right lower abdomen since {n} hours",
     "Ultrasound shows a thickened appendix of {n} mm without an abscess", "cefazolin 2 g before the operation, and paracetamol 1 g as needed"),
    ("atrial fibrillation", "palpitations and dizziness on {n} occasions",
     "The ECG shows atrial fibrillation with a rate of 1{n}0 per minute", "apixaban 5 mg twice a day and metoprolol 50 mg in the morning"),
    ("type 2 diabetes", "thirst and a loss of {n} kg in three months",
     "The HbA1c is {n}.4 % and the fasting glucose 1{n}2 mg/dL", "metformin 500 mg twice a day with meals"),
    ("a fracture of the left distal radius", "pain and swelling of the left wrist after a fall {n} days ago",
     "The film shows a fracture of the left distal radius with {n} degrees of tilt", "a cast for {n} weeks and ibuprofen 400 mg as needed"),
    ("iron deficiency anaemia", "tiredness for {n} weeks",
     "The haemoglobin is {n}.8 g/dL and the ferritin {n} ng/mL", "iron 100 mg every second day"),
)
COURSE = (
    "Heart sounds are normal and there is no oedema of the legs",
    "The abdomen is soft and not tender on the left",
    "No allergy to drugs is known",
    "The blood pressure was 1{n}4 over 7{n} and the temperature 37.{n} degrees",
    "There was no bleeding and no further fever",
    "The creatinine was 0.{n} mg/dL and the potassium 4.{n} mmol/L",
    "The course was without complications",
    "Walking and eating are possible without help",
    "The pain decreased from {n} to 1 on a scale of ten",
    "Smoking was given up {n} years ago",
    "The results were explained, and all questions were answered",
    "Oxygen saturation was 9{n} % on room air",
)


def documents(count, seed=1, characters=1100):
    """Pairs of a text and the identifiers in it that no reader of a redacted copy may see."""
    chance = random.Random(seed)
    return [_document(chance, (_letter, _note, _report)[i % 3], characters) for i in range(count)]


def _document(chance, kind, characters):
    person = _person(chance)
    head, sentences, foot = kind(chance, person)
    rest = chance.sample(COURSE, len(COURSE))
    body = "".join(s if s.startswith("\n") else " " + s for s in sentences).lstrip(" ")
    while rest and len(head) + len(body) + len(foot) < characters:
        body += " " + _filled(chance, rest.pop()) + "."
    return head + body + foot, person["identifiers"]


def _filled(chance, text):
    return text.replace("{n}", str(chance.randint(3, 9)))


def _date(chance, first, last):
    return f"{MONTHS[chance.randrange(12)]} {chance.randint(1, 28)}, {chance.randint(first, last)}"


def _person(chance):
    first, last, doctor = chance.choice(FIRST), chance.choice(LAST), chance.choice(LAST)
    street = f"{chance.randint(2, 980)} {chance.choice(STREETS)} Street"
    person = {
        "name": f"{first} {last}", "last": last, "doctor": f"{chance.choice(FIRST)} {doctor}", "born": _date(chance, 1940, 1995),
        "seen": _date(chance, 2023, 2025), "mrn": str(chance.randint(1_000_000, 9_999_999)),
        "phone": f"({chance.randint(201, 989)}) 555-01{chance.randint(10, 99)}", "street": street, "town": chance.choice(TOWNS),
        "hospital": chance.choice(HOSPITALS), "title": chance.choice(("Ms.", "Mr."))}
    person["identifiers"] = [first, last, doctor, person["born"], person["seen"], person["mrn"], person["phone"], street]
    return person


def _case(chance):
    name, shown, found, given = chance.choice(CASES)
    return name, *(_filled(chance, text) for text in (shown, found, given))


def _letter(chance, p):
    name, shown, found, given = _case(chance)
    head = (f"{p['hospital']}\nDepartment of Internal Medicine\n\n{p['seen']}\n\n{p['name']}\n{p['street']}\n{p['town']}\n\n"
            f"Dear Dr. {p['doctor']},\n\n")
    return head, [
        f"Thank you for sending us {p['title']} {p['last']}, born {p['born']}, who came with {shown}.",
        f"{found}.", f"We made the diagnosis of {name} and began {given}.",
        f"{p['title']} {p['last']} was sent home on {p['seen']} in good condition.",
        f"A follow-up visit is planned in {chance.randint(2, 9)} weeks."], (
        f"\n\nPlease call {p['phone']} with any questions about the patient (MRN {p['mrn']}).\n\nSincerely,\n{p['hospital']}\n")


def _note(chance, p):
    name, shown, found, given = _case(chance)
    head = (f"PROGRESS NOTE\nPatient: {p['name']}\nDOB: {p['born']}\nMRN: {p['mrn']}\nDate of visit: {p['seen']}\n"
            f"Phone: {p['phone']}\nAddress: {p['street']}, {p['town']}\n\nSubjective: ")
    return head, [
        f"{p['title']} {p['last']} reports {shown}.", f"\n\nObjective: {found}.", f"\n\nAssessment: {name[0].upper()}{name[1:]}.",
        f"\n\nPlan: Start {given}.", f"Return in {chance.randint(2, 9)} weeks, or sooner if it gets worse."], (
        f"\n\nSigned: {p['doctor']}, MD, {p['hospital']}\n")


def _report(chance, p):
    name, shown, found, given = _case(chance)
    head = (f"{p['hospital'].upper()}\nREPORT OF EXAMINATION\n\nName: {p['name']}   Record: {p['mrn']}\nDate of birth: {p['born']}\n"
            f"Examined: {p['seen']}\nReferred by: Dr. {p['doctor']}\n\nCLINICAL INFORMATION\n")
    return head, [
        f"The patient has had {shown}.", f"\n\nFINDINGS\n{found}.",
        f"\n\nIMPRESSION\nThe findings are those of {name}.", f"\n\nRECOMMENDATION\nWe recommend {given}.",
        f"The report was given to {p['title']} {p['last']} by telephone at {p['phone']}."], (
        f"\n\nSent to {p['street']}, {p['town']}.\nElectronically signed by {p['doctor']}, MD\n")
