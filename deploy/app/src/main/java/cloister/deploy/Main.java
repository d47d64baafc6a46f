package cloister.deploy;

import cloister.deploy.command.Cloister;
import cloister.deploy.terminal.Screen;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Screen screen = Screen.of(System.getProperties(), System.getenv());
        System.exit(new Cloister(screen, System.getenv()).execute(arguments));
    }
}
