package lab.notebook.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lab.Home;
import lab.notebook.cell.CannotRun;
import lab.run.Run;
import locallambda.system.Problem;

/**
 * The recorded builds and runs of the small program on a machine with GraalVM: {@code notebooks/native/recorded.json}.
 *
 * @param date    the day, ISO
 * @param machine in a few words
 * @param graalvm version of its native-image
 */
record NativeRecord(String date, String machine, String graalvm, List<Image> images) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One build with its metadata. @param greets what it said, by argument */
    record Image(JsonNode metadata, double seconds, long peakMb, double megabytes, Map<String, Said> greets) {}

    record Said(int exit, String output) {}

    static NativeRecord read(Home home) throws IOException {
        return JSON.readValue(GreetingFolder.sources(home).resolve("recorded.json").toFile(), NativeRecord.class);
    }

    /** The recorded build whose metadata has the most of what this metadata declares, and nothing else. */
    Image image(JsonNode metadata) {
        Set<String> declared = declared(metadata);
        return images.stream().filter(each -> declared.containsAll(declared(each.metadata())))
                .max(Comparator.comparingInt(each -> declared(each.metadata()).size())).orElseThrow();
    }

    /** Where and when it was recorded, for the note beside every figure of the record. */
    String source() {
        return "recorded on " + Run.printed(LocalDate.parse(date)) + ", " + machine + ", native-image " + graalvm;
    }

    ProgramRun run(Image image, String greeting) {
        Said said = image.greets().get(greeting);
        if (said == null)
            throw new CannotRun(new Problem("There is no recording of \"" + greeting + "\".",
                    "Choose from " + String.join(", ", image.greets().keySet()) + "."));
        return new ProgramRun("./greeting " + greeting, said.exit(), said.output(), source());
    }

    /** Each type and each method that may be called by reflection. */
    private static Set<String> declared(JsonNode metadata) {
        Set<String> all = new TreeSet<>();
        for (JsonNode each : metadata.path("reflection")) {
            String type = each.path("type").asText();
            all.add(type);
            for (JsonNode method : each.path("methods"))
                all.add(type + "." + method.path("name").asText() + method.path("parameterTypes"));
            if (each.path("allDeclaredConstructors").asBoolean() || each.path("allPublicConstructors").asBoolean())
                all.add(type + ".<init>[]");
        }
        return all;
    }
}
