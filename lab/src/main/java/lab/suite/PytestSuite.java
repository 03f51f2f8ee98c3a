package lab.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import locallambda.system.Problem;

/** Tests of a Python function, in a virtual environment in the cache that belongs to its lists of requirements. */
record PytestSuite(String name, Path folder, Path cache, Path logs) implements Suite {

    private static final String REQUIREMENTS = "requirements-test.txt";
    private static final String PACKAGE = "Install Python with venv, on Debian and Ubuntu: apt-get install "
            + "python3-venv";

    @Override
    public Outcome run(Consumer<String> lines) {
        if (!Tool.isHere("python3")) return Outcome.leftOut("python3 isn't on the PATH.", PACKAGE);
        Tool tool = new Tool(folder, logs.resolve(name + ".log"), Map.of("PYTHONDONTWRITEBYTECODE", "1"), lines);
        Path venv = cache.resolve("pytest-" + mark());
        Optional<Outcome> trouble = setUp(tool, venv);
        if (trouble.isPresent()) return trouble.get();
        Path reports = logs.resolve(name);
        JUnitXml.clear(reports);
        Tool.Ended ended = tool.run(List.of(venv + "/bin/python", "-m", "pytest", "-p", "no:cacheprovider",
                "--junitxml=" + reports.resolve("pytest.xml")));
        Outcome outcome = JUnitXml.read(reports);
        return ended.exitCode() == 0 || outcome.tally().failed() > 0 ? outcome : Outcome.couldNotRun(ended.complaint());
    }

    private Optional<Outcome> setUp(Tool tool, Path venv) {
        Path ready = venv.resolve("ready");
        if (Files.exists(ready)) return Optional.empty();
        Tool.Ended made = tool.run(List.of("python3", "-m", "venv", "--clear", venv.toString()));
        if (made.exitCode() != 0)
            return Optional.of(Outcome.leftOut("python3 can't create a virtual environment.", PACKAGE));
        Tool.Ended installed =
                tool.run(List.of(venv + "/bin/pip", "install", "--disable-pip-version-check", "-r", REQUIREMENTS));
        if (installed.exitCode() != 0) return Optional.of(Outcome.couldNotRun(installed.complaint()));
        touch(ready);
        return Optional.empty();
    }

    /** A sum over the list of requirements and those it includes. */
    private String mark() {
        try {
            CRC32 sum = new CRC32();
            add(folder.resolve(REQUIREMENTS), sum);
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new Problem("Can't read the test requirements in " + folder + ".", "Check its permissions.",
                    e);
        }
    }

    private static void add(Path list, CRC32 sum) throws IOException {
        sum.update(Files.readAllBytes(list));
        for (String line : Files.readAllLines(list))
            if (line.startsWith("-r ")) add(list.resolveSibling(line.substring(3).strip()), sum);
    }

    private static void touch(Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
