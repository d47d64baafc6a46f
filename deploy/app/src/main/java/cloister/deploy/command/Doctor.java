package cloister.deploy.command;

import cloister.deploy.doctor.Check;
import cloister.deploy.doctor.Checkup;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Screen;
import cloister.deploy.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "doctor",
        description = "Check what Cloister needs and say what to mend.",
        exitCodeList = {"0:it can work", "1:something must be mended", "2:the command line is wrong"})
final class Doctor implements Callable<Integer> {
    private final Context context;

    @Option(names = "--json", description = "Print one JSON object a check.")
    boolean json;

    Doctor(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Settings settings = context.settings();
        List<Check> checks = new Checkup(context.openHome(), settings).run();
        if (json) {
            checks.forEach(
                    check -> context.screen().out().println(JsonMapper.shared().writeValueAsString(json(check))));
        } else {
            print(checks);
        }
        return checks.stream().anyMatch(check -> check.state() == Check.State.BROKEN) ? Cloister.FAILED : 0;
    }

    private void print(List<Check> checks) {
        Table table = new Table("check", "state", "found", "to mend");
        for (Check check : checks) {
            Screen.Colour colour =
                    switch (check.state()) {
                        case GOOD -> Screen.Colour.GREEN;
                        case WORSE -> Screen.Colour.YELLOW;
                        case BROKEN -> Screen.Colour.RED;
                    };
            table.row(
                    Table.Cell.of(check.what()),
                    Table.Cell.of(check.state().word(), colour),
                    Table.Cell.of(check.found()),
                    Table.Cell.of(check.mend()));
        }
        table.print(context.screen());
    }

    private static Map<String, Object> json(Check check) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("check", check.what());
        map.put("state", check.state().word());
        map.put("found", check.found());
        map.put("mend", check.mend());
        return map;
    }
}
