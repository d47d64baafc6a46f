package cloister.redaction.model.text;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.time.LocalDate;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;

/** Jinja as {@code apply_chat_template} of Hugging Face runs it, within bounds. */
final class TemplateEngine {
    static final int LARGEST = 1 << 20;

    /** What templates that ask for today's date are given: a prompt must not change from one day to the next. */
    private static final LocalDate TODAY = LocalDate.of(2024, 7, 26);

    private final Jinjava jinja;

    TemplateEngine() {
        this.jinja = new Jinjava(JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withMaxOutputSize(LARGEST)
                .withMaxStringLength(LARGEST)
                .withMaxListSize(10_000)
                .withMaxMapSize(10_000)
                .withMaxRenderDepth(20)
                .withMaxMacroRecursionDepth(20)
                .withRangeLimit(1_000)
                .withFailOnUnknownTokens(false)
                .withNestedInterpretationEnabled(false)
                .withElResolver(new PythonMethods())
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withKeepNullableLoopValues(true)
                        .withUseNaturalOperatorPrecedence(true)
                        .withParseWhitespaceControlStrictly(true)
                        .withUseTrimmingForNotesAndExpressions(true)
                        .build())
                .build());
        function("raise_exception", "raise");
        function("strftime_now", "now");
    }

    private void function(String name, String method) {
        jinja.getGlobalContext()
                .registerFunction(new ELFunctionDefinition("", name, TemplateEngine.class, method, String.class));
    }

    /** @throws TemplateRefusal if the template refuses the conversation or can't be run */
    String render(String template, Map<String, Object> context) {
        RenderResult result = jinja.renderForResult(Dialect.adapted(template), context);
        for (TemplateError error : result.getErrors()) {
            for (Throwable t = error.getException(); t != null; t = t.getCause()) {
                if (t instanceof TemplateRefusal refusal) {
                    throw refusal;
                }
            }
        }
        if (result.hasErrors()) {
            TemplateError error = result.getErrors().get(0);
            throw new TemplateRefusal("it can't be run, see its line " + error.getLineno());
        }
        return result.getOutput();
    }

    /** Called by templates. */
    public static String raise(String message) {
        throw new TemplateRefusal(message);
    }

    /** Called by templates, with a pattern of C's {@code strftime}. */
    public static String now(String pattern) {
        DateTimeFormatterBuilder form = new DateTimeFormatterBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' && i + 1 < pattern.length()) {
                form.appendPattern(field(pattern.charAt(++i)));
            } else {
                form.appendLiteral(c);
            }
        }
        return form.toFormatter(Locale.ENGLISH).format(TODAY.atStartOfDay());
    }

    private static String field(char directive) {
        return switch (directive) {
            case 'd' -> "dd";
            case 'm' -> "MM";
            case 'b' -> "MMM";
            case 'B' -> "MMMM";
            case 'y' -> "yy";
            case 'Y' -> "yyyy";
            case 'a' -> "EEE";
            case 'A' -> "EEEE";
            case 'H' -> "HH";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case '%' -> "'%'";
            default -> throw new TemplateRefusal("it asks for a date in a way that is not supported");
        };
    }
}
