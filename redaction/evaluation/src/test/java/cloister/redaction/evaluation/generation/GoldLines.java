package cloister.redaction.evaluation.generation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

/** By hand: writes generated documents as gold lines to standard output, for a look at them. */
final class GoldLines {
    private GoldLines() {}

    /** @param arguments {@code SEED COUNT train|held-out} */
    public static void main(String[] arguments) throws IOException {
        Split split = arguments[2].equals(Split.TRAIN.label()) ? Split.TRAIN : Split.HELD_OUT;
        try (Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
                Stream<GeneratedDocument> documents =
                        Generator.documents(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), split)) {
            for (Iterator<GeneratedDocument> each = documents.iterator(); each.hasNext(); ) {
                out.write(each.next().json());
                out.write('\n');
            }
        }
    }
}
