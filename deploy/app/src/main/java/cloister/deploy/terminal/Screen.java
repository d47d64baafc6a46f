package cloister.deploy.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command writes. Java can't tell whether standard output alone is a terminal: {@code deploy/cloister} looks and
 * says so in the system properties {@code cloister.terminal.*}.
 *
 * @param live whether standard error is a terminal, so that progress may be drawn there
 * @param colour whether standard output is a terminal that wants colours
 * @param width of the terminal in columns
 */
public record Screen(PrintStream out, PrintStream err, boolean live, boolean colour, int width) {
    private static final int PLAIN_WIDTH = 120;
    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 180;

    public static Screen of(Properties properties, Map<String, String> environment) {
        boolean out = Boolean.parseBoolean(properties.getProperty("cloister.terminal.out"));
        boolean err = Boolean.parseBoolean(properties.getProperty("cloister.terminal.err"));
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colour =
                out && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        int width = out ? width(properties.getProperty("cloister.terminal.width", "")) : PLAIN_WIDTH;
        return new Screen(stream(FileDescriptor.out), stream(FileDescriptor.err), err && !dumb, colour, width);
    }

    private static int width(String text) {
        int columns = text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : PLAIN_WIDTH;
        return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, columns));
    }

    /** UTF-8 whatever the locale: outputs are the same on every machine. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public String paint(Colour wanted, String text) {
        return colour ? wanted.start() + text + Colour.END : text;
    }

    /** The few colours in use; each also has a word beside it, so that nothing hangs on seeing it. */
    public enum Colour {
        GREEN("32"),
        YELLOW("33"),
        RED("31"),
        BOLD("1"),
        FAINT("2");

        static final String END = "\u001b[0m";
        private final String code;

        Colour(String code) {
            this.code = code;
        }

        String start() {
            return "\u001b[" + code + "m";
        }
    }
}
