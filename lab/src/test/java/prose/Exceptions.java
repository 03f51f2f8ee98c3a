package prose;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.util.List;
import lab.Checkout;

/** Findings that stay as they are, each with its reason: {@code exceptions.yaml}. */
record Exceptions(List<Exception> all) {

    private static final String FILE = "lab/src/test/resources/prose/exceptions.yaml";

    /**
     * @param rule   its id
     * @param words  that it may find
     * @param files  a glob; absent, it is all files
     * @param reason why they are right there
     */
    record Exception(String rule, String words, String files, String reason) {

        boolean covers(Finding finding) {
            return finding.rule().equals(rule) && finding.words().equalsIgnoreCase(words) && (files == null
                    || FileSystems.getDefault().getPathMatcher("glob:" + files).matches(finding.file()));
        }
    }

    static Exceptions read() throws IOException {
        return new Exceptions(List.of(new ObjectMapper(new YAMLFactory()).readValue(Checkout.read(FILE),
                Exception[].class)));
    }

    boolean cover(Finding finding) {
        return all.stream().anyMatch(exception -> exception.covers(finding));
    }

    List<Exception> without(List<Finding> findings) {
        return all.stream().filter(exception -> findings.stream().noneMatch(exception::covers)).toList();
    }
}
