package cloister.deploy.command;

import cloister.deploy.home.Refusal;
import java.io.PrintStream;
import java.util.Set;

/** Exceptions as a person may see them. Messages of foreign exceptions can repeat a document: they are never shown. */
final class Faults {
    /** Our own exceptions whose messages are written for people. */
    private static final Set<String> SAFE = Set.of(
            "ArchiveException",
            "ExtractionException",
            "GoldFormatException",
            "LedgerException",
            "ModelException",
            "PolicyException",
            "SourceException");

    private Faults() {}

    /** One line for each thing that is wrong. */
    static String line(Throwable fault) {
        if (isSafe(fault)) {
            return String.valueOf(fault.getMessage());
        }
        if (fault instanceof OutOfMemoryError) {
            return "out of memory: give the process more (CLOISTER_JAVA_OPTIONS=-Xmx1g), or lower the limits";
        }
        if (isDiskFull(fault)) {
            return "the disk is full: make room and try again; nothing was lost";
        }
        return "an unforeseen fault (" + fault.getClass().getSimpleName() + "); add --debug to see where it arose";
    }

    private static boolean isSafe(Throwable fault) {
        return fault instanceof Refusal
                || (fault.getClass().getName().startsWith("cloister.")
                        && SAFE.contains(fault.getClass().getSimpleName()));
    }

    private static boolean isDiskFull(Throwable fault) {
        for (Throwable next = fault; next != null; next = next.getCause()) {
            if (next instanceof java.io.IOException
                    && String.valueOf(next.getMessage()).contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    /** Kinds and places, without any foreign message. */
    static void trace(Throwable fault, PrintStream out) {
        for (Throwable next = fault; next != null; next = next.getCause()) {
            out.println((next == fault ? "" : "caused by ")
                    + next.getClass().getName()
                    + (isSafe(next) ? ": " + next.getMessage() : ""));
            for (StackTraceElement frame : next.getStackTrace()) {
                out.println("    at " + frame);
            }
        }
    }
}
