package cloister.audit.ledger;

import java.util.Iterator;
import java.util.Map;

/** Writes JSON: canonical for machines, indented for people. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    static String canonical(Json value) {
        JsonWriter writer = new JsonWriter(false);
        writer.write(value, 0);
        return writer.out.toString();
    }

    static String pretty(Json value) {
        JsonWriter writer = new JsonWriter(true);
        writer.write(value, 0);
        return writer.out.toString();
    }

    /** A lone surrogate has no UTF-8 form, so it would not be the same text after a round trip. */
    static void requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw new IllegalArgumentException("a lone surrogate can't be written");
            }
            i++;
        }
    }

    private void write(Json value, int depth) {
        if (value instanceof Json.Obj object) {
            writeObject(object, depth);
        } else if (value instanceof Json.Arr array) {
            writeArray(array, depth);
        } else if (value instanceof Json.Text text) {
            writeText(text.value());
        } else if (value instanceof Json.Num number) {
            out.append(number.value());
        } else {
            out.append(((Json.Bool) value).value());
        }
    }

    private void writeObject(Json.Obj object, int depth) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            newLine(depth + 1);
            writeText(member.getKey());
            out.append(pretty ? ": " : ":");
            write(member.getValue(), depth + 1);
            out.append(members.hasNext() ? "," : "");
        }
        if (!object.members().isEmpty()) {
            newLine(depth);
        }
        out.append('}');
    }

    private void writeArray(Json.Arr array, int depth) {
        out.append('[');
        boolean flat = array.items().stream().allMatch(item -> item instanceof Json.Num);
        Iterator<Json> items = array.items().iterator();
        while (items.hasNext()) {
            if (!flat) {
                newLine(depth + 1);
            }
            write(items.next(), depth + 1);
            out.append(items.hasNext() ? "," : "");
        }
        if (!flat) {
            newLine(depth);
        }
        out.append(']');
    }

    private void newLine(int depth) {
        if (pretty) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    /** Escapes as RFC 8785, section 3.2.2.2: short forms where there are any, other control characters in hex. */
    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (unit < ' ') {
                        out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xF));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }
}
