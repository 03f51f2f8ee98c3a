///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java
//DEPS org.junit:junit-bom:6.1.3@pom
//DEPS org.junit.jupiter:junit-jupiter
//DEPS org.junit.platform:junit-platform-launcher

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.learn.Jupyter;
import lab.learn.Kernel;
import lab.learn.Server;
import lab.learn.Work;
import lab.toolchain.BuildProgress;
import lab.toolchain.StoresBuild;
import lab.toolchain.Toolchains;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "learn",
        description = "Opens the notebooks. Sets up JupyterLab and its Java kernel, and copies missing notebooks "
                + "to my-work/.",
        footer = {"", "Examples:", "  ./jbang learn", "  ./jbang learn --no-browser --port 8890",
            "  ./jbang learn --set-up"})
class learn implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8888",
            description = "Port on 127.0.0.1; 0 means any free port (default: ${DEFAULT-VALUE}, or the next free one).")
    int port;

    @Option(names = "--no-browser", description = "Print the address without opening a browser.")
    boolean noBrowser;

    @Option(names = "--set-up",
            description = "Set everything up and stop. Then the next start is quick and needs no network.")
    boolean setUp;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::learn, () -> terminal.out().println("Stopped. Your notebooks are in my-work/."));
    }

    private int learn() throws Exception {
        Home home = Home.find();
        Work work = Work.of(home);
        Optional<String> running = Server.running(home, work);
        if (running.isPresent()) {
            terminal.out().println("JupyterLab is already running: " + running.get());
            return Verb.DONE;
        }
        Jupyter jupyter;
        try (BuildProgress progress = new BuildProgress(terminal, "")) {
            jupyter = Jupyter.of(home, progress);
            new Toolchains(home.lambdas()).add("fonts", progress);
        }
        Path kernel = Kernel.install(home, jupyter);
        StoresBuild.classPath(home);
        work.copyMissing(terminal.out()::println);
        if (setUp) {
            terminal.out().println("Everything is set up. To begin: ./jbang learn");
            return Verb.DONE;
        }
        try (Server server =
                Server.start(home, jupyter, kernel, work, new Server.Options(port, !noBrowser && hasDesktop()))) {
            terminal.out().println(terminal.bold("Open " + server.url()));
            terminal.out().println("Ctrl-C stops JupyterLab. Your work stays in my-work/.");
            server.await();
        }
        return Verb.DONE;
    }

    private static boolean hasDesktop() {
        return System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new learn(), arguments));
    }
}
