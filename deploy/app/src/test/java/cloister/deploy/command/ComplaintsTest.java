package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private static final Map<String, Set<String>> WELL = Map.of();
    private static final Map<String, Set<String>> FULL = Map.of("inbox", Set.of("no space is left"));

    private final Complaints complaints = new Complaints();

    @Test
    void trouble_thatStays_isSaidOnce() {
        assertThat(complaints.look(WELL)).isEmpty();
        assertThat(complaints.look(FULL)).containsExactly("inbox: no space is left; it is tried again until it works");
        assertThat(looks(FULL, 50)).isEmpty();
    }

    @Test
    void trouble_thatComesAndGoesWithEachTry_isNotOver() {
        complaints.look(FULL);
        for (int n = 0; n < 20; n++) {
            assertThat(looks(WELL, 5)).isEmpty();
            assertThat(looks(FULL, 2)).isEmpty();
        }
    }

    @Test
    void trouble_thatIsOver_isSaidOnceAndAgainWhenItComesBack() {
        complaints.look(FULL);
        assertThat(looks(WELL, 30)).containsExactly("inbox: works again");
        assertThat(looks(FULL, 3)).containsExactly("inbox: no space is left; it is tried again until it works");
    }

    @Test
    void anotherTrouble_whileOneLasts_isSaidToo() {
        complaints.look(FULL);
        assertThat(complaints.look(Map.of("inbox", Set.of("no space is left", "the folder can't be read"))))
                .containsExactly("inbox: the folder can't be read; it is tried again until it works");
        assertThat(complaints.look(Map.of("share", Set.of("no space is left"))))
                .containsExactly("share: no space is left; it is tried again until it works");
    }

    private List<String> looks(Map<String, Set<String>> now, int times) {
        return IntStream.range(0, times)
                .boxed()
                .flatMap(n -> complaints.look(now).stream())
                .toList();
    }
}
