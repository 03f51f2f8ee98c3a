package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What must hold in every file that git tracks. */
class TrackedFilesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");
    private static final Pattern OF_A_MACHINE = Pattern.compile("(^|[^\\w.~$}-])/(work|farm|root|Users)/|/home/\\w+/");
    private static final Pattern REGISTRY = Pattern.compile(
            "repo1?\\.maven|pypi\\.org|python[h]osted|static\\.crates|index\\.crates|proxy\\.golang|"
                    + "registry\\.npm|deb\\.debian");

    @Test
    void linksInPagesLeadSomewhere() throws Exception {
        List<String> broken = new ArrayList<>();
        for (Path page : Checkout.files("*.md"))
            LINK.matcher(Checkout.read(page.toString())).results().map(link -> link.group(1))
                    .filter(link -> !Files.exists(Checkout.ROOT.resolve(page).resolveSibling(link)))
                    .forEach(link -> broken.add(page + " → " + link));
        assertThat(broken).isEmpty();
    }

    @Test
    void noPathOfOneMachine() throws Exception {
        assertThat(linesWith(OF_A_MACHINE)).isEmpty();
    }

    @Test
    void noHostOfARegistry() throws Exception {
        assertThat(linesWith(REGISTRY)).isEmpty();
    }

    /**
     * The formatter cannot cut text blocks and the comments that JBang reads. One-off scripts have 40 lines at most,
     * and
     * are wider for it.
     */
    @Test
    void javaIsAtMost120ColumnsWide() throws Exception {
        List<String> wide = new ArrayList<>();
        for (Path file : Checkout.files("*.java"))
            if (!file.startsWith("scripts/oneoff")) Checkout.read(file.toString()).lines()
                    .filter(line -> line.length() > 120)
                    .filter(line -> !line.startsWith("//JAVA_OPTIONS ")).forEach(line -> wide.add(file + ": " + line));
        assertThat(wide).isEmpty();
    }

    private static List<String> linesWith(Pattern pattern) throws Exception {
        List<String> found = new ArrayList<>();
        for (Path file : Checkout.files("*.java", "*.md", "*.xml", "*.json", "*.yaml", "*.yml", "*.py", "*.rs",
                "*.toml", "*.txt", "*.js", "*.sh", "jbang", ".ci/run"))
            if (!file.endsWith("package-lock.json"))
                Files.readString(Checkout.ROOT.resolve(file)).lines().filter(line -> pattern.matcher(line).find())
                        .forEach(line -> found.add(file + ": " + line.strip()));
        return found;
    }
}
