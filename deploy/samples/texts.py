"""What the samples say. Everything in here is invented: people, firms, places of work, numbers.

Phones lie in ranges kept for fiction (555-01xx; 01632 960xxx and 07700 900xxx; 030 23125xxx; 01 99 00 xx xx), hosts end in
.example, addresses on the net come from documentation ranges, US social security numbers use areas that are never issued,
and every other number with a check digit carries a bank, place or series that does not exist.
"""

DISCHARGE = {
    "header": "Larkspur Valley Medical Center    MRN 00418827    Quillfeather, Rosalind M.",
    "footer": "Confidential. Questions: Health Information Management, (555) 555-0142, him@larkspur-valley.example",
    "author": "Tobias Wrenfield, MD",
    "title": "Discharge summary Rosalind Quillfeather",
    "paragraphs": [
        ("h", "Discharge Summary"),
        ("p", "Patient: Rosalind M. Quillfeather\tDOB: 04/17/1958\tAdmitted: 02/09/2025\tDischarged: 02/14/2025"),
        ("p", "Attending: Tobias Wrenfield, MD\tPrimary care: Anneke Sollberg, NP, phone (555) 555-0118"),
        ("h", "Hospital course"),
        ("p", "Mrs. Quillfeather is a 66-year-old retired bookbinder with type 2 diabetes and hypertension who came to the "
              "emergency department with three days of fever, a productive cough and worsening shortness of breath. A chest "
              "radiograph showed a right lower lobe consolidation. She was treated with ceftriaxone and azithromycin, and her "
              "oxygen requirement fell from four litres to room air by the third day. Blood cultures stayed negative."),
        ("p", "Her creatinine rose briefly to 1.9 mg/dL and came back to her baseline of 1.1 mg/dL with fluids. Metformin was "
              "paused and was restarted on the day before discharge. Her daughter Imogen Quillfeather was present for the teaching."),
        ("h", "Discharge medications"),
        ("p", "Amoxicillin-clavulanate 875 mg twice daily for 5 days. Metformin 500 mg twice daily. Lisinopril 10 mg daily."),
        ("h", "Follow-up"),
        ("p", "A repeat chest radiograph is due in six weeks to show that the consolidation has cleared. She will be seen at the "
              "Larkspur Valley Pulmonary Clinic, 2200 Millrace Road, Harrow Falls, VT 05999, on 03/28/2025 at 10:30."),
    ],
    "inserted": "Allergy to sulfonamides confirmed by phone with Imogen Quillfeather, (555) 555-0177.",
    "deleted": "Allergies: none known per Dr. Pemberly.",
    "comment": "Please check the phone number of Ms. Quillfeather's daughter before this goes out. Beatrix, ext. 0163.",
}

REFERRAL = [
    "Greenmantle Family Practice",
    "14 Orchard Terrace, Pellham Cross, OR 97999   Phone (555) 555-0126   Fax (555) 555-0127",
    "",
    "March 3, 2025",
    "",
    "To: Dr. Leopold Ashgrove, Cardiology, Northmere Heart Institute",
    "Re: Desmond O. Fairweather, born July 22, 1971, member ID GMH-88420917-02",
    "",
    "Dear Dr. Ashgrove,",
    "",
    "Thank you for seeing Mr. Fairweather, a 53-year-old school bus driver with two months of chest tightness on climbing "
    "stairs. The pain lasts about five minutes, spreads to the left arm and settles with rest. He smoked a pack a day for "
    "twenty years and stopped in 2019. His father died of a myocardial infarction at 58.",
    "",
    "On examination his blood pressure was 148/92 and the heart sounds were normal. The resting ECG shows sinus rhythm with "
    "non-specific T wave changes in the lateral leads. LDL cholesterol is 171 mg/dL and haemoglobin A1c is 5.9 %. I have "
    "started aspirin 81 mg and atorvastatin 40 mg daily and have given him nitroglycerin to carry.",
    "",
    "I would be grateful for a stress echocardiogram and your advice on further treatment. Because he drives children to "
    "school, he has been told not to work until he has been seen. His employer, Pellham Cross Unified School District, needs "
    "a letter about his fitness to drive by March 21. He can be reached at (555) 555-0188 or d.fairweather@post.example.",
    "",
    "With kind regards,",
    "Marguerite Tolliver, MD   NPI 9000041172   DEA FT0000412",
]

RADIOLOGY = """NORTHMERE IMAGING ASSOCIATES
77 Lanternlight Avenue, Suite 300, Northmere, OR 97998      Tel (555) 555-0134

PATIENT:    HOLLOWAY, PERCIVAL J        MRN: 7730215
DOB:        11/02/1949                  SEX: M
EXAM:       CT ABDOMEN AND PELVIS WITH CONTRAST
EXAM DATE:  01/15/2025 14:20            ACCESSION: NI-25-0031188
REFERRING:  CORDELIA VANCE-ABARA, MD

CLINICAL HISTORY: 75-year-old man with weight loss and left-sided abdominal pain. Prior appendectomy.

TECHNIQUE: Axial images were obtained from the lung bases to the symphysis after 100 mL of iohexol 350. Scanner serial
number SN-CT-4401Q9.

FINDINGS: The lung bases are clear. The liver has a smooth contour and shows a 9 mm simple cyst in segment VI, unchanged.
The gallbladder holds several small stones without wall thickening. Spleen, pancreas and adrenal glands are normal. There
is a 3 mm stone in the lower pole of the left kidney and no hydronephrosis. A segment of the sigmoid colon 6 cm long has
a thickened wall with several diverticula and stranding of the fat around it. There is no free air and no abscess. No
enlarged lymph nodes are seen. Degenerative change is present in the lower lumbar spine.

IMPRESSION:
1. Acute uncomplicated sigmoid diverticulitis. Colonoscopy after recovery is advised to exclude a neoplasm.
2. Gallstones without signs of cholecystitis.
3. Small left kidney stone that does not obstruct.

Results were telephoned to Dr. Vance-Abara's nurse, Thaddeus Birch, at 15:05 on 01/15/2025.

Electronically signed by Ottoline Greaves, MD, 01/15/2025 15:11
"""

CONSULT_SCAN = [
    "STILLWATER COUNTY HOSPITAL",
    "Wound Care Clinic",
    "",
    "Patient: Ignatius Merriweather",
    "Date of birth: 09/30/1944",
    "MRN: 5521903",
    "Visit date: 12/11/2024",
    "",
    "Mr. Merriweather returns for his left heel ulcer.",
    "The wound has become smaller since the last visit and now",
    "measures 2.1 by 1.4 cm with a clean granulating base.",
    "There is no odor and no sign of infection.",
    "",
    "He wears the offloading boot every day. His wife Philippa",
    "changes the dressing every second day.",
    "Blood sugar at home has been between 120 and 160 mg/dL.",
    "",
    "Plan: continue foam dressing and offloading.",
    "Vascular study of the left leg before the next visit.",
    "Return in three weeks. Call (555) 555-0151 with fever,",
    "spreading redness or new pain.",
    "",
    "Seen by: Hezekiah Loomis, PA-C",
]

FAX_SCAN = [
    "FAX",
    "To: Alderbrook Pharmacy, fax (555) 555-0165",
    "From: Dr. Winifred Castellane, Greenmantle Family Practice",
    "Date: 02/26/2025",
    "Pages: 1",
    "",
    "Re: Eustace Brandt, born 05/08/1962",
    "",
    "Please stop warfarin for Mr. Brandt and start apixaban",
    "5 mg twice daily from Monday. His last INR was 2.3 and",
    "his creatinine is 1.0 mg/dL. No dose change is needed.",
    "",
    "His insurer has approved the medicine for one year.",
    "Approval number: PA-7719-20553.",
    "",
    "Please call our office at (555) 555-0129 if the copay",
    "is more than 40 dollars. Mr. Brandt can pick it up",
    "after 4 pm; his neighbor Lavinia Stroud may collect it.",
]

MAIL = {
    "from": "Clementine Harrowgate <c.harrowgate@bluefinch-mutual.example>",
    "to": "Barnaby Oakeshott <b.oakeshott@larkspur-valley.example>",
    "cc": "appeals@bluefinch-mutual.example",
    "date": "Tue, 11 Mar 2025 09:42:17 -0500",
    "subject": "Appeal BF-2025-004417, Rosalind Quillfeather: decision attached",
    "body": """Dear Mr. Oakeshott,

thank you for the additional records that you sent on behalf of your patient Rosalind Quillfeather (member 4417-902-661).

We have reviewed the appeal and reversed our denial of the inpatient stay from February 9 to February 14, 2025. The oxygen
saturation of 84 % on room air at arrival met our criteria for admission, and the emergency department note that showed it
had not been part of the first file. Payment of $11,482.60 will be sent within ten business days.

Please note that the pulmonary rehabilitation request is a separate case and still needs a treatment plan signed by Dr.
Wrenfield. We close that request if the plan has not reached us by April 4.

The decision letter is attached for your files. You can reach me at (555) 555-0193, extension 4417, or through our portal at
https://portal.bluefinch-mutual.example/appeals/004417.

Kind regards,
Clementine Harrowgate
Appeals Coordinator, Bluefinch Mutual
""",
    "attachment": [
        "Bluefinch Mutual",
        "PO Box 4400, Tarn Hollow, NH 03999",
        "",
        "March 10, 2025",
        "",
        "Member: Rosalind M. Quillfeather     Member ID: 4417-902-661     Group: 77120-LV",
        "Claim: 25-0209-88317     Provider: Larkspur Valley Medical Center",
        "",
        "Notice of decision on appeal",
        "",
        "We have decided in your favor. The hospital stay is covered under your plan, and you owe only the deductible of "
        "$500.00. A physician who took no part in the first decision reviewed the records and found that inpatient care was "
        "medically necessary because of the low oxygen saturation and the acute kidney injury.",
        "",
        "You do not need to do anything. If you have paid the hospital already, ask it for a refund.",
        "",
        "Augustin Penhallow, MD, Medical Director",
    ],
}

WARD_ROWS = [
    ["Bed", "Patient", "DOB", "MRN", "Admitted", "Diagnosis", "Diet", "Nurse"],
    ["12A", "Ambrose Kettering", "03/14/1951", "6610042", "02/18/2025", "Heart failure, improving on furosemide", "2 g sodium", "J. Malloy"],
    ["12B", "Seraphina Douglas-Wynn", "08/29/1987", "6610077", "02/20/2025", "Acute pancreatitis, pain controlled", "Clear liquids", "J. Malloy"],
    ["14A", "Cornelius Batty", "12/01/1933", "6609815", "02/11/2025", "Hip fracture after fall, day 6 after repair", "Regular", "R. Okonjo"],
    ["14B", "Wilhelmina Frost", "06/06/1969", "6610103", "02/21/2025", "Cellulitis of the right leg, cefazolin", "Diabetic", "R. Okonjo"],
    ["15A", "Mordecai Pell", "10/19/1978", "6610118", "02/22/2025", "Asthma exacerbation, weaning steroids", "Regular", "T. Ibarra"],
]
WARD_HIDDEN = [
    ["Next of kin", "Relation", "Phone", "Remark"],
    ["Leonora Kettering", "wife", "(555) 555-0111", "call before 8 pm"],
    ["Gideon Wynn", "husband", "(555) 555-0112", "works nights at Tarn Hollow Paper Mill"],
    ["Hyacinth Batty", "daughter", "(555) 555-0113", "holds power of attorney"],
]

CLAIMS = """claim_id,member_id,last_name,first_name,dob,service_date,provider,icd10,cpt,charged,paid,ssn,phone,note
C25-100471,BFM-2201884,Applegarth,Junia,1984-05-19,2025-01-06,Greenmantle Family Practice,J45.909,99213,145.00,98.40,900-12-4471,555-555-0171,Asthma follow-up without complications
C25-100472,BFM-2201884,Applegarth,Junia,1984-05-19,2025-01-06,Greenmantle Family Practice,J45.909,94010,62.00,41.15,900-12-4471,555-555-0171,Spirometry
C25-100488,BFM-3310092,Stannard,Roderick,1957-11-27,2025-01-09,Northmere Heart Institute,I25.10,93306,1180.00,0.00,900-33-8120,555-555-0172,Denied because prior authorization is missing
C25-100503,BFM-1187345,Ravenhill,Tabitha,2016-02-03,2025-01-10,Stillwater County Hospital,S52.501A,25600,890.00,612.75,,555-555-0173,Fracture of the wrist after a fall in the school yard
C25-100517,BFM-4402716,Mbeki-Lund,Oswin,1991-08-14,2025-01-13,Alderbrook Pharmacy,E11.9,,74.20,74.20,900-45-0093,555-555-0174,Metformin refill for 90 days
C25-100526,BFM-5519007,Thistlewood,Prudence,1932-04-30,2025-01-14,Larkspur Valley Medical Center,I50.9,99223,410.00,328.00,900-51-7766,555-555-0175,Admission for heart failure at age 92
"""

INSURER = [
    ("h", "Bluefinch Mutual"),
    ("p", "PO Box 4400, Tarn Hollow, NH 03999"),
    ("p", "January 27, 2025"),
    ("p", "Mr. Roderick Stannard, 9 Saltmarsh Lane, Apartment 4, Northmere, OR 97998"),
    ("p", "Policy BFM-3310092, claim C25-100488"),
    ("p", "Dear Mr. Stannard,"),
    ("p", "We received a claim from Northmere Heart Institute for an echocardiogram on January 9, 2025. Your plan pays for this "
          "test only when it has been authorized beforehand, and we found no authorization in our system. For this reason we "
          "cannot pay the claim of $1,180.00 at present."),
    ("p", "You are not asked to pay this bill yet. Your cardiologist, Dr. Ashgrove, may ask for a retrospective authorization "
          "until March 10, and we have written to his office with the form. If the test is approved, your share is a copayment "
          "of $60.00."),
    ("p", "If you disagree you may appeal within 180 days. Tell us in writing why you think the test should be covered and add "
          "the records that support it. You can also ask the insurance commissioner of your state for help free of charge."),
    ("p", "Call us at (555) 555-0190 on weekdays from 8 am to 6 pm, and have your policy number at hand."),
    ("p", "Sincerely, Evangeline Thorne, Claims Department"),
]

ARZTBRIEF = [
    "Klinikum Erlenbach, Klinik für Innere Medizin",
    "Am Mühlgraben 17, 99999 Erlenbach, Telefon 030 23125 041, Fax 030 23125 042",
    "",
    "Frau Dr. med. Hedwig Sonnleitner, Hausarztpraxis, Lindenallee 3, 99999 Erlenbach",
    "",
    "Erlenbach, den 12. Februar 2025",
    "",
    "Patient: Waldemar Kranzbühler, geb. 03.10.1952, wohnhaft Weinbergstraße 28, 99999 Erlenbach",
    "Versichertennummer: K999000416, Fallnummer 2025-014882",
    "",
    "Sehr geehrte Frau Kollegin Sonnleitner,",
    "",
    "wir berichten über Ihren Patienten Herrn Kranzbühler, der sich vom 04.02.2025 bis zum 12.02.2025 in unserer stationären "
    "Behandlung befand.",
    "",
    "Diagnosen: Dekompensierte Herzinsuffizienz (NYHA III), Vorhofflimmern, arterielle Hypertonie.",
    "",
    "Die Aufnahme erfolgte wegen zunehmender Atemnot und Beinödemen. Im Röntgenbild des Thorax zeigten sich beidseitige "
    "Pleuraergüsse. Unter intravenöser Gabe von Furosemid verlor der Patient sechs Kilogramm an Gewicht, und die Atemnot "
    "besserte sich deutlich. Die Echokardiographie ergab eine Auswurffraktion von 35 Prozent. Eine Antikoagulation mit "
    "Apixaban wurde begonnen.",
    "",
    "Wir bitten um Kontrolle von Gewicht, Kalium und Kreatinin in einer Woche. Eine Wiedervorstellung in unserer Ambulanz ist "
    "für den 18. März 2025 vereinbart. Bei einer Gewichtszunahme von mehr als zwei Kilogramm in drei Tagen soll sich Herr "
    "Kranzbühler sofort melden. Seine Ehefrau Roswitha Kranzbühler wurde in die Medikamente eingewiesen.",
    "",
    "Mit freundlichen kollegialen Grüßen",
    "Prof. Dr. med. Ansgar Tiefenbrunn, Chefarzt",
]

ASSURANCE = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Sinistre 2025-77140, Mme Capucine Delorme-Vasseur</title>
<meta name="author" content="Baudouin Lachenal">
</head>
<body>
<h1>Mutuelle des Trois Rivières</h1>
<p>8, quai des Tanneurs, 99000 Valombreuse<br>Téléphone : 01 99 00 41 17 &middot; contact@trois-rivieres.example</p>
<p>Madame Capucine Delorme-Vasseur<br>21, rue du Vieux-Puits<br>99000 Valombreuse</p>
<p>Valombreuse, le 5 février 2025</p>
<p><strong>Objet :</strong> votre déclaration du 22 janvier 2025, contrat n&deg; TR-550-91823, sinistre n&deg; 2025-77140</p>
<p>Madame,</p>
<p>Nous avons bien reçu votre déclaration concernant le dégât des eaux survenu dans votre appartement le 19 janvier 2025.
L'expert mandaté, M. Anselme Trouvier, a visité les lieux et estime les dommages à 4&nbsp;380 euros. La fuite provient de
la conduite de votre voisin du dessus, M. Théophile Garonneau, dont l'assureur a reconnu la responsabilité.</p>
<p>Nous prenons en charge la remise en état du plafond et du parquet. La franchise de 150 euros ne vous sera pas appliquée.
Le règlement sera effectué sous dix jours sur votre compte FR05 9999 9999 9901 2345 6789 A99.</p>
<p>Nous vous prions de conserver les factures des artisans pendant deux ans. Si de nouvelles traces d'humidité apparaissent,
prévenez-nous sans attendre.</p>
<p>Nous vous prions d'agréer, Madame, l'expression de nos salutations distinguées.</p>
<p>Baudouin Lachenal, gestionnaire de sinistres<br>Numéro de sécurité sociale de l'assurée : 2 58 03 99 123 456 84</p>
<!-- relire avec Mme Delorme-Vasseur avant envoi, 06 39 98 12 34 -->
</body>
</html>
"""

INFORME = """INFORME CLÍNICO DE URGENCIAS

Centro: Hospital Comarcal de Valdeolivos
Paciente: Remedios Alcántara Quintanilla
Fecha de nacimiento: 14/09/1966          DNI: 99999999R
Domicilio: Calle del Molino Viejo, 12, 3.º B, 99999 Valdeolivos
N.º de historia clínica: 448201          Fecha de asistencia: 2 de marzo de 2025
Correo electrónico: remedios.alcantara@correo.example

Motivo de consulta
Mujer de 58 años que acude a urgencias por dolor en la fosa renal derecha de seis horas de evolución, acompañado de
náuseas y dos vómitos. Niega fiebre y molestias al orinar. Tuvo un episodio parecido en 2018.

Exploración y pruebas
La tensión arterial es de 138/84 mmHg y la temperatura de 36,7 grados. La puñopercusión renal derecha es positiva. En la
ecografía se observa una litiasis de 5 mm en el uréter derecho con una leve dilatación de la vía urinaria. La creatinina
es de 0,9 mg/dl y el sedimento de orina muestra hematíes abundantes.

Diagnóstico
Cólico renal derecho por litiasis ureteral.

Tratamiento y evolución
El dolor cedió con dexketoprofeno y paracetamol por vía intravenosa. La paciente recibe el alta con tamsulosina durante
cuatro semanas y analgésicos. Debe beber dos litros de agua al día y volver si aparecen fiebre o dolor que no cede. Su hermano,
Fermín Alcántara, la acompaña a casa. Se solicita cita en urología para el 24 de marzo de 2025.

Médica responsable: Dra. Nuria Castroviejo Olmedo, colegiada 9988776
"""

LETTERA = [
    ("h", "Studio Notarile Bellandi e Corvino"),
    ("p", "Via dei Setaioli 9, 99999 Montefalchi - segreteria@bellandi-corvino.example"),
    ("p", "Montefalchi, 20 gennaio 2025"),
    ("p", "Gentile Signora Ornella Bellucci Rolandi, codice fiscale BLLRLL51C52Z999W"),
    ("p", "Le scriviamo in merito alla successione del Suo compianto fratello, signor Evaristo Bellucci, nato a Montefalchi il 7 "
          "agosto 1946 e deceduto il 30 novembre 2024. Il testamento olografo è stato depositato presso il nostro studio e verrà "
          "pubblicato nelle prossime settimane."),
    ("p", "Secondo le Sue indicazioni, gli eredi sono Lei e Sua nipote Fiammetta Bellucci, che vive all'estero. Per preparare "
          "l'atto ci servono il certificato di morte, lo stato di famiglia e gli estratti dei conti bancari. La casa di Via del "
          "Gelso 4 non risulta gravata da ipoteche."),
    ("p", "La invitiamo a un incontro il 6 febbraio 2025 alle ore 15. La dichiarazione di successione deve essere presentata "
          "entro dodici mesi dalla morte. Le spese previste ammontano a circa 2.400 euro, oltre alle imposte."),
    ("p", "Distinti saluti, Dott. Saverio Corvino, notaio"),
]

BRIEF = [
    "Huisartsenpraktijk De Wilgenhoek",
    "Kanaaldijk 88, 9999 ZZ Ooievaarsdam, praktijk@wilgenhoek.example",
    "",
    "Ooievaarsdam, 17 februari 2025",
    "",
    "Aan: mevrouw drs. Liesbeth Haverkamp, afdeling Dermatologie, Ziekenhuis Rietmeer",
    "Betreft: de heer Joost van der Zwaluwenburg, geboren op 28-06-1959, BSN 999990019",
    "",
    "Geachte collega Haverkamp,",
    "",
    "Graag verwijs ik de heer Van der Zwaluwenburg naar u door wegens een gepigmenteerde plek op de linkerschouder. Zijn "
    "echtgenote Geertje zag dat de plek sinds de zomer groter en donkerder is geworden. De plek meet nu negen millimeter, is "
    "asymmetrisch en heeft een onregelmatige rand. Hij jeukt soms, maar bloedt niet.",
    "",
    "Patiënt werkte veertig jaar als dakdekker bij Bouwbedrijf Kiekendief en is vaak verbrand door de zon. In de familie komt "
    "geen melanoom voor. Hij gebruikt metoprolol en is niet allergisch.",
    "",
    "Ik verzoek u om beoordeling op korte termijn en zo nodig een excisie. De heer Van der Zwaluwenburg is bereikbaar via "
    "joost.zwaluwenburg@post.example. Zijn dochter Maartje rijdt hem naar de afspraak.",
    "",
    "Met vriendelijke groet,",
    "Sietske Boonstra-Vink, huisarts",
]

SLIDES = {
    "author": "Lucasta Fairbrother",
    "slides": [
        ("Morbidity and mortality conference", ["Department of Surgery, Larkspur Valley Medical Center", "February 27, 2025",
         "Presenter: Lucasta Fairbrother, MD"],
         "Welcome. Families of the patients have not been told about this meeting; please take no photographs."),
        ("Case 1: delayed diagnosis", ["71-year-old man, colectomy on January 30", "Fever and tachycardia on day 4",
         "The leak was found on day 6 by CT", "Two further operations, home after 31 days"],
         "The patient is Thelonious Grubb, MRN 6608811. Dr. Maximilian Oyelaran was on call and asked for the CT, but the scanner "
         "was down for six hours."),
        ("What we change", ["Rapid response call for every heart rate above 120 after bowel surgery",
         "A second scanner is kept free at night", "Handover sheet names the next decision and its time"],
         "Mrs. Grubb, phone (555) 555-0184, has agreed to speak at the safety day. Dr. Oyelaran owns the handover sheet."),
    ],
}

PATIENT = {
    "resourceType": "Patient",
    "id": "p-8812-07",
    "identifier": [
        {"system": "urn:larkspur-valley:mrn", "value": "00418827"},
        {"system": "urn:us:ssn", "value": "900-77-1234"},
    ],
    "active": True,
    "name": [{"use": "official", "family": "Abernathy-Cole", "given": ["Leocadia", "June"]}],
    "telecom": [
        {"system": "phone", "value": "+1 555 555 0147", "use": "mobile"},
        {"system": "email", "value": "leocadia.cole@post.example"},
    ],
    "gender": "female",
    "birthDate": "1990-12-24",
    "address": [{"line": ["310 Heron Street"], "city": "Harrow Falls", "state": "VT", "postalCode": "05999"}],
    "contact": [{"relationship": "partner", "name": "Bartholomew Cole", "phone": "+1 555 555 0148"}],
    "generalPractitioner": [{"display": "Anneke Sollberg, NP"}],
    "condition": {"code": "O24.410", "display": "Gestational diabetes mellitus, diet controlled"},
    "note": [
        {"time": "2025-02-19T15:40:00Z", "author": "Anneke Sollberg",
         "text": "Ms. Abernathy-Cole is 29 weeks pregnant and measures her glucose four times a day. Fasting values are between 82 and "
                 "94 mg/dL, so no insulin is needed. She would like a home visit because she lives alone with two small children while "
                 "Bartholomew is at sea. The next growth scan is booked for March 12."},
        {"time": "2025-02-24T10:05:00Z", "author": "Jessamy Lindqvist",
         "text": "Home visit done. Diet diary reviewed and no ketones in the urine. Her glucose meter with serial GLM-20931-K was replaced."},
    ],
}

HL7 = "\r".join([
    "MSH|^~\\&|LABSYS|STILLWATER LAB|EHR|LARKSPUR VALLEY|20250221081530||ORU^R01|MSG-0099124|P|2.5.1",
    "PID|1||00419903^^^LVMC^MR||CRANBOURNE^THEODOSIA^P||19740611|F|||58 Tannery Row^^Harrow Falls^VT^05999||(555)555-0156|||M||ACC-771-20418|900-61-8841",
    "NK1|1|CRANBOURNE^SYLVESTER|SPO|||(555)555-0157",
    "PV1|1|O|CLINIC^3^^LVMC||||SOLLBERG^ANNEKE^^^^NP",
    "OBR|1|ORD-55120|LAB-883021|58410-2^CBC panel^LN|||20250220143000",
    "OBX|1|NM|718-7^Hemoglobin^LN||9.1|g/dL|12.0-15.5|L|||F",
    "OBX|2|NM|787-2^MCV^LN||71|fL|80-96|L|||F",
    "OBX|3|NM|777-3^Platelets^LN||412|10*3/uL|150-400|H|||F",
    "OBX|4|NM|2276-4^Ferritin^LN||6|ng/mL|13-150|L|||F",
    "NTE|1||The pattern fits iron deficiency anemia. Ferritin is far below the normal range and the red cells are small. "
    "Suggest asking about heavy menstrual bleeding and testing for celiac disease.",
    "NTE|2||Critical value called to Anneke Sollberg by technician Dorothea Flint at 08:11 on 02/21/2025. Read back and confirmed. "
    "Patient Theodosia Cranbourne was told by phone and will start oral iron today.",
]) + "\r"

LEGAL = [
    "HARGREAVE, LOCKSLEY & DUNMORE, ATTORNEYS AT LAW",
    "1 Old Exchange Place, Suite 900, Tarn Hollow, NH 03999",
    "",
    "February 10, 2025",
    "",
    "By certified mail 9407 0000 0000 0041 1772 05",
    "",
    "Re: Estate of Lysander Hobday v. Stillwater County Hospital, docket no. 219-2024-CV-00417",
    "",
    "Dear Ms. Eglantine Purcell:",
    "",
    "This firm represents Mrs. Henrietta Hobday, the widow of Lysander Hobday, who died in your client's emergency department on "
    "August 19, 2024. We write to preserve evidence and to propose a date for mediation.",
    "",
    "Mr. Hobday, a 61-year-old roofer, came to the hospital at 6:40 pm with tearing chest pain. According to the chart he waited for "
    "three hours before a physician saw him, and a CT scan of the aorta was ordered only after he had collapsed. Our expert, Dr. "
    "Phineas Quarterman, has concluded that earlier imaging would more likely than not have saved his life.",
    "",
    "Please keep all records, audit trails of the electronic chart, pager logs and the video of the waiting room from that evening. "
    "The destruction of any of these materials after receipt of this letter may lead to sanctions.",
    "",
    "Our client is willing to mediate before the end of April. She can be represented at any time except the week of her daughter's "
    "wedding. Please answer by March 3, 2025 to j.locksley@hld-law.example or (555) 555-0109.",
    "",
    "Very truly yours,",
    "Jocasta Locksley, bar no. NH-44120",
]

CHAT = """[2025-03-05 09:01:12] system: session 7f3a-0041 opened from 203.0.113.87
[2025-03-05 09:01:40] marlowe_bexley: hi, I can't get into my patient portal since the update
[2025-03-05 09:02:05] agent Zuleika: Good morning! I am sorry about that. May I have your full name and date of birth?
[2025-03-05 09:02:31] marlowe_bexley: Marlowe Bexley, 8 January 1995
[2025-03-05 09:02:58] agent Zuleika: Thank you, Marlowe. Is marlowe.bexley@post.example still your e-mail address?
[2025-03-05 09:03:15] marlowe_bexley: no its m.bexley@newpost.example now, phone is 555-555-0168
[2025-03-05 09:03:50] agent Zuleika: I have changed both. You will get a link which works for thirty minutes.
[2025-03-05 09:05:22] marlowe_bexley: got it. it says my account is locked because of too many tries
[2025-03-05 09:06:10] agent Zuleika: I have unlocked it. Please choose a new password and do not send it to me.
[2025-03-05 09:07:44] marlowe_bexley: too late lol, it is Tugboat!1995
[2025-03-05 09:08:03] agent Zuleika: Please pick a different one then. Our staff never needs it.
[2025-03-05 09:10:36] marlowe_bexley: works now. can you also see why my blood test from last week isn't there?
[2025-03-05 09:11:29] agent Zuleika: The laboratory has sent the result, and Dr. Pomeroy has to release it first. That takes up to two days.
[2025-03-05 09:12:02] marlowe_bexley: ok. and please take my mum Drusilla off the account, she shouldn't see my results
[2025-03-05 09:12:48] agent Zuleika: Done. Drusilla Bexley no longer has proxy access to your record. Anything else?
[2025-03-05 09:13:05] marlowe_bexley: no thanks, you were great
[2025-03-05 09:13:20] system: session closed, ticket HD-2025-30417
"""

ZIP_NOTE = """Home care visit note

Client: Barnabas Fettiplace, born 21 May 1938
Address: Rose Cottage, 3 Chapel Rise, Little Wendham
NHS number: 999 000 4129
Visited by: Perpetua Gale, district nurse, on 27 January 2025

Mr Fettiplace was up and dressed when I arrived. The leg dressing was dry and the skin around it looks healthy. He has taken his
tablets from the box every day this week. His weight is stable at 71 kg and his blood pressure was 132/78.

He says that he sleeps badly because the boiler is noisy. I have asked his son Crispin to call the landlord on 01632 960 147. The next
visit is planned for Friday.
"""
ZIP_PLAN = """Care plan summary

Name: Barnabas Fettiplace     Named nurse: Perpetua Gale     GP: Dr Ursula Penrose, Little Wendham Surgery

Goals agreed on 6 January 2025: the leg ulcer heals by Easter, Mr Fettiplace walks to the village shop again, and he has company twice
a week. Compression bandages are changed on Mondays and Fridays. A volunteer driver takes him to the lunch club.

In an emergency call Crispin Fettiplace on 07700 900 461. The key safe code is 4417.
"""

SECRET = [
    "Employee health questionnaire",
    "",
    "Name: Montague Sedgwick     Employee number: 20417     Department: Foundry",
    "",
    "Mr. Sedgwick reports back pain after lifting and asks for lighter work until the summer. The company physician, Dr. Artemis "
    "Vale, supports the request.",
]

BROKEN = [
    "Operative note",
    "Patient: Evadne Porringer, DOB 01/29/1980, MRN 6610250",
    "Laparoscopic cholecystectomy was performed without complications. The gallbladder was removed in a bag and sent to pathology. "
    "Blood loss was less than 20 mL. The patient was extubated in the operating room and taken to recovery in good condition.",
    "Surgeon: Lucasta Fairbrother, MD. Assistant: Phileas Marchbanks, PA-C.",
]
