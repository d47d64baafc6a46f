package cloister.redaction.model.summary;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long document's candidates into sections, so that each gets its chance, however long the others are. */
public final class Sections {
    private Sections() {}

    /**
     * Neighbouring candidates in groups of about the same size.
     *
     * @param size wanted in one group; exceeded where there would be more than {@code most} groups
     */
    public static List<List<Candidate>> of(List<Candidate> candidates, int size, int most) {
        int groups = Math.max(1, Math.min(most, (candidates.size() + size - 1) / size));
        List<List<Candidate>> sections = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) candidates.size() * group / groups);
            int to = (int) ((long) candidates.size() * (group + 1) / groups);
            sections.add(candidates.subList(from, to));
        }
        return sections;
    }
}
