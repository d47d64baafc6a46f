package cloister.deploy.wiring;

import cloister.pipeline.Attempt;
import cloister.pipeline.Finding;
import cloister.pipeline.Recorded;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Tagger;
import java.util.List;
import java.util.function.Supplier;

/** Loads the tagger for the first text. */
record LateTagger(Supplier<? extends Tagger> tagger) implements Tagger {

    @Override
    public Recorded<Attempt<List<Finding>>> tag(SensitiveText text, Scheme scheme) {
        return tagger.get().tag(text, scheme);
    }
}
