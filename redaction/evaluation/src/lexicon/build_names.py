#!/usr/bin/env python3
"""Makes names.txt and drugs.txt of cloister.redaction.evaluation.generation from permissively licensed sources.

usage: build_names.py DATAFAKER.jar FAKER.whl OUT_DIR

  net.datafaker:datafaker:2.4.2   Apache-2.0
  pip faker 40.54.0               MIT
Needs PyYAML. Same inputs, same bytes out. Names keep their marks and case, other than those of the detector's lexicon.
"""
import hashlib, importlib, io, pathlib, re, sys, zipfile
import yaml

# culture: (locales of Faker, locales of Datafaker)
CULTURES = {
    'us': (['en_US'], []), 'gb': (['en_GB'], []), 'ie': (['en_IE'], []), 'de': (['de_DE', 'de_AT'], []), 'ch': (['de_CH'], []),
    'fr': (['fr_FR', 'fr_BE'], ['fr']), 'es': (['es_ES', 'es_MX', 'es_CO'], []), 'it': (['it_IT'], ['it']),
    'nl': (['nl_NL', 'nl_BE'], ['nl']), 'pt': (['pt_PT', 'pt_BR'], []), 'pl': (['pl_PL'], ['pl']), 'sv': (['sv_SE'], ['sv']),
    'da': (['da_DK'], ['da-DK']), 'fi': (['fi_FI'], []), 'cs': (['cs_CZ'], ['cs-CZ']), 'no': (['no_NO'], []),
    'tr': (['tr_TR'], ['tr']), 'hu': (['hu_HU'], []), 'ro': (['ro_RO'], []), 'hr': (['hr_HR'], []), 'sk': (['sk_SK'], []),
    'sl': (['sl_SI'], []), 'lv': (['lv_LV'], ['lv']), 'et': (['et_EE'], []), 'ga': (['ga_IE'], []), 'in': (['en_IN'], []),
    'ke': (['en_KE', 'sw'], []), 'ng': (['yo_NG', 'ha_NG', 'ig_NG', 'en_NG'], ['en-NG']), 'gh': (['tw_GH'], []), 'za': (['zu_ZA'], []),
    'pk': ([], ['en-PAK']), 'sg': ([], ['en-SG']), 'vi': (['vi_VN'], ['vi']), 'id': (['id_ID'], []), 'az': (['az_AZ'], []),
    'el': (['el_GR'], []), 'ru': (['ru_RU'], []), 'uk': (['uk_UA'], []), 'ar': (['ar_AA'], []), 'he': (['he_IL'], []),
    'zh': (['zh_CN'], []), 'ja': (['ja_JP'], []), 'ko': (['ko_KR'], []), 'hi': (['hi_IN'], []),
}
LIMITS = {'first-f': 500, 'first-m': 500, 'last': 1100, 'town': 450}
GEO = {'US': 'us', 'GB': 'gb', 'IE': 'ie', 'DE': 'de', 'AT': 'de', 'CH': 'ch', 'FR': 'fr', 'BE': 'fr', 'ES': 'es', 'MX': 'es',
       'CO': 'es', 'AR': 'es', 'IT': 'it', 'NL': 'nl', 'PT': 'pt', 'BR': 'pt', 'PL': 'pl', 'SE': 'sv', 'DK': 'da', 'FI': 'fi',
       'CZ': 'cs', 'NO': 'no', 'TR': 'tr', 'RO': 'ro', 'HU': 'hu', 'IN': 'in', 'NG': 'ng', 'PK': 'pk', 'ZA': 'za', 'CA': 'us',
       'AU': 'gb', 'NZ': 'gb'}


NO_DRUG = re.compile(r'pollen|\b(inc|llc|usa|corp|ltd|co|pharma\w*|laborator\w*|whole)\b', re.I)


def flat(value):
    """Strings of whatever a locale keeps: lists, weighted dictionaries, pairs."""
    if isinstance(value, dict):
        value = list(value)
    return [v if isinstance(v, str) else v[0] for v in value or ()]


def usable(s):
    return 1 < len(s) < 28 and not any(c.isdigit() or c in '|[]{}()/#@"' for c in s) or (len(s) == 1 and ord(s) > 0x3000)


def pick(values, limit):
    """At most so many, spread by hash, in the order of the alphabet."""
    values = sorted({v.strip() for v in values if usable(v.strip())})
    values.sort(key=lambda v: hashlib.sha256(v.encode()).digest())
    return sorted(values[:limit])


def faker_locale(name, out):
    person = importlib.import_module('faker.providers.person.' + name).Provider
    get = lambda *names: [s for n in names for s in flat(getattr(person, n, ()))]
    f, m = get('first_names_female', 'first_names_women'), get('first_names_male', 'first_names_men')
    if not f and not m:
        f = m = get('first_names')
    out['first-f'] += f
    out['first-m'] += m
    female, male = get('last_names_female'), get('last_names_male')
    last = get('last_names')
    out['last'] += last if not (female and male) or name not in ('cs_CZ', 'sk_SK', 'ru_RU', 'bg_BG', 'lv_LV') else male
    try:
        address = importlib.import_module('faker.providers.address.' + name).Provider
        for key in ('cities', 'city_names', 'real_city_names', 'towns'):
            out['town'] += flat(getattr(address, key, ()))
    except ModuleNotFoundError:
        pass


def datafaker_locale(jar, name, out):
    data = next(iter(yaml.safe_load(jar.read(name + '.yml')).values()))['faker']
    names = data.get('name') or {}
    good = lambda key: [v for v in names.get(key) or [] if isinstance(v, str) and '#{' not in v]
    f = good('female_first_name') + good('woman_first_name')
    m = good('male_first_name') + good('man_first_name')
    out['first-f'] += f or good('first_name')
    out['first-m'] += m or good('first_name')
    out['last'] += good('male_last_name') + good('man_last_name') + good('last_name')
    address = data.get('address') or {}
    for key in ('city_name', 'cities', 'city'):
        out['town'] += [v for v in address.get(key) or [] if isinstance(v, str) and '#{' not in v]


def section(name, values):
    return '[' + name + ']\n' + '|'.join(values) + '\n' if values else ''


def main(datafaker, faker, out_dir):
    sys.path.insert(0, faker)
    jar = zipfile.ZipFile(datafaker)
    out = io.StringIO()
    out.write('# Made by src/lexicon/build_names.py from Datafaker 2.4.2 (Apache-2.0) and Faker 40.54.0 (MIT, (c) 2012 Daniele Faraglia).\n')
    made = {c: {k: [] for k in LIMITS} for c in CULTURES}
    for culture, (fakers, datafakers) in CULTURES.items():
        for name in fakers:
            faker_locale(name, made[culture])
        for name in datafakers:
            datafaker_locale(jar, name, made[culture])
    geo = importlib.import_module('faker.providers.geo').Provider
    for _, _, town, country, _ in geo.land_coords:
        if country in GEO:
            made[GEO[country]]['town'].append(town)
    made['vi']['first-f'], made['vi']['last'] = made['vi']['first-f'], pick(made['vi']['last'], 80)
    for culture, kinds in made.items():
        for kind, values in kinds.items():
            out.write(section(culture + ' ' + kind, pick(values, LIMITS[kind])))
    folder = pathlib.Path(out_dir)
    (folder / 'names.txt').write_text(out.getvalue(), encoding='utf-8')
    medical = yaml.safe_load(jar.read('en/medical.yml'))['en']['faker']['medical']
    medication = yaml.safe_load(jar.read('en/medication.yml'))['en']['faker']['healthcare']['medication']
    drugs = [d for d in medical['medicine_name'] if d[0].islower() and not NO_DRUG.search(d)]
    (folder / 'drugs.txt').write_text(
        '# Made by src/lexicon/build_names.py from Datafaker 2.4.2 (Apache-2.0).\n' + section('generic', pick(drugs, 700))
        + section('brand', pick(medication['drug_name'], 700)), encoding='utf-8')


if __name__ == '__main__':
    main(*sys.argv[1:])
