package cloister.deploy.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What keeps documents back, said once when it begins and once when it is over, however often it is looked at. Something
 * that comes and goes with each try is not over.
 */
final class Complaints {
    private static final int CALM_LOOKS = 10;

    private final Map<String, Set<String>> said = new TreeMap<>();
    private final Map<String, Integer> calm = new TreeMap<>();

    /**
     * One look.
     *
     * @param now by who complains, what is wrong; those who are well may be missing
     * @return what is new, a sentence each
     */
    List<String> look(Map<String, Set<String>> now) {
        List<String> news = new ArrayList<>();
        now.forEach((who, whats) -> {
            if (!whats.isEmpty()) {
                calm.remove(who);
            }
            for (String what : new TreeSet<>(whats)) {
                if (said.computeIfAbsent(who, any -> new TreeSet<>()).add(what)) {
                    news.add(who + ": " + what + "; it is tried again until it works");
                }
            }
        });
        for (String who : List.copyOf(said.keySet())) {
            boolean well = now.getOrDefault(who, Set.of()).isEmpty();
            if (well && calm.merge(who, 1, Integer::sum) >= CALM_LOOKS) {
                said.remove(who);
                calm.remove(who);
                news.add(who + ": works again");
            }
        }
        return news;
    }
}
