package lab.deck;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import locallambda.system.Problem;

/**
 * Figures that others published and that no data file contains, from {@code slides/facts.yaml}. A slide that shows such
 * a figure cites its source.
 */
public final class Facts {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

    private final Map<String, Fact> facts;
    private final SlideFooter foot;

    /** @param says the figure in words @param source who said so, and when */
    public record Fact(String says, String source, URI url) {}

    private Facts(Map<String, Fact> facts, SlideFooter foot) {
        this.facts = facts;
        this.foot = foot;
    }

    static Map<String, Fact> read(Path yaml) {
        try {
            return YAML.readValue(yaml.toFile(), new TypeReference<Map<String, Fact>>() {});
        } catch (IOException e) {
            throw new Problem(yaml + " can't be read: " + e.getMessage().lines().findFirst().orElse("") + ".",
                    "Each fact needs the fields says, source, and url.", e);
        }
    }

    static Facts of(Map<String, Fact> facts, SlideFooter foot) {
        return new Facts(facts, foot);
    }

    /** What the fact says; its source goes into the slide's footer. */
    public String says(String name) {
        Fact fact = facts.get(name);
        if (fact == null)
            throw new Problem("there is no fact named " + name,
                    "Use one of the facts in slides/facts.yaml: " + String.join(", ", facts.keySet()) + ".");
        foot.cited("[" + fact.source() + "](" + fact.url() + ")");
        return fact.says();
    }
}
