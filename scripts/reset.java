///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Terminal;
import lab.console.Verb;
import lab.learn.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "reset", description = "Gives you a fresh copy of a notebook and keeps the old one.",
        footer = {"", "Examples:", "  ./jbang reset 04"})
class reset implements Callable<Integer> {

    @Parameters(paramLabel = "NUMBER", description = "The notebook's two-digit number.")
    String number;

    final Terminal terminal = Terminal.detect();

    public Integer call() {
        Work.of(Home.find()).reset(number).forEach(old -> terminal.out().println("Your old copy is now " + old));
        terminal.out()
                .println("Notebook " + number + " is a fresh copy now. Close it in JupyterLab and open it again.");
        return Verb.DONE;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new reset(), arguments));
    }
}
