package cloister.redaction.model.text;

import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.lib.Importable;
import com.hubspot.jinjava.objects.PyWrapper;
import java.beans.FeatureDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** The methods of Python's strings that chat templates call, and nothing else of any object. */
final class PythonMethods extends ELResolver {
    private final ELResolver values = JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_ONLY;

    @Override
    public @Nullable Object invoke(
            ELContext context, Object base, Object method, Class<?> @Nullable [] types, Object[] arguments) {
        // Jinjava's own filters, tests, lists and maps; no method of any other object is ever called.
        if (base instanceof Importable || base instanceof PyWrapper) {
            return values.invoke(context, base, method, types, arguments);
        }
        if (!(base instanceof CharSequence)) {
            throw unsupported(method);
        }
        Object result = call(
                base.toString(),
                method.toString(),
                Arrays.stream(arguments)
                        .map(argument -> Objects.toString(argument, ""))
                        .toList());
        context.setPropertyResolved(true);
        return result;
    }

    private static Object call(String text, String method, List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        return switch (method) {
            case "strip" -> rstrip(lstrip(text, first), first);
            case "lstrip" -> lstrip(text, first);
            case "rstrip" -> rstrip(text, first);
            case "startswith" -> text.startsWith(first);
            case "endswith" -> text.endsWith(first);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "title", "capitalize" -> capitalized(text);
            case "replace" -> text.replace(first, arguments.size() > 1 ? arguments.get(1) : "");
            case "split" -> split(text, first);
            default -> throw unsupported(method);
        };
    }

    private static TemplateRefusal unsupported(Object method) {
        return new TemplateRefusal("it calls the method " + method + ", which is not supported");
    }

    /** Whether Python takes this character for white space. */
    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static boolean among(char c, String stripped) {
        return stripped.isEmpty() ? isSpace(c) : stripped.indexOf(c) >= 0;
    }

    private static String lstrip(String text, String stripped) {
        int from = 0;
        while (from < text.length() && among(text.charAt(from), stripped)) {
            from++;
        }
        return text.substring(from);
    }

    private static String rstrip(String text, String stripped) {
        int to = text.length();
        while (to > 0 && among(text.charAt(to - 1), stripped)) {
            to--;
        }
        return text.substring(0, to);
    }

    private static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            text.strip()
                    .lines()
                    .forEach(line -> parts.addAll(List.of(line.strip().split("\\s+", -1))));
            return parts;
        }
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        return values.getValue(context, base, property);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, Object base, Object property) {
        return values.getType(context, base, property);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        values.setValue(context, base, property, value);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return values.isReadOnly(context, base, property);
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return values.getFeatureDescriptors(context, base);
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, Object base) {
        return values.getCommonPropertyType(context, base);
    }
}
