package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this checkout, for tests that look after them. */
public final class Checkout {

    public static final Path ROOT = Home.find().checkout();

    private Checkout() {}

    public static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** What git tracks or would track, as paths in the checkout. */
    public static List<Path> files(String... patterns) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                Stream.of("git", "ls-files", "--cached", "--others", "--exclude-standard", "--"), Stream.of(patterns))
                .toList();
        Process git = new ProcessBuilder(command).directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Path> files = git.inputReader().lines().distinct().map(Path::of)
                .filter(file -> Files.isRegularFile(ROOT.resolve(file))).toList();
        if (git.waitFor() != 0) throw new IOException("git ls-files failed in " + ROOT);
        return files;
    }
}
