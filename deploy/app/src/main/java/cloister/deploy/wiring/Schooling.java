package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.redaction.evaluation.Gold;
import cloister.redaction.evaluation.GoldDocument;
import cloister.redaction.evaluation.GoldFormatException;
import cloister.redaction.evaluation.Rules;
import cloister.redaction.evaluation.generation.GeneratedDocument;
import cloister.redaction.evaluation.generation.Generator;
import cloister.redaction.evaluation.generation.Recast;
import cloister.redaction.evaluation.generation.Split;
import cloister.redaction.model.TaggerKind;
import cloister.redaction.model.TaggerSchool;
import cloister.redaction.model.tagging.TaggedText;
import cloister.redaction.model.tagging.TrainingPlan;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Brings annotated texts to where taggers are trained. */
public final class Schooling {
    /** Characters of a generated document, about. */
    private static final double MEAN = 510;

    private final Home home;
    private final Settings settings;
    private final Map<String, String> environment;
    private final Rules rules = Rules.standard();

    public Schooling(Home home, Settings settings, Map<String, String> environment) {
        this.home = home;
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * Trains an adapter.
     *
     * @param base what the adapter is for
     * @param gold files as {@code F.jsonl=SCHEME[:SHARE]}
     * @param generated how often texts come from the generator
     * @return the adapter as a file
     * @throws Refusal if a file is named wrongly, or there are none
     * @throws IOException if a file can't be read
     */
    public byte[] train(
            TaggerKind base,
            List<String> gold,
            double generated,
            Optional<byte[]> start,
            TrainingPlan plan,
            TrainingPlan.Progress progress)
            throws IOException {
        List<TextMix.Source> sources = new ArrayList<>();
        for (String file : gold) {
            sources.add(source(file));
        }
        if (generated > 0) {
            sources.add(TextMix.made(
                    number -> tagged(Generator.document(plan.seed(), number, Split.TRAIN)), generated, MEAN));
        }
        if (sources.isEmpty()) {
            throw new Refusal("there is nothing to train with: name annotated texts with --gold, or --generated 1");
        }
        Map<String, String> made = Map.of(
                "data", String.join(" ", gold.stream().map(Schooling::bare).toList()),
                "generated", Double.toString(generated),
                "plan", plan.toString());
        return TaggerSchool.train(
                base,
                Hosting.base(base, home, settings, environment),
                new TextMix(sources, plan.seed()),
                start,
                plan,
                progress,
                made);
    }

    /** Folders of this machine are nobody's matter. */
    private static String bare(String gold) {
        return gold.substring(gold.lastIndexOf('/') + 1);
    }

    private TextMix.Source source(String gold) throws IOException {
        int at = gold.lastIndexOf('=');
        String[] words = gold.substring(at + 1).split(":", 2);
        Optional<Scheme> scheme = Scheme.of(words[0]);
        if (at < 1 || scheme.isEmpty()) {
            throw new Refusal("write --gold F.jsonl=SCHEME, where SCHEME is safe-harbor, personal-data or strict");
        }
        try {
            double share = words.length > 1 ? Double.parseDouble(words[1]) : 1;
            List<GoldDocument> texts = Gold.read(Path.of(gold.substring(0, at)));
            return TextMix.of(texts, (document, random) -> tagged(varied(document, random), scheme.get()), share);
        } catch (GoldFormatException e) {
            throw new Refusal(bare(gold.substring(0, at)) + ", " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new Refusal("there is no file " + bare(gold.substring(0, at)), e);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--gold " + bare(gold) + " has no texts, or its share is no number above 0", e);
        }
    }

    /** Most times around a text is told of other people. */
    private GoldDocument varied(GoldDocument document, Random random) {
        return random.nextInt(4) == 0 ? document : Recast.of(document, rules, random.nextLong());
    }

    private static TaggedText tagged(GeneratedDocument document) {
        List<TaggedText.Place> places = document.spans().stream()
                .map(span -> new TaggedText.Place(span.range(), span.type()))
                .toList();
        return new TaggedText(SensitiveText.of(document.text()), places, document.scheme());
    }

    private TaggedText tagged(GoldDocument document, Scheme scheme) {
        List<TaggedText.Place> places = new ArrayList<>();
        document.spans().forEach(span -> rules.best(span.type())
                .ifPresent(type -> places.add(new TaggedText.Place(span.range(), type))));
        return new TaggedText(document.text(), places, scheme);
    }
}
