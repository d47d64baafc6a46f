package cloister.pipeline;

import java.util.List;

/** A text with the findings that are to be redacted in it: the surely found and those that a judge did not clear. */
public record Screened(SensitiveText text, List<Finding> accepted) {
    public Screened {
        accepted = accepted.stream().sorted(Finding.ORDER).toList();
    }
}
