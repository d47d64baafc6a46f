package cloister.redaction.model.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the few things of Jinja that chat templates use and Jinjava's parser does not take in words that it takes:
 * reversed lists, and sums as named arguments of {@code namespace}.
 */
final class Dialect {
    private static final Pattern REVERSED = Pattern.compile("\\[\\s*:\\s*:\\s*-1\\s*]");
    private static final Pattern NAMESPACE = Pattern.compile("\\bnamespace\\s*\\(");
    private static final Pattern NAMED = Pattern.compile("\\s*\\w+\\s*=(?!=)");

    private Dialect() {}

    static String adapted(String template) {
        String source = REVERSED.matcher(template).replaceAll("|reverse");
        StringBuilder out = new StringBuilder();
        Matcher call = NAMESPACE.matcher(source);
        int from = 0;
        while (call.find(from)) {
            out.append(source, from, call.end());
            from = arguments(source, call.end(), out);
        }
        return out.append(source, from, source.length()).toString();
    }

    /** Puts each argument's value into brackets. Gives the place of the closing bracket. */
    private static int arguments(String source, int begin, StringBuilder out) {
        int argument = begin;
        int depth = 0;
        char quote = 0;
        for (int at = begin; at < source.length(); at++) {
            char c = source.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                bracketed(source.substring(argument, at), out);
                if (c == ')') {
                    return at;
                }
                out.append(',');
                argument = at + 1;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
        }
        out.append(source, argument, source.length());
        return source.length();
    }

    private static void bracketed(String argument, StringBuilder out) {
        Matcher name = NAMED.matcher(argument);
        if (name.lookingAt()) {
            out.append(argument, 0, name.end())
                    .append('(')
                    .append(argument, name.end(), argument.length())
                    .append(')');
        } else {
            out.append(argument);
        }
    }
}
