package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first commands of a fresh user on a machine from which only the package mirrors can be reached. The user has the
 * configurations of this one, and nothing else.
 */
@Tag("long")
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class BehindMirrorsTest {

    /** In a mount namespace of its own, so that nobody else notices. */
    private static final String HIDE = """
            for file in hosts resolv.conf passwd; do mount --bind "$0/$file" "/etc/$file"; done
            exec "$@"
            """;

    @TempDir
    Path folder;
    private Path checkout;
    private Path home;
    private Map<String, InetAddress[]> mirrors;

    @BeforeEach
    void hideTheOthers() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can hide the other hosts");
        assumeTrue(new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0,
                "this machine allows no mount namespace");
        mirrors = Mirrors.here();
        home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(folder.resolve("hosts"), hosts());
        // nobody listens there, so a question fails at once
        Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.255.255.254\noptions attempts:1\n");
        // Java takes the home folder from here
        Files.writeString(folder.resolve("passwd"), Files.readString(Path.of("/etc/passwd"))
                .replaceFirst("(?m)^(root:(?:[^:\n]*:){4})[^:\n]*", "$1" + home));
        takeAlong();
        assumeTrue(run("getent", "hosts", mirrors.keySet().iterator().next()).code() == 0, "names come from elsewhere");
        assumeTrue(run("getent", "hosts", "example.com").code() != 0, "names come from elsewhere, too");
    }

    @Test
    void aFreshUserRacesJavaAndPython() throws Exception {
        Ended doctor = run("./jbang", "doctor");
        assertThat(doctor.code()).as(doctor.output()).isZero();
        Ended race = run("./jbang", "race", "--profile", "smoke", "--variants", "java-jvm,python");
        assertThat(race.code()).as(race.output()).isZero();
        assertThat(race.output()).contains("Built java-jvm", "Built python", "Report:")
                .doesNotContain("left out java-jvm", "left out python", "couldn't be installed", "\tat ");
    }

    private String hosts() throws IOException {
        StringBuilder hosts = new StringBuilder();
        for (String line : Files.readAllLines(Path.of("/etc/hosts")))
            if (line.matches("(127\\.|::1\\s).*")) hosts.append(line).append('\n');
        mirrors.forEach((host, addresses) -> {
            for (InetAddress each : addresses)
                hosts.append(each.getHostAddress()).append(' ').append(host).append('\n');
        });
        return hosts.toString();
    }

    private void takeAlong() throws Exception {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        for (Path file : Checkout.files()) copy(Checkout.ROOT.resolve(file), checkout.resolve(file));
        for (String file : Mirrors.CONFIGURATIONS) {
            Path theirs = Path.of(Home.userHome(), file);
            if (Files.isReadable(theirs)) copy(theirs, home.resolve(file));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private record Ended(int code, String output) {}

    private Ended run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-ec", HIDE, folder.toString()));
        words.addAll(List.of(command));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(words).directory(checkout.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.matches("(LAMBDA_RACE|JBANG|XDG)_.*"));
        builder.environment().put("HOME", home.toString());
        return new Ended(builder.start().waitFor(), Files.readString(said));
    }
}
