package frozen;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Home;
import lab.bench.BenchRecord;
import lab.bench.BenchTables;
import lab.docs.PageTables;
import lab.docs.Sweep;

/**
 * What pages of docs/ have from committed runs and benches, without the text around it; and several runs in one table.
 */
final class ShownPages {

    private static final Pattern BLOCK = Pattern.compile("(?sm)^(<!-- (\\w+) [^\\n]* -->\\n).*?^(<!-- /\\2 -->)");

    private ShownPages() {}

    /** @param scratch becomes a checkout whose pages hold nothing but what is filled in */
    static void show(Path scratch, Outputs out) throws IOException {
        Path checkout = Home.find().checkout(), results = Home.find().results();
        for (String part : List.of("lambdas", "results"))
            Files.createSymbolicLink(scratch.resolve(part), checkout.resolve(part));
        Path docs = Files.createDirectories(scratch.resolve("docs"));
        for (Path page : pages(checkout.resolve("docs"))) {
            String blocks = BLOCK.matcher(Files.readString(page)).results()
                    .map(block -> block.group(1) + block.group(3)).collect(joining("\n\n"));
            if (!blocks.isEmpty()) Files.writeString(docs.resolve(page.getFileName()), blocks);
        }
        PageTables.fill(scratch);
        for (Path page : pages(docs)) out.add(page.getFileName().toString(), page);
        BenchTables bench = new BenchTables(BenchRecord.read(results.resolve("reference-bench.json")));
        out.add("benches.md", bench.pacing() + "\n\n" + bench.all() + "\n\n"
                + new BenchTables(BenchRecord.read(results.resolve("reference-restores.json"))).restores());
        out.add("sweep.txt",
                Sweep.of(Stream.of("0", "100").map(work -> results.resolve("sweep-" + work)).toList()).text());
    }

    private static List<Path> pages(Path docs) throws IOException {
        try (Stream<Path> files = Files.walk(docs)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }
}
