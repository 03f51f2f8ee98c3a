package lab.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import locallambda.system.Problem;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the reports that Surefire and pytest write: counts, and what the failed tests say. */
final class JUnitXml {

    private static final int LINES_OF_A_FAILURE = 15;

    private JUnitXml() {}

    /** @param folder all its files {@code *.xml} are read; if there is none, all counts are 0 */
    static Outcome read(Path folder) {
        TestCounts tally = TestCounts.NONE;
        List<String> remarks = new ArrayList<>();
        for (Path file : reports(folder))
            for (Element test : elements(parse(file).getElementsByTagName("testcase"))) {
                Stream<Element> bad =
                        Stream.of("failure", "error").flatMap(tag -> elements(test.getElementsByTagName(tag)).stream());
                List<Element> failures = bad.toList();
                boolean skipped = test.getElementsByTagName("skipped").getLength() > 0;
                tally = tally.plus(!failures.isEmpty() ? new TestCounts(0, 1, 0)
                        : skipped ? new TestCounts(0, 0, 1) : new TestCounts(1, 0, 0));
                failures.forEach(failure -> remarks.addAll(remark(test, failure)));
            }
        return new Outcome(tally, remarks);
    }

    /** Removes the reports of an earlier run, which would be counted as this one's. */
    static void clear(Path folder) {
        try {
            for (Path file : reports(folder)) Files.delete(file);
        } catch (IOException e) {
            throw new Problem("The old test reports in " + folder + " can't be removed.", "Remove that folder.", e);
        }
    }

    private static List<String> remark(Element test, Element failure) {
        String text = failure.getTextContent().strip();
        Stream<String> lines =
                (text.isEmpty() ? failure.getAttribute("message") : text).lines().limit(LINES_OF_A_FAILURE);
        return Stream.concat(Stream.of("FAILED " + test.getAttribute("classname") + "." + test.getAttribute("name")),
                lines.map(line -> "  " + line)).toList();
    }

    private static List<Path> reports(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        } catch (IOException e) {
            throw new Problem("The test reports in " + folder + " can't be listed.",
                    "Check the folder and run the tests again.", e);
        }
    }

    private static Element parse(Path file) {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new Problem("The test report " + file + " can't be read.", "Run the tests again.", e);
        }
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast).toList();
    }
}
