#!/usr/bin/env python3
"""Makes the word lists of cloister.redaction.detection.names from permissively licensed sources.

usage: build_lexicon.py DATAFAKER.jar FAKER.whl LUCENE-ANALYSIS-COMMON.jar AMERICAN-ENGLISH OUT_DIR

Sources (fetch them with their ordinary clients):
  net.datafaker:datafaker:2.4.2                 Apache-2.0   names, towns, countries, drugs
  pip faker 40.54.0                             MIT          names, towns, jobs
  org.apache.lucene:lucene-analysis-common:9.12.0   Apache-2.0 (stop words: BSD)
  Debian package wamerican 2020.12.07           SCOWL licence  english words
Needs PyYAML. Same inputs, same bytes out.
"""
import ast, pathlib, re, sys, unicodedata, zipfile
import yaml

EXTRA = str.maketrans({'ł': 'l', 'ø': 'o', 'đ': 'd', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'þ': 'th', 'ð': 'd', '’': "'"})


# Stop words of some language that are everybody's names in another.
NAMES_THAT_STOP = set('will may anna kim noor ella dana ana mia nina vera dan anders jan sina sara ada ester nada ina ben ole mina hans'.split())


def fold(s):
    """The same folding as Folding.java: lower case, no marks, a few letters spelt out."""
    s = unicodedata.normalize('NFD', s)
    s = ''.join(c for c in s if unicodedata.category(c) != 'Mn').lower()
    s = ''.join(c for c in unicodedata.normalize('NFD', s) if unicodedata.category(c) != 'Mn')
    return s.translate(EXTRA).strip()


def alphabetic(s):
    return all(unicodedata.name(c, '').split(' ')[0] in ('LATIN', 'GREEK', 'CYRILLIC') or c in "-' " for c in s)


def strings(node):
    if isinstance(node, str):
        if '#{' not in node:
            yield node
    elif isinstance(node, dict):
        for v in node.values():
            yield from strings(v)
    elif isinstance(node, (list, tuple, set)):
        for v in node:
            yield from strings(v)


class Lists:
    def __init__(self):
        self.first, self.last, self.town, self.country, self.drug, self.job = set(), set(), set(), set(), set(), set()

    def names(self, into, values):
        for value in values:
            for part in re.split(r'[\s.,]+', fold(value)):
                part = part.strip("'-")
                if len(part) > 1 and alphabetic(part) and not part.isdigit():
                    into.add(part)
                    into.update(p for p in part.split('-') if len(p) > 2)

    def phrases(self, into, values):
        for value in values:
            p = re.sub(r'\s+', ' ', re.sub(r'\(.*?\)|[/,].*', '', fold(value))).strip(" .'-")
            if len(p) > 2 and alphabetic(p) and len(p.split()) <= 4:
                into.add(p)


def datafaker(path, lists):
    with zipfile.ZipFile(path) as jar:
        for entry in sorted(jar.namelist()):
            if not entry.endswith('.yml') or '/' in entry and not re.match(r'en/(name|address|medication|nation|country|location)\.yml', entry):
                continue
            for locale in (yaml.safe_load(jar.read(entry)) or {}).values():
                faker = (locale or {}).get('faker') or {}
                name = faker.get('name') or {}
                for key, node in name.items():
                    if 'first' in key:
                        lists.names(lists.first, strings(node))
                    elif 'last' in key or key.startswith('surname'):
                        lists.names(lists.last, strings(node))
                address = faker.get('address') or {}
                for key, node in address.items():
                    if key in ('city_name', 'city', 'default_city', 'locality', 'municipality'):
                        lists.phrases(lists.town, strings(node))
                    elif key in ('country', 'default_country'):
                        lists.phrases(lists.country, strings(node))
                drugs = ((faker.get('healthcare') or {}).get('medication') or {}).get('drug_name') or []
                for drug in strings(drugs):
                    word = fold(drug).split(' ')[0]
                    if len(word) > 4 and word.isalpha():
                        lists.drug.add(word)


def literal(node):
    try:
        return list(strings(ast.literal_eval(node)))
    except ValueError:
        return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def faker(path, lists):
    with zipfile.ZipFile(path) as wheel:
        for entry in sorted(wheel.namelist()):
            kind = re.match(r'faker/providers/(person|address|job)/(?:(\w+)/)?__init__\.py', entry)
            if not kind or (kind.group(2) or '')[:2] in ('ja', 'zh', 'ko', 'th'):
                continue
            for stmt in ast.walk(ast.parse(wheel.read(entry))):
                if not isinstance(stmt, (ast.Assign, ast.AnnAssign)) or stmt.value is None:
                    continue
                target = stmt.targets[0] if isinstance(stmt, ast.Assign) else stmt.target
                key = getattr(target, 'id', '').lower()
                if kind.group(1) == 'person' and 'romanized' not in key:
                    if 'first' in key or 'given' in key:
                        lists.names(lists.first, (v for v in literal(stmt.value) if '{' not in v))
                    elif 'last' in key or 'family' in key or 'surname' in key:
                        lists.names(lists.last, (v for v in literal(stmt.value) if '{' not in v))
                elif kind.group(1) == 'address':
                    if key in ('cities', 'city_names', 'city', 'municipalities', 'towns', 'city_with_postcode_formats'):
                        lists.phrases(lists.town, (v for v in literal(stmt.value) if '{' not in v and '#' not in v))
                    elif key == 'countries' and (kind.group(2) or '')[:2] not in ('fa', 'he', 'hy', 'ka'):
                        lists.phrases(lists.country, literal(stmt.value))
                elif kind.group(1) == 'job' and not kind.group(2) and key == 'jobs':
                    for v in literal(stmt.value):
                        j = fold(v)
                        if re.fullmatch(r'[a-z ]{4,30}', j):
                            lists.job.add(j)


def stop_words(path):
    lines = []
    folders = {'bulgarian': 'bg', 'cz': 'cs'}
    with zipfile.ZipFile(path) as jar:
        for entry in sorted(jar.namelist()):
            m = re.match(r'org/apache/lucene/analysis/(?:(\w+)/stopwords|snowball/(\w+)_stop)\.txt', entry)
            if not m or m.group(1) in ('cjk', 'ar', 'bn', 'ckb', 'fa', 'hi', 'hy', 'ne', 'ta', 'te', 'th', 'eu', 'br', 'id', 'et', 'sr'):
                continue
            if m.group(2) == 'indonesian':
                continue
            code = m.group(1) or m.group(2)
            code = {'danish': 'da', 'dutch': 'nl', 'english': 'en', 'finnish': 'fi', 'french': 'fr', 'german': 'de', 'hungarian': 'hu',
                    'italian': 'it', 'norwegian': 'no', 'portuguese': 'pt', 'russian': 'ru', 'spanish': 'es', 'swedish': 'sv'}.get(code, folders.get(code, code))
            words = set()
            for line in jar.read(entry).decode('utf-8').splitlines():
                word = fold(re.split(r'[|#]', line)[0])
                if word and ' ' not in word:
                    words.add(word)
            lines.append(code + ' ' + ' '.join(sorted(words)))
    return sorted(lines)


def main():
    jar, wheel, lucene, english, out = sys.argv[1:]
    lists = Lists()
    datafaker(jar, lists)
    faker(wheel, lists)
    entries = [l.strip() for l in open(english, encoding='utf-8')]
    words = {fold(w) for w in entries if re.fullmatch(r'[a-zé]+', w)}
    words |= {w[:-2] for w in (fold(x) for x in entries if x[:1].islower()) if w.endswith("'s") and w[:-2].isalpha()}
    proper = {fold(w) for w in entries if re.fullmatch(r"[A-Z][a-zéèöüáíóñ]+", w)} - words
    out = pathlib.Path(out)
    write = lambda name, values: (out / name).write_text('\n'.join(values) + '\n', encoding='utf-8')
    stops = stop_words(lucene)
    western = ('en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'no')
    stopset = {w for l in stops if l[:2] in western for w in l.split(' ')[1:]} - NAMES_THAT_STOP
    write('first-names.txt', sorted(w for w in lists.first if w not in stopset))
    write('last-names.txt', sorted(w for w in lists.last if len(w) > 1 and w not in stopset))
    write('towns.txt', sorted(lists.town - lists.country))
    write('countries-other.txt', sorted(lists.country))
    write('drugs-brands.txt', sorted(lists.drug - words - lists.first))
    write('jobs-faker.txt', sorted(lists.job))
    write('english-words.txt', sorted(w for w in words if len(w) > 1))
    write('english-proper.txt', sorted(proper))
    write('stop-words.txt', stops)
    for p in sorted(out.glob('*.txt')):
        print(p.name, p.stat().st_size, sum(1 for _ in p.open(encoding='utf-8')))


main()
