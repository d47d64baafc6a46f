package cloister.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import cloister.ingest.sources.LogCaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped logging configuration keeps every library below the level at which it names files or shows values. */
class LogCapsTest {
    @TempDir
    Path logs;

    private LoggerContext context;

    @BeforeEach
    void readTheShippedConfiguration() throws Exception {
        context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("cloister.logs", logs.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogCapsTest.class.getResource("/logback.xml"));
    }

    @Test
    void shipped_sourcesCaps_areKept() {
        LogCaps.CAPS.forEach((name, level) -> assertThat(effective(name).isGreaterOrEqual(Level.toLevel(level)))
                .as(name + " may not be more talkative than " + level)
                .isTrue());
    }

    @Test
    void shipped_librariesThatShowValues_areQuiet() {
        for (String name : List.of(
                "org.hibernate.SQL",
                "org.hibernate.orm.jdbc.bind",
                "org.hibernate.orm.jdbc.extract",
                "org.postgresql",
                "org.apache.tika",
                "org.apache.pdfbox",
                "ai.djl",
                "com.zaxxer.hikari",
                "org.springframework.web")) {
            assertThat(effective(name).isGreaterOrEqual(Level.WARN)).as(name).isTrue();
        }
    }

    @Test
    void shipped_exceptions_areNotPrinted() throws Exception {
        context.getLogger("cloister.any").error("constant words", new IllegalStateException("secret of a document"));
        context.stop();
        assertThat(Files.readString(logs.resolve("cloister.log")))
                .contains("constant words")
                .doesNotContain("secret", "IllegalState");
    }

    private Level effective(String name) {
        Logger logger = context.getLogger(name);
        return logger.getEffectiveLevel();
    }
}
