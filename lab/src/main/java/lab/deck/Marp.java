package lab.deck;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.Home;
import lab.toolchain.BuildListener;
import lab.toolchain.NodePackages;
import locallambda.system.Problem;

/** Marp's command line, in the version that {@code slides/package-lock.json} pins. */
public record Marp(Path program, Path config, Optional<Path> chromium) {

    /** Installs Marp into the cache if it is not there yet. */
    public static Marp of(Home home, Optional<Path> chromium, BuildListener listener) {
        Path slides = home.checkout().resolve("slides");
        Path modules = NodePackages.install(home, "marp", slides, listener);
        return new Marp(modules.resolve("@marp-team/marp-cli/marp-cli.js"), slides.resolve("marp.config.mjs"),
                chromium);
    }

    /**
     * Converts a deck.
     *
     * @param options what to make of it, e.g. {@code --pdf}
     * @throws Problem if Marp fails
     */
    public void convert(Path markdown, Path output, String... options) {
        List<String> command = new ArrayList<>(List.of("node", program.toString(), "--no-stdin", "--config-file",
                config.toString(), "--output", output.toString()));
        command.addAll(List.of(options));
        command.add(markdown.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        // it opens only what was just written, and root has no sandbox
        builder.environment().put("CHROME_NO_SANDBOX", "1");
        chromium.ifPresent(browser -> builder.environment().put("CHROME_PATH", browser.toString()));
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0)
                throw failed(output,
                        said.lines().filter(line -> line.contains("ERROR")).findFirst().orElse(said.strip()));
        } catch (IOException e) {
            throw failed(output, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped before " + output.getFileName() + " was written.", "Run the command again.", e);
        }
    }

    private static Problem failed(Path output, String why) {
        return new Problem("Marp couldn't write " + output.getFileName() + ": " + why.strip(),
                "To check Node and Chromium: ./jbang doctor");
    }
}
