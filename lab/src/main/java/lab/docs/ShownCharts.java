package lab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.chart.Format;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.learn.Notebook;
import lab.report.RunReport;
import locallambda.system.Folders;

/** The report's charts on one page, which also leads to the slides and the notebooks. */
record ShownCharts(Home home) implements Showcase.Part {

    private static final String FOLDER = "charts", PAGE = "README.md";

    @Override
    public String name() {
        return FOLDER;
    }

    /** The run, the words, and the code that draws. */
    @Override
    public String sources() {
        Path checkout = home.checkout();
        return new SourceSum().add(page(report())).add(checkout, CommittedRun.files(home)).addChartCode(checkout)
                .hex();
    }

    private RunReport report() {
        return RunReport.of(CommittedRun.folder(home));
    }

    private Path folder() {
        return home.checkout().resolve(Showcase.LOOK);
    }

    @Override
    public List<Path> make(Consumer<String> say) {
        RunReport report = report();
        Path charts = folder().resolve(FOLDER);
        try {
            Folders.delete(charts);
            Files.createDirectories(charts);
            for (Picture chart : report.charts())
                for (Theme theme : Theme.values()) chart.writePng(charts, theme, Format.PAGE);
            List<Path> made =
                    new ArrayList<>(List.of(Files.writeString(folder().resolve(PAGE), page(report))));
            try (Stream<Path> files = Files.list(charts)) {
                files.sorted().forEach(made::add);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page(RunReport report) {
        return """
                # Look at the results

                You can read everything here without running anything. It comes from the committed reference run: %s.

                - **Slides**: [PDF](%s), [Markdown](%s)
                - **Notebooks with results**: %s
                - **Charts from the report**: below

                > %s

                %s""".formatted(report.run().conditions(), ShownSlides.PDF, ShownSlides.MARKDOWN, notebooks(),
                report.javaAnswer(),
                report.charts().stream().map(ShownCharts::section).collect(Collectors.joining("\n")));
    }

    private String notebooks() {
        return Notebook.in(home.checkout().resolve("notebooks")).stream().map(Notebook::read)
                .map(notebook -> "[%s · %s](../../%s/%s.ipynb)".formatted(notebook.number(), notebook.title(),
                        Showcase.NOTEBOOKS, notebook.name()))
                .collect(Collectors.joining(", "));
    }

    private static String section(Picture chart) {
        return """
                ## %s

                <picture>
                  <source media="(prefers-color-scheme: dark)" srcset="charts/%2$s-night.png">
                  <img src="charts/%2$s.png" alt="%3$s">
                </picture>
                """.formatted(chart.words().title(), chart.name(),
                chart.words().subtitle().replace("&", "&amp;").replace("\"", "&quot;"));
    }
}
