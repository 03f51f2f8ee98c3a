package lab.explain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.chart.CauseBars;
import lab.chart.TakenApart;
import locallambda.system.Problem;

/**
 * What explanations leave in a folder in addition to the page and the pictures: their tables, and the proof for the
 * advice.
 */
public record Kept(Path folder) {

    /** Used in place of a variant's name for things that concern all variants. */
    public static final String ALL = "all";
    private static final String TABLES = "tables.json", PROOF = "proof.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The committed reference. @param results the folder {@code results} */
    public static Kept reference(Path results) {
        return new Kept(results.resolve(TakenApart.REFERENCE));
    }

    void write(List<Explanation> all) throws IOException {
        Map<String, List<Table>> tables = new LinkedHashMap<>();
        tables.put(ALL, List.of(Tables.causes(all), Tables.tools(all)));
        all.forEach(each -> tables.put(each.variant(), Tables.of(each)));
        JSON.writeValue(Files.createDirectories(folder).resolve(TABLES).toFile(), tables);
    }

    /** Keeps the proof. */
    public void write(Proof proof) throws IOException {
        JSON.writeValue(Files.createDirectories(folder).resolve(PROOF).toFile(), proof);
    }

    /**
     * One of its tables as Markdown, or the picture.
     *
     * @param about a variant, or {@value ALL}
     * @param id    {@code proof}, {@code picture}, or as in {@link Table#id}
     * @return empty if nobody has measured it
     * @throws Problem if it was measured, but has no such table
     */
    public Optional<String> markdown(String about, String id) {
        if (id.equals("picture")) return TakenApart.in(folder) ? Optional.of(picture()) : Optional.empty();
        Path file = folder.resolve(id.equals(PROOF.replace(".json", "")) ? PROOF : TABLES);
        if (!Files.exists(file)) return Optional.empty();
        try {
            if (file.endsWith(PROOF)) return Optional.of(JSON.readValue(file.toFile(), Proof.class).markdown());
            Map<String, List<Table>> tables = JSON.readValue(file.toFile(), new TypeReference<>() {});
            return Optional.of(tables.getOrDefault(about, List.of()).stream().filter(table -> table.id().equals(id))
                    .findFirst().map(table -> table.markdown() + place())
                    .orElseThrow(() -> new Problem(file + " has no table " + id + " about " + about + ".",
                            "Correct the comment above the table, or measure again: ./jbang explain --as-reference")));
        } catch (IOException e) {
            throw new Problem(file + " can't be read: " + e.getMessage() + ".", "Measure again: ./jbang explain", e);
        }
    }

    /** For a page in {@code docs}. */
    private String picture() {
        String file = "../results/" + TakenApart.REFERENCE + "/" + CauseBars.NAME;
        return """
                <picture>
                  <source media="(prefers-color-scheme: dark)" srcset="%s-night-readme.png">
                  <img src="%s-readme.png" alt="%s" width="640">
                </picture>""".formatted(file, file, TakenApart.read(folder).picture().words().title());
    }

    private String place() {
        return TakenApart.in(folder) ? "\n\n*Local lab, " + TakenApart.read(folder).place() + ".*" : "";
    }

    /**
     * Makes this folder the committed reference for everything that it contains: bars, tables, picture, or the proof.
     */
    public void becomeReference(Path results) throws IOException {
        Path reference = Files.createDirectories(reference(results).folder());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().matches(".*(\\.json|-readme\\.png)")).toList())
                Files.copy(file, reference.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
