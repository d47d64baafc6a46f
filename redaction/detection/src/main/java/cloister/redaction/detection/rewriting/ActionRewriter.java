package cloister.redaction.detection.rewriting;

import cloister.pipeline.Action;
import cloister.pipeline.Engine;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Inference;
import cloister.pipeline.Place;
import cloister.pipeline.Recorded;
import cloister.pipeline.Rewriter;
import cloister.pipeline.Rewritten;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.Scope;
import cloister.redaction.detection.Treatment;
import cloister.redaction.detection.identifiers.Regions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Treats each place as the policy asks; where that can't be done, the place gets its placeholder, and is counted. */
public final class ActionRewriter implements Rewriter {
    /** Counts up when a change here gives other pseudonyms. */
    private static final String VERSION = "1";

    /** Types that say no more than that something identifies: they don't contradict one that says what it is. */
    private static final Set<FindingType> VAGUE =
            EnumSet.of(FindingType.OTHER_ID, FindingType.MISC, FindingType.QUANTITY);

    /** A type that is less sure by so much is no rival. */
    private static final double NEAR = 0.2;

    private static final Sha256 NOTHING = Sha256.ofUtf8("");
    private static final Pattern EDGES = Pattern.compile("([\\s,;:(]*)(.*?)([\\s,;:.)]*)", Pattern.DOTALL);
    private static final int TWEAK_BYTES = 16;

    private final PolicyRules rules;
    private final Keyring keys;
    private final Optional<ScopeOf> wider;
    private final Engine engine;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;

    private ActionRewriter(
            PolicyRules rules,
            Keyring keys,
            Optional<ScopeOf> wider,
            Fingerprinter fingerprinter,
            InstantSource clock) {
        this.rules = rules;
        this.keys = keys;
        this.wider = wider;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
        this.engine = new Engine(
                "cloister-rewriter",
                NameTable.standard().digest(),
                NOTHING,
                "cloister-rewriting " + VERSION,
                "cpu",
                "exact",
                NOTHING,
                Map.of(
                        "policy",
                        rules.name() + " " + rules.version(),
                        "scope",
                        rules.scope().word(),
                        "key",
                        rules.needsKey() ? keys.id() : ""));
    }

    /**
     * The rewriter of a policy.
     *
     * @param keys for a policy that needs them ({@link PolicyRules#needsKey()})
     * @param caseName for a policy whose scope is the case
     * @throws IllegalArgumentException if one of them is missing
     */
    public static ActionRewriter of(
            PolicyRules rules,
            Optional<Keyring> keys,
            Optional<SensitiveText> caseName,
            Fingerprinter fingerprinter,
            InstantSource clock) {
        if (rules.needsKey() && keys.isEmpty()) {
            throw new IllegalArgumentException("the policy needs the key of pseudonyms");
        }
        Optional<ScopeOf> wider =
                switch (rules.scope()) {
                    case DOCUMENT -> Optional.empty();
                    case CASE ->
                        Optional.of(caseName.map(name -> ScopeOf.ofCase(name, fingerprinter))
                                .orElseThrow(() -> new IllegalArgumentException("the policy's scope is a case")));
                    case TENANT -> Optional.of(ScopeOf.tenant());
                };
        // Masks and years take no key: then this one makes nothing.
        Keyring used = keys.orElseGet(() -> Keyring.of(new byte[Keyring.BYTES]));
        return new ActionRewriter(rules, used, wider, fingerprinter, clock);
    }

    /** Of all that shapes what it makes: key, scope, names and this code. */
    public Sha256 digest() {
        return Sha256.ofUtf8(String.join(
                "\n",
                VERSION,
                rules.needsKey() ? keys.id() : "",
                wider.map(ScopeOf::value).orElse(""),
                NameTable.standard().digest().hex()));
    }

    @Override
    public Recorded<List<Rewritten>> rewrite(Sha256 content, SensitiveText text, List<Place> places) {
        Instant started = clock.instant();
        ScopeOf scope = wider.orElseGet(() -> ScopeOf.document(content, fingerprinter));
        Subject subject = new Subject(text.reveal(), places, keys, scope.value(), scope.scope() == Scope.DOCUMENT);
        Desk desk = new Desk(subject, places);
        List<Rewritten> rewritten = places.stream().map(desk::treated).toList();
        return new Recorded<>(rewritten, List.of(inference(text, places, rewritten, desk.fallen, started)));
    }

    /** One document at work. */
    private final class Desk {
        private final Subject subject;
        private final NameSurrogates names;
        private final Dates dates;
        private final Ff1 cipher;
        private int fallen;

        Desk(Subject subject, List<Place> places) {
            this.subject = subject;
            boolean invents = rules.treatment(FindingType.NAME).action() == Action.SURROGATE;
            this.names = new NameSurrogates(subject, invents ? places : List.of());
            this.dates = new Dates(subject.text(), places);
            this.cipher = new Ff1(keys.encryption());
        }

        Rewritten treated(Place place) {
            Treatment how = rules.treatment(place.finding().type());
            if (how.action() == Action.PLACEHOLDER) {
                return Rewritten.PLACEHOLDER;
            }
            boolean sure = !tells(how)
                    || place.findings().stream()
                            .filter(rival -> contradicts(rival, place.finding()))
                            .allMatch(rival -> rules.treatment(rival.type()).equals(how));
            Optional<String> made = sure ? made(place, how) : Optional.empty();
            fallen += made.isEmpty() ? 1 : 0;
            return made.map(text -> new Rewritten(how.action(), text)).orElse(Rewritten.PLACEHOLDER);
        }

        /**
         * Whether something of the original can be read out of what is made, with the key or without it. Then all that
         * was found at the place must be treated the same way, or it might show what another type's rule hides.
         */
        private static boolean tells(Treatment how) {
            return switch (how.action()) {
                case PLACEHOLDER, HASH, SURROGATE -> false;
                case MASK -> how.last() > 0;
                case SHIFT, GENERALIZE, ENCRYPT -> true;
            };
        }

        private static boolean contradicts(Finding rival, Finding winner) {
            return !VAGUE.contains(rival.type()) && rival.score() >= winner.score() - NEAR;
        }

        private Optional<String> made(Place place, Treatment how) {
            String original = place.span().of(subject.text());
            FindingType type = place.finding().type();
            return switch (how.action()) {
                case PLACEHOLDER -> Optional.empty();
                case MASK -> Masks.mask(original, how.last());
                case HASH -> Hashes.hash(original, type, subject);
                case SURROGATE -> surrogate(place);
                case SHIFT -> inside(original, date -> dates.shifted(date, how, subject));
                case GENERALIZE -> inside(original, value -> generalized(place, value, how));
                case ENCRYPT ->
                    cipher.encrypt(original, tweak(type, subject.scope()))
                            .filter(made -> subject.give("cipher " + type, original, original, made));
            };
        }

        /** Taggers take a comma or a space with the value: if the whole isn't understood, what stands between them is. */
        private static Optional<String> inside(String original, Function<String, Optional<String>> maker) {
            return maker.apply(original).or(() -> {
                Matcher edges = EDGES.matcher(original);
                return edges.matches()
                        ? maker.apply(edges.group(2)).map(made -> edges.group(1) + made + edges.group(3))
                        : Optional.empty();
            });
        }

        private Optional<String> surrogate(Place place) {
            return switch (place.finding().type()) {
                case NAME -> names.of(place);
                case PHONE, FAX -> PhoneSurrogates.of(place, subject);
                case EMAIL, USERNAME, URL, IP, MAC -> NetSurrogates.of(place, subject);
                default -> NumberSurrogates.of(place, subject);
            };
        }

        private Optional<String> generalized(Place place, String original, Treatment how) {
            return switch (place.finding().type()) {
                case DATE -> dates.generalized(original);
                case AGE -> Ages.band(original, how.band());
                case ADDRESS ->
                    Regions.of(
                            original, place.findings().stream().map(Finding::by).anyMatch("postcode.us"::equals));
                default -> Optional.empty();
            };
        }
    }

    /** Type and scope, so that one number in two roles has two ciphertexts. */
    static byte[] tweak(FindingType type, String scope) {
        MessageDigest digester = Sha256.digester();
        digester.update((type + "\n" + scope).getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digester.digest(), TWEAK_BYTES);
    }

    private Inference inference(
            SensitiveText text, List<Place> places, List<Rewritten> rewritten, int fallen, Instant started) {
        Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
        Map<Action, Integer> actions = new EnumMap<>(Action.class);
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < places.size(); i++) {
            counts.merge(places.get(i).finding().type(), 1, Integer::sum);
            actions.merge(rewritten.get(i).action(), 1, Integer::sum);
            answer.append(rewritten.get(i).text()).append('\n');
        }
        return new Inference(
                "rewrite",
                engine,
                List.of(new Span(0, text.reveal().codePointCount(0, text.length()))),
                fingerprinter.fingerprint(text),
                fingerprinter.fingerprint(SensitiveText.of(answer.toString())),
                counts,
                decision(actions, fallen),
                0,
                0,
                started,
                Duration.between(started, clock.instant()));
    }

    private static String decision(Map<Action, Integer> actions, int fallen) {
        List<String> words = new ArrayList<>();
        actions.forEach((action, count) -> words.add(action.word() + " " + count));
        words.add("not as asked " + fallen);
        return String.join(", ", words);
    }
}
