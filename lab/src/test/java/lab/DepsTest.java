package lab;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** JBang and Maven build the lab from the same libraries. */
class DepsTest {

    private static final String BOM = "@pom";
    /** The group of the modules whose sources a script compiles along. */
    private static final String OURS = "race";

    @Test
    void scriptsCompileTheLocalLambdaAlong() throws Exception {
        assertThat(Checkout.read("lab/src/main/java/lab/Deps.java")).contains(
                "//SOURCES ../../../../../local-lambda/src/main/java/**.java",
                "//FILES ../../../../../local-lambda/src/main/resources/**");
    }

    @Test
    void depsJavaNamesWhatTheLabNeedsToRun() throws Exception {
        assertThat(deps("lab/src/main/java/lab/Deps.java").stream().filter(dep -> !dep.endsWith(BOM)))
                .containsExactlyInAnyOrderElementsOf(needed());
    }

    @Test
    void managedVersionsComeFromTheSameBoms() throws Exception {
        Set<String> boms =
                deps("lab/src/main/java/lab/Deps.java").stream().filter(dep -> dep.endsWith(BOM)).collect(toSet());
        assertThat(boms).isNotEmpty().isSubsetOf(imported());
        Set<String> managed = needed().stream().filter(dep -> dep.split(":").length == 2).map(dep -> dep.split(":")[0])
                .collect(toSet());
        assertThat(managed).allMatch(group -> boms.stream().anyMatch(bom -> group.startsWith(bom.split(":")[0])));
    }

    @Test
    void scriptsAskForNoOtherVersions() throws Exception {
        Set<String> known =
                new HashSet<>(dependencies("lab/pom.xml", dependency -> !OURS.equals(text(dependency, "groupId"))));
        known.addAll(imported());
        for (Path script : Checkout.files("scripts/*.java"))
            if (!script.startsWith("scripts/oneoff"))
                assertThat(known).as(script.toString()).containsAll(deps(script.toString()));
    }

    private static List<String> deps(String file) throws Exception {
        return Checkout.read(file).lines().filter(line -> line.startsWith("//DEPS "))
                .map(line -> line.substring(7).strip()).toList();
    }

    private static Set<String> needed() throws Exception {
        Set<String> all = new HashSet<>();
        for (String module : List.of("local-lambda", "lab"))
            all.addAll(dependencies(module + "/pom.xml", dependency -> !OURS.equals(text(dependency, "groupId"))
                    && !text(dependency, "scope").equals("test") && !text(dependency, "optional").equals("true")));
        return all;
    }

    private static Set<String> imported() throws Exception {
        return dependencies("pom.xml", dependency -> text(dependency, "scope").equals("import")).stream()
                .map(dep -> dep + BOM).collect(toSet());
    }

    private static Set<String> dependencies(String pom, Predicate<Element> wanted) throws Exception {
        return elements(parse(pom).getElementsByTagName("dependency")).stream().filter(wanted)
                .map(dependency -> text(dependency, "groupId") + ":" + text(dependency, "artifactId")
                        + version(text(dependency, "version")))
                .collect(toSet());
    }

    private static String version(String text) {
        if (text.isEmpty()) return "";
        if (!text.startsWith("${")) return ":" + text;
        try {
            return ":" + parse("pom.xml").getElementsByTagName(text.substring(2, text.length() - 1)).item(0)
                    .getTextContent();
        } catch (Exception e) {
            throw new IllegalStateException("no property " + text, e);
        }
    }

    private static Element parse(String pom) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(Checkout.ROOT.resolve(pom).toFile()).getDocumentElement();
    }

    private static String text(Element element, String tag) {
        NodeList found = element.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) elements.add((Element) nodes.item(i));
        return elements;
    }
}
