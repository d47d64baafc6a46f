package cloister.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.audit.ledger.ExportFolder;
import cloister.audit.ledger.Verdict;
import cloister.pipeline.Claim;
import cloister.pipeline.RunBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: the views, what {@code audit show} and {@code audit export} give, and what none of it may hold. */
class ReviewIT {
    @TempDir
    static Path folder;

    private static Bench bench;
    private static Claim released;
    private static Claim again;
    private static Claim held;

    @BeforeAll
    static void work() {
        bench = new Bench(folder);
        bench.store.runBook().started(new RunBook.Run("run-1", "nightly", "schedule", Samples.NOON), Samples.MANDATE);
        released = Samples.claim("John Smith, SSN 123-45-6789");
        again = Samples.claim("John Smith, SSN 123-45-6789");
        held = Samples.claim("sealed");
        for (Claim claim : List.of(released, again, held)) {
            bench.store.archive().claimed(claim, Samples.MANDATE);
        }
        bench.store.archive().decided(Samples.decision(released, Samples.released(Samples.REDACTED)));
        bench.store
                .archive()
                .decided(Samples.decision(again, Samples.released(Samples.REDACTED), Optional.of(released.id())));
        bench.store.archive().decided(Samples.decision(held, Samples.held()));
        bench.store.runBook().finished("run-1", new RunBook.Tally(3, 2, 1, 0), Samples.NOON.plusSeconds(9));
        bench.store.checkpointer().checkpointNow();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static String seen(String query) {
        return String.join("|", bench.column(Postgres.REVIEWER, query));
    }

    @Test
    void redactedSummary_tellsADocumentInOneRow() {
        String row = "select concat_ws(';', source, run, seconds, policy, findings, summary, redacted_text, citations)"
                + " from review.redacted_summary where document = '" + released.id() + "'";
        assertThat(seen(row))
                .isEqualTo(
                        "inbox;run-1;1.500;hipaa-safe-harbor 1;DATE 1, NAME 1;She took 5 mg of warfarin.;"
                                + Samples.REDACTED
                                + ";[{\"cites\":[{\"end\":65,\"start\":39}],\"role\":\"event\",\"text\":\"She took 5 mg of warfarin.\"}]");
    }

    @Test
    void redactedSummary_saysWhatWasTakenOver() {
        assertThat(seen("select same_as from review.redacted_summary where document = '" + again.id() + "'"))
                .isEqualTo(released.id().toString());
    }

    @Test
    void held_saysWhyAndWhatToDo() {
        assertThat(seen("select reasons from review.held"))
                .isEqualTo("part 2: it is encrypted or protected by a password; drop a copy without the password\n"
                        + "it holds more text than the limit; split it, or raise extraction.max-characters");
        assertThat(seen("select codes from review.held")).isEqualTo("{ENCRYPTED,TOO_MUCH_TEXT}");
    }

    @Test
    void inference_isReadFromTheLog() {
        String row = "select concat_ws(';', number, task, model, decision, findings, input_tokens, output_tokens,"
                + " seconds, device, precision, parameters, input_ranges, policy, actor, legal_basis)"
                + " from review.inference where document = '" + released.id() + "' order by number";
        assertThat(seen(row).split("\\|")[0])
                .isEqualTo("1;detect;SmolLM2-135M;redact 1, keep 0;NAME 1;32;4;0.250000;cpu;int8;"
                        + "{\"threads\": \"2\", \"temperature\": \"0\"};[[0, 60]];hipaa-safe-harbor 1;service;"
                        + "45 CFR 164.514(b)(2)");
        assertThat(seen("select count(*) from review.inference")).isEqualTo("6");
    }

    @Test
    void everyViewAndItsUnclearColumns_areDescribed() {
        assertThat(bench.column("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname in ('review', 'audit') and c.relkind in ('v', 'r')"
                        + " and obj_description(c.oid) is null"))
                .isEmpty();
    }

    @Test
    void show_givesAllRecordsOfADocumentOrARun() {
        LedgerReader reader = bench.reader();
        assertThat(reader.show(released.id().toString()))
                .hasSize(4)
                .first()
                .asString()
                .contains("\"kind\": \"claim\"");
        assertThat(reader.show("run-1")).hasSize(5);
        assertThat(reader.show("0")).singleElement().asString().contains("log-opened");
        assertThat(reader.show("no such thing")).isEmpty();
    }

    @Test
    void runBook_knowsWhenABatchLastBegan() {
        assertThat(bench.store.runBook().lastStarted("nightly")).contains(Samples.NOON);
        assertThat(bench.store.runBook().lastStarted("never")).isEmpty();
        assertThat(bench.column("select concat_ws(';', documents, released, held, failed) from work.run"))
                .containsExactly("3;2;1;0");
    }

    @Test
    void export_verifiesWithoutTheDatabase_andOnceOnly() {
        Path export = folder.resolve("export");
        long records = bench.reader().export(export);
        Verdict verdict =
                new ExportFolder(export).verify(List.of(bench.keys.signing().verifyingKey()), List.of());
        assertThat(verdict).isEqualTo(bench.verify()).isInstanceOf(Verdict.Holds.class);
        assertThat(((Verdict.Holds) verdict).size()).isEqualTo(records);
    }

    @Test
    void noTable_holdsAnythingOfTheOriginalOrItsName() {
        List<String> everything = new ArrayList<>();
        for (String table : bench.column(
                "select schemaname || '.' || tablename from pg_tables" + " where schemaname in ('audit', 'work')")) {
            everything.addAll(bench.column("select t::text from " + table + " t"));
        }
        assertThat(everything).isNotEmpty().allSatisfy(row -> {
            assertThat(row).doesNotContain("123-45-6789", released.content().hex());
            assertThat(withoutDigests(row)).doesNotContain("Smith", "HIV", "6789", "sealed");
        });
    }

    /** Digests, ids and signatures are random: short words come up in them by chance. */
    private static String withoutDigests(String row) {
        return row.replaceAll("[0-9a-f-]{32,}|[A-Za-z0-9+/]{40,}=*", "…");
    }
}
