package cloister.deploy.settings;

import cloister.deploy.home.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong in one file, all of it, so that a person mends it in one go. */
final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    private record Problem(int line, String message) {}

    Problems(String file) {
        this.file = file;
    }

    /** @param line from 1 */
    void add(int line, String message) {
        found.add(new Problem(line, message));
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Refusal(found.stream()
                    .sorted(java.util.Comparator.comparingInt(Problem::line))
                    .map(p -> file + ", line " + p.line() + ": " + p.message())
                    .collect(Collectors.joining("\n")));
        }
    }
}
