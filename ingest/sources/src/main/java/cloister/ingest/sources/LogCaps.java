package cloister.ingest.sources;

import java.util.Map;

/** Loggers of libraries that name files or configuration values below these levels, and so must be held to them. */
public final class LogCaps {
    /** Logger name → the most talkative level that is safe. The application's logging configuration applies all. */
    public static final Map<String, String> CAPS = Map.of(
            "org.apache.camel", "INFO",
            "org.apache.camel.component.file", "OFF",
            "org.apache.camel.support", "OFF",
            "org.apache.camel.processor", "OFF",
            "org.quartz", "INFO");

    private LogCaps() {}
}
