package cloister.redaction.evaluation.generation;

import cloister.pipeline.FindingType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a template into nodes. */
final class TemplateParser {
    private static final Pattern INSERT = Pattern.compile("\\$([\\w.-]+)(?:([*+&;])(\\d+)-(\\d+))?");

    private final String text;
    private int at;

    private TemplateParser(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if a bracket has no other half, or a slot can't be read */
    static Node parse(String text) {
        TemplateParser parser = new TemplateParser(text);
        Node node = parser.sequence("");
        if (parser.at < text.length()) {
            throw new IllegalArgumentException("a bracket too many: " + text);
        }
        return node;
    }

    private Node sequence(String stop) {
        List<Node> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && !stopsAt(stop)) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                char next = text.charAt(at + 1);
                plain.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
                at += 2;
            } else if (c == '{' || c == '‹' || text.startsWith("[[", at)) {
                flush(plain, parts);
                parts.add(c == '{' ? braces() : c == '‹' ? kept() : marked());
            } else {
                plain.append(c);
                at++;
            }
        }
        flush(plain, parts);
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private boolean stopsAt(String stop) {
        return switch (stop) {
            case "" -> false;
            case "|" -> text.charAt(at) == '|' || text.charAt(at) == '}';
            default -> text.startsWith(stop, at);
        };
    }

    private static void flush(StringBuilder plain, List<Node> parts) {
        if (plain.length() > 0) {
            parts.add(new Node.Text(plain.toString()));
            plain.setLength(0);
        }
    }

    private Node kept() {
        at++;
        Node inside = sequence("›");
        close("›");
        return new Node.Marked(Mark.KEEP, inside);
    }

    private Node marked() {
        int colon = text.indexOf(':', at);
        Mark mark = Mark.of(FindingType.valueOf(text.substring(at + 2, colon)));
        at = colon + 1;
        Node inside = sequence("]]");
        close("]]");
        return new Node.Marked(mark, inside);
    }

    private Node braces() {
        int start = at++;
        if (!isChoice(start)) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("no closing brace: " + text);
            }
            String inside = text.substring(at, end);
            at = end + 1;
            return slot(inside);
        }
        List<Node> options = new ArrayList<>();
        while (true) {
            options.add(sequence("|"));
            if (at < text.length() && text.charAt(at) == '|') {
                at++;
            } else {
                close("}");
                return new Node.Choice(options);
            }
        }
    }

    /** Whether a bar stands between this brace and its other half. */
    private boolean isChoice(int brace) {
        int depth = 0;
        for (int i = brace; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                case '|' -> {
                    if (depth == 1) {
                        return true;
                    }
                }
                default -> {}
            }
            if (depth == 0) {
                return false;
            }
        }
        throw new IllegalArgumentException("no closing brace: " + text);
    }

    private void close(String bracket) {
        if (!text.startsWith(bracket, at)) {
            throw new IllegalArgumentException("no " + bracket + " in: " + text);
        }
        at += bracket.length();
    }

    private static Node slot(String inside) {
        if (inside.startsWith("$")) {
            return insert(inside);
        }
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        String argument = colon < 0 ? "" : inside.substring(colon + 1);
        int dot = name.indexOf('.');
        return new Node.Slot(dot < 0 ? name : name.substring(0, dot), dot < 0 ? "" : name.substring(dot + 1), argument);
    }

    private static Node insert(String inside) {
        Matcher matcher = INSERT.matcher(inside);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no rule: " + inside);
        }
        if (matcher.group(2) == null) {
            return new Node.Insert(matcher.group(1), 1, 1, "");
        }
        String between =
                switch (matcher.group(2)) {
                    case "*" -> "\n";
                    case "+" -> " ";
                    case "&" -> ", ";
                    default -> "; ";
                };
        return new Node.Insert(
                matcher.group(1), Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)), between);
    }
}
