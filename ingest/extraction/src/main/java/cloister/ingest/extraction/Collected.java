package cloister.ingest.extraction;

import cloister.ingest.extraction.wire.Limits;
import cloister.ingest.extraction.wire.Message;
import cloister.ingest.extraction.wire.PartKind;
import cloister.ingest.extraction.wire.WireException;
import cloister.pipeline.HoldCode;
import cloister.pipeline.PartText;
import cloister.pipeline.SensitiveText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What has come from a worker for one document. Believes nothing: numbers, sizes, order and forms are checked, so that
 * a worker that was taken over can't fill the parent's memory or write what it likes into headings.
 */
final class Collected {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+_-]{0,80}/[a-z0-9][a-z0-9.+_-]{0,120}");
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    /** The part that tells of a limit being reached stands beyond that limit. */
    private static final int SLACK = 1;

    private final Limits limits;
    private final List<Building> parts = new ArrayList<>();
    private long characters;

    Collected(Limits limits) {
        this.limits = limits;
    }

    private static final class Building {
        private final PartKind kind;
        private final int depth;
        private final StringBuilder text = new StringBuilder();
        private String mediaType = UNKNOWN_TYPE;
        private Optional<HoldCode> trouble = Optional.empty();
        private boolean ended;

        private Building(PartKind kind, int depth) {
            this.kind = kind;
            this.depth = depth;
        }
    }

    /** Takes one message; true when it was the document's last. */
    boolean accept(Message message) throws WireException {
        if (message instanceof Message.Begun begun) {
            begin(begun);
        } else if (message instanceof Message.Text text) {
            add(text);
        } else if (message instanceof Message.Ended ended) {
            end(ended);
        } else if (message instanceof Message.Finished finished) {
            finish(finished);
            return true;
        } else {
            throw new WireException("a worker sent what only a parent sends");
        }
        return false;
    }

    private void begin(Message.Begun begun) throws WireException {
        boolean first = parts.isEmpty();
        if (begun.number() != parts.size() + 1
                || begun.number() > limits.maxParts() + SLACK
                || begun.depth() < 0
                || begun.depth() > limits.maxDepth() + SLACK
                || first != (begun.kind() == PartKind.DOCUMENT)
                || first != (begun.depth() == 0)) {
            throw new WireException("a worker began an impossible part");
        }
        parts.add(new Building(begun.kind(), begun.depth()));
    }

    private void add(Message.Text text) throws WireException {
        Building part = open(text.number());
        characters += text.text().length();
        if (characters > limits.maxCharacters()
                || part.text.length() + text.text().length() > limits.maxPartCharacters()) {
            throw new WireException("a worker sent more text than it may");
        }
        part.text.append(text.text().reveal());
    }

    private void end(Message.Ended ended) throws WireException {
        Building part = open(ended.number());
        if (!MEDIA_TYPE.matcher(ended.mediaType()).matches()) {
            throw new WireException("a worker sent an impossible media type");
        }
        part.mediaType = ended.mediaType();
        part.trouble = ended.trouble();
        part.ended = true;
    }

    private void finish(Message.Finished finished) throws WireException {
        if (parts.isEmpty()
                || finished.parts() != parts.size()
                || !parts.stream().allMatch(p -> p.ended)) {
            throw new WireException("a worker finished too early");
        }
    }

    private Building open(int number) throws WireException {
        if (number < 1 || number > parts.size() || parts.get(number - 1).ended) {
            throw new WireException("a worker spoke of a part that isn't open");
        }
        return parts.get(number - 1);
    }

    /** Every part was ended and told of. */
    List<PartText> complete() {
        return texts(HoldCode.INTERNAL_FAULT);
    }

    /** The worker is gone: whatever was under way has this trouble, and so has the document itself. */
    List<PartText> brokenOff(HoldCode trouble) {
        if (parts.isEmpty()) {
            parts.add(new Building(PartKind.DOCUMENT, 0));
        }
        // Parts that were never met are missing without a trace, so the whole document is marked.
        parts.get(0).ended = false;
        return texts(trouble);
    }

    private List<PartText> texts(HoldCode ofUnended) {
        return parts.stream()
                .map(p -> new PartText(
                        p.kind.label(),
                        p.mediaType,
                        p.depth,
                        SensitiveText.of(p.text.toString()),
                        p.ended ? p.trouble : Optional.of(p.trouble.orElse(ofUnended))))
                .toList();
    }
}
