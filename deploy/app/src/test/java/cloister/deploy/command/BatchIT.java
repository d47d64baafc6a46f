package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole batch with everything real: readers, recognizers, model, PostgreSQL, log. */
class BatchIT {
    private static final String NOTE = """
            Patient: Corwin Ashgrove
            DOB: 03/14/1961
            MRN: 7741203

            Mr. Ashgrove was admitted with chest pain on 02/03/2024 and recovered well after treatment with aspirin.
            His blood pressure was high at first and settled on the second day. An echocardiogram showed a normal heart.
            The family asked about driving, and it was agreed to wait for two weeks. He was told to stop smoking.
            He was discharged home in stable condition. A visit to the clinic is planned in six weeks. Call (555) 555-0142 or write to corwin@ashgrove.example.
            """;

    @TempDir
    static Path folder;

    private static TestHouse house;
    private static Path out;
    private static TestHouse.Said batch;

    @BeforeAll
    static void runOneBatch() throws Exception {
        house = TestHouse.shared();
        Path in = Files.createDirectories(folder.resolve("in/ward 3"));
        Files.writeString(in.resolve("Ashgrove's note 😀.txt"), NOTE);
        Files.writeString(in.getParent().resolve("again.txt"), NOTE);
        Files.writeString(in.getParent().resolve("empty.txt"), "");
        Files.copy(
                TestHouse.ROOT.resolve("deploy/samples/documents/21-locked-questionnaire.pdf"),
                in.getParent().resolve("locked.pdf"));
        out = folder.resolve("results");
        batch = house.cloister("run", "--in", folder.resolve("in"), "--out", out, "--json");
    }

    @Test
    void run_someHeld_exitsWith3AndAnswersEveryDocument() {
        assertThat(batch.code()).as(batch.err()).isEqualTo(3);
        assertThat(outcomes())
                .containsEntry("Ashgrove's note 😀.txt", "released")
                .containsEntry("again.txt", "released")
                .containsEntry("empty.txt", "held")
                .containsEntry("locked.pdf", "held")
                .hasSize(4);
    }

    @Test
    void run_held_saysWhyAndWritesNothingElse() {
        JsonNode locked = document("locked.pdf");
        assertThat(locked.path("codes").path(0).asString()).isEqualTo("ENCRYPTED");
        assertThat(locked.path("reasons").path(0).asString()).contains("password");
        assertThat(locked.path("outputs").size()).isEqualTo(1);
        assertThat(locked.path("outputs").path(0).asString()).endsWith(".held.json");
    }

    @Test
    void run_released_outputsHoldNoIdentifier() throws Exception {
        JsonNode note = document("Ashgrove's note 😀.txt");
        assertThat(note.path("outputs").size()).isEqualTo(2);
        String id = note.path("id").asString();
        String redacted = Files.readString(out.resolve(id + ".redacted.txt"));
        String summary = Files.readString(out.resolve(id + ".summary.json"));
        assertThat(redacted).contains("chest pain").contains("aspirin");
        for (String identifier :
                List.of("Ashgrove", "Corwin", "7741203", "03/14/1961", "555-0142", "ashgrove.example")) {
            assertThat(redacted + summary).doesNotContain(identifier);
        }
        assertThat(note.path("findings").path("NAME").asInt()).isPositive();
    }

    @Test
    void run_sameContentTwice_isSaidAndDoneOnce() throws Exception {
        List<JsonNode> twins = List.of(document("Ashgrove's note 😀.txt"), document("again.txt"));
        List<JsonNode> taken = twins.stream().filter(t -> t.has("same_as")).toList();
        assertThat(taken).hasSize(1);
        JsonNode other = twins.get(0).equals(taken.get(0)) ? twins.get(1) : twins.get(0);
        assertThat(taken.get(0).path("same_as").asString())
                .isEqualTo(other.path("id").asString());
        assertThat(Files.readString(out.resolve(other.path("id").asString() + ".redacted.txt")))
                .isEqualTo(Files.readString(out.resolve(taken.get(0).path("id").asString() + ".redacted.txt")));
    }

    @Test
    void run_outputNames_holdNoNameOfAnInput() throws Exception {
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.map(Path::toString)).noneMatch(f -> f.contains("note") || f.contains("ward"));
        }
    }

    @Test
    void run_inputs_stayAsTheyAre() throws Exception {
        assertThat(Files.readString(folder.resolve("in/ward 3/Ashgrove's note 😀.txt")))
                .isEqualTo(NOTE);
    }

    @Test
    void auditVerify_afterABatch_holds() {
        TestHouse.Said verified = house.cloister("audit", "verify");
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("holds");
    }

    @Test
    void auditShow_ofADocument_tellsEachInferenceWithoutText() {
        String id = document("Ashgrove's note 😀.txt").path("id").asString();
        String other = document("again.txt").path("id").asString();
        String shown = house.cloister("audit", "show", id).out()
                + house.cloister("audit", "show", other).out();
        assertThat(shown)
                .contains("\"detect\"", "\"summarize\"", "hipaa-safe-harbor", "45 CFR 164.514")
                .doesNotContain("Ashgrove", "7741203", "😀");
    }

    @Test
    void auditExport_thenTheLedgersOwnProgram_agree() {
        Path export = folder.resolve("export");
        assertThat(house.cloister("audit", "export", "--out", export).code()).isZero();
        assertThat(export.resolve("records.jsonl")).exists();
        TestHouse.Said again = house.cloister("audit", "export", "--out", export);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("isn't empty");
    }

    @Test
    void reviewViews_asReviewer_showRedactedTextAndReasons() throws Exception {
        try (Connection reviewer = connect("reviewer");
                Statement statement = reviewer.createStatement()) {
            try (ResultSet row = statement.executeQuery("select redacted_text, summary from review.redacted_summary"
                    + " where document = '"
                    + document("again.txt").path("id").asString() + "'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).contains("chest pain").doesNotContain("Ashgrove");
            }
            try (ResultSet row = statement.executeQuery("select reasons::text from review.held where document = '"
                    + document("empty.txt").path("id").asString() + "'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).contains("empty");
            }
        }
    }

    @Test
    void auditTables_asApplication_refuseChanges() throws Exception {
        try (Connection application = connect("application");
                Statement statement = application.createStatement()) {
            for (String attack : List.of(
                    "update audit.record set kind = 'x'", "delete from audit.record", "truncate audit.record")) {
                assertThat(refused(statement, attack)).as(attack).isTrue();
            }
        }
    }

    private static boolean refused(Statement statement, String attack) {
        try {
            statement.execute(attack);
            return false;
        } catch (SQLException e) {
            return "42501".equals(e.getSQLState())
                    || String.valueOf(e.getSQLState()).startsWith("P0");
        }
    }

    private static Connection connect(String role) throws SQLException {
        String uri = house.cloister("db", "url", "--role", role).out().strip();
        String[] parts = uri.replaceFirst("^postgresql://", "").split("[:@]", 3);
        Properties properties = new Properties();
        properties.setProperty("user", parts[0]);
        properties.setProperty("password", parts[1]);
        return DriverManager.getConnection("jdbc:postgresql://" + parts[2], properties);
    }

    private static Map<String, String> outcomes() {
        return documents().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().path("outcome").asString()));
    }

    private static JsonNode document(String name) {
        return documents().get(name);
    }

    private static Map<String, JsonNode> documents() {
        Map<String, JsonNode> documents = new TreeMap<>();
        for (String line : batch.lines()) {
            JsonNode node = JsonMapper.shared().readTree(line);
            documents.put(Path.of(node.path("source").asString()).getFileName().toString(), node);
        }
        return documents;
    }
}
