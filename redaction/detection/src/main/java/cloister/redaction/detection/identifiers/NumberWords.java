package cloister.redaction.detection.identifiers;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words for figures in twelve languages, and how many figures each says. */
final class NumberWords {
    private static final List<String> DIGITS = List.of(
            "zero oh o nought one two three four five six seven eight nine",
            "null eins ein zwei zwo drei vier fünf sechs sieben acht neun",
            "zéro un une deux trois quatre cinq six sept huit neuf",
            "cero uno un dos tres cuatro cinco seis siete ocho nueve",
            "zero uno due tre quattro cinque sei sette otto nove",
            "nul een één twee drie vier vijf zes zeven acht negen",
            "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
            "zero um dois três quatro cinco seis meia sete oito nove",
            "noll ett en två tre fyra fem sex sju åtta nio",
            "nul en et to tre fire fem seks syv otte ni",
            "nulla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
            "nula jedna dva tři čtyři pět šest sedm osm devět");

    private static final List<String> GROUPS = List.of(
            "double triple treble hundred thousand ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
                    + " twenty thirty forty fifty sixty seventy eighty ninety",
            "doppel dreifach zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig dreissig"
                    + " vierzig fünfzig sechzig siebzig achtzig neunzig hundert",
            "double dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante septante huitante"
                    + " nonante cent",
            "doble diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés"
                    + " veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta"
                    + " ochenta noventa cien",
            "doppio dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta"
                    + " cinquanta sessanta settanta ottanta novanta cento",
            "dubbel tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig"
                    + " zestig zeventig tachtig negentig honderd",
            "dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście"
                    + " dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto",
            "dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove vinte trinta quarenta cinquenta sessenta setenta"
                    + " oitenta noventa cem duplo",
            "tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
            "ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
            "kymmenen",
            "deset jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet třicet čtyřicet padesát šedesát"
                    + " sedmdesát osmdesát devadesát");

    /** What joins two of them: "treinta y cinco", "vingt et un". */
    private static final List<String> LINKS = List.of("and", "und", "et", "y", "e", "en", "i", "och", "og");

    /** By word: the languages it belongs to, as bits, and its figures. */
    private static final Map<String, Word> WORDS = words();

    /** @param figures 1 for a digit, 2 for a ten or a pair */
    record Word(int languages, int figures) {}

    private NumberWords() {}

    private static Map<String, Word> words() {
        Map<String, Word> words = new HashMap<>();
        for (int language = 0; language < DIGITS.size(); language++) {
            for (String digit : DIGITS.get(language).split(" ")) {
                put(words, digit, language, 1);
            }
            for (String group : GROUPS.get(language).split(" ")) {
                put(words, group, language, 2);
            }
        }
        compounds(words);
        return Map.copyOf(words);
    }

    private static void put(Map<String, Word> words, String word, int language, int figures) {
        words.merge(
                word,
                new Word(1 << language, figures),
                (a, b) -> new Word(a.languages() | b.languages(), Math.max(a.figures(), b.figures())));
    }

    /** "dreiundzwanzig", "drieëntwintig", "ventitré": units and tens in one word. */
    private static void compounds(Map<String, Word> words) {
        for (String ten : "zwanzig dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ")) {
            for (String unit : "ein zwei drei vier fünf sechs sieben acht neun".split(" ")) {
                put(words, unit + "und" + ten, 1, 2);
            }
        }
        for (String ten : "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ")) {
            for (String unit : "een twee drie vier vijf zes zeven acht negen".split(" ")) {
                put(words, unit + (unit.endsWith("e") ? "ën" : "en") + ten, 5, 2);
            }
        }
        for (String ten : "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split(" ")) {
            for (String unit : "uno due tre tré quattro cinque sei sette otto nove".split(" ")) {
                boolean vowel = unit.startsWith("u") || unit.startsWith("o");
                put(words, (vowel ? ten.substring(0, ten.length() - 1) : ten) + unit, 4, 2);
            }
        }
    }

    /** A word or several with hyphens between; no figures for what is no number. */
    static Word of(String text) {
        int languages = -1;
        int figures = 0;
        boolean several = text.indexOf('-') > 0;
        for (String piece : text.toLowerCase(Locale.ROOT).split("-")) {
            boolean link = several && LINKS.contains(piece);
            Word word = link ? null : WORDS.get(piece);
            if (word == null && !link) {
                return new Word(0, 0);
            }
            languages &= word == null ? -1 : word.languages();
            figures = Math.max(figures, word == null ? 0 : word.figures());
        }
        return new Word(languages, several && figures > 0 ? 2 : figures);
    }

    static boolean isLink(String text) {
        return LINKS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Everything that shapes the answers. */
    static String signature() {
        return DIGITS + " " + GROUPS + " " + LINKS;
    }
}
