package lab.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lab.Home;
import org.junit.jupiter.api.Test;

/** Functions that are set beside each other have the same SDK, JSON library, hooks and runtime client. */
class SharedVersionsTest {

    private static final Pattern PROPERTY = Pattern.compile("<((?:aws\\.sdk|crac)\\.version)>([^<]+)</");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<artifactId>(aws-lambda-java-(?:core|runtime-interface-client)|jackson-jr-objects)</artifactId>"
                    + "<version>([^<]+)</");

    @Test
    void frameworksHaveThoseOfPlainJava() throws IOException {
        Map<String, String> plain = versions("java/pom.xml");
        assertThat(plain).containsKeys("aws.sdk.version", "crac.version", "aws-lambda-java-core",
                "jackson-jr-objects");
        assertThat(versions("frameworks/pom.xml")).isEqualTo(plain);
    }

    private static Map<String, String> versions(String pom) throws IOException {
        String text = Files.readString(Path.of(Home.find().lambdas().toString(), pom));
        Map<String, String> versions = new TreeMap<>();
        for (Pattern pattern : List.of(PROPERTY, DEPENDENCY))
            pattern.matcher(text).results().forEach(found -> versions.put(found.group(1), found.group(2)));
        return versions;
    }
}
